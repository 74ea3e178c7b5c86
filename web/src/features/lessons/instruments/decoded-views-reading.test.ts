import {describe, expect, it} from 'vitest'
import {readWithList} from './decoded-views-reading.ts'

const words = ['useless', 'idiot']

describe('a list of words in decoded views', () => {
  it('meets the word as it is written', () => {
    expect(readWithList('You are useless.', words).plain).toBe(true)
  })

  it('is passed by a space, a digit or a look-alike that a view still reads', () => {
    for (const text of ['u s e l e s s parcel', 'you are us3l3ss', 'you are uѕeless']) {
      const {plain, steps} = readWithList(text, words)
      expect({text, plain, read: steps !== null}).toEqual({text, plain: false, read: true})
    }
  })

  it('is passed by an insult in clean words, in every view', () => {
    const reading = readWithList('I would not let you carry an empty box.', words)
    expect(reading).toEqual({plain: false, steps: null})
  })
})
