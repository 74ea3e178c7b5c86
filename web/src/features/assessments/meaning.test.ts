import type {DomainResultView} from '@airworthy/server/features/assessments/views.ts'
import {describe, expect, it} from 'vitest'
import {meaningOf} from './meaning.ts'

function buildDomain(domain: string, rest: Partial<DomainResultView>): DomainResultView {
  return {
    domain,
    items: 6,
    mean: 0,
    standardError: 0.4,
    low: -0.7,
    high: 0.7,
    requiredLevel: 2,
    requiredCut: 0,
    verdict: 'not-judged',
    aboutMoreItems: 4,
    ...rest,
  }
}

describe('what the intervals mean', () => {
  it('tells a crossing interval from too few items', () => {
    const meaning = meaningOf([
      buildDomain('crossing', {}),
      buildDomain('too-few', {mean: -1.9, low: -3.2, high: -0.6, items: 1}),
    ])
    expect(meaning.crossing).toEqual(['crossing'])
    expect(meaning.tooFew).toEqual(['too-few'])
  })

  it('follows the verdict of the server for gaps and levels that are met', () => {
    const meaning = meaningOf([
      buildDomain('met', {verdict: 'meets', mean: 1, low: 0.3, high: 1.7}),
      buildDomain('wide', {verdict: 'gap', mean: -1.5, low: -2, high: -1}),
      buildDomain('narrow', {verdict: 'gap', mean: -0.8, low: -1.4, high: -0.2}),
    ])
    expect(meaning).toEqual({gaps: ['wide', 'narrow'], crossing: [], tooFew: [], meets: ['met']})
  })
})
