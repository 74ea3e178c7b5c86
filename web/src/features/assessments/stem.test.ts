import {describe, expect, it} from 'vitest'
import {codeParts, partStem} from './stem.ts'

describe('a stem', () => {
  it('is parted at its question', () => {
    expect(partStem('A shop sells. Each change is made alone. Which limits the loss?')).toEqual({
      situation: 'A shop sells. Each change is made alone.',
      question: 'Which limits the loss?',
    })
  })

  it('keeps what follows the question with it', () => {
    expect(partStem('Loans are scored. By how many points? One decimal.')).toEqual({
      situation: 'Loans are scored.',
      question: 'By how many points? One decimal.',
    })
  })

  it('ends in what to do when nothing is asked', () => {
    expect(partStem('Failures go to a person. Mark the faulty lines.')).toEqual({
      situation: 'Failures go to a person.',
      question: 'Mark the faulty lines.',
    })
  })

  it('may be one sentence', () => {
    expect(partStem('Put the steps in order.')).toEqual({
      situation: '',
      question: 'Put the steps in order.',
    })
  })

  it('is not parted within numbers or after an abbreviation', () => {
    expect(partStem('Alpha is 0.05. In which cases does Art. 22(1) apply?').question).toBe(
      'In which cases does Art. 22(1) apply?',
    )
  })

  it('loses nothing', () => {
    const stem = 'One. Two? `three()` four! Five.'
    const {situation, question} = partStem(stem)
    expect([situation, question].filter(Boolean).join(' ')).toBe(stem)
  })
})

describe('code in a text', () => {
  it('stands between backticks', () => {
    expect(codeParts('call `post()` once')).toEqual([
      {code: false, text: 'call '},
      {code: true, text: 'post()'},
      {code: false, text: ' once'},
    ])
    expect(codeParts('none')).toEqual([{code: false, text: 'none'}])
  })
})
