import {describe, expect, it} from 'vitest'
import {countVerdicts, verdictSentences} from './verdict-sentences.ts'

describe('the answer of a result', () => {
  it('names every verdict that occurs, once', () => {
    expect(verdictSentences({meets: 3, gaps: 2, notJudged: 2})).toEqual([
      'Three domains meet the level your role needs.',
      'Two are gaps.',
      'Two are not judged yet.',
    ])
  })

  it('agrees in number', () => {
    expect(verdictSentences({meets: 1, gaps: 1, notJudged: 1})).toEqual([
      'One domain meets the level your role needs.',
      'One is a gap.',
      'One is not judged yet.',
    ])
  })

  it('leaves out what does not occur', () => {
    expect(verdictSentences({meets: 5, gaps: 0, notJudged: 2})).toEqual([
      'Five domains meet the level your role needs.',
      'Two are not judged yet.',
    ])
    expect(verdictSentences({meets: 0, gaps: 2, notJudged: 5})).toEqual([
      'Two domains lie below the level your role needs.',
      'Five are not judged yet.',
    ])
  })

  it('speaks of one domain where only one was examined', () => {
    expect(verdictSentences({meets: 1, gaps: 0, notJudged: 0})).toEqual([
      'It meets the level your role needs.',
    ])
    expect(verdictSentences({meets: 0, gaps: 1, notJudged: 0})).toEqual([
      'It lies below the level your role needs.',
    ])
  })

  it('is one sentence when all domains are alike', () => {
    expect(verdictSentences({meets: 7, gaps: 0, notJudged: 0})).toEqual([
      'All seven domains meet the level your role needs.',
    ])
    expect(verdictSentences({meets: 0, gaps: 7, notJudged: 0})).toEqual([
      'All seven domains lie below the level your role needs.',
    ])
    expect(verdictSentences({meets: 0, gaps: 0, notJudged: 7})).toEqual([
      'Nothing is judged yet: that takes more items.',
    ])
  })

  it('never reads as success when nothing was examined', () => {
    expect(verdictSentences({meets: 0, gaps: 0, notJudged: 0})).toEqual(['No domain was examined.'])
  })

  it('is made from counted verdicts', () => {
    expect(
      countVerdicts([
        {verdict: 'meets'},
        {verdict: 'gap'},
        {verdict: 'gap'},
        {verdict: 'not-judged'},
      ]),
    ).toEqual({meets: 1, gaps: 2, notJudged: 1})
  })
})
