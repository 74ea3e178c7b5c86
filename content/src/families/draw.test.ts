import {randomFrom} from '@airworthy/kernel'
import {describe, expect, it} from 'vitest'
import {between, drawUntil, pick, pickSome} from './draw.ts'

const random = randomFrom('draw')
const repeated = <T>(draw: () => T): T[] => Array.from({length: 400}, draw)

describe('drawing', () => {
  it('reaches both ends of a range and nothing off its steps', () => {
    const tenths = new Set(repeated(() => between(random, {from: 0.1, to: 0.5, step: 0.1})))
    expect([...tenths].toSorted((a, b) => a - b)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
    expect(new Set(repeated(() => between(random, {from: -1, to: 1})))).toEqual(new Set([-1, 0, 1]))
    expect(between(random, {from: 7, to: 7})).toBe(7)
  })

  it('picks every entry sooner or later, and several without repeating one', () => {
    expect(new Set(repeated(() => pick(random, ['a', 'b', 'c']))).size).toBe(3)
    for (const some of repeated(() => pickSome(random, {from: [1, 2, 3, 4], count: 3}))) {
      expect(new Set(some).size).toBe(3)
    }
  })

  it('draws until the draw fits', () => {
    expect(
      drawUntil(
        () => between(random, {from: 1, to: 9}),
        (drawn) => drawn > 8,
      ),
    ).toBe(9)
  })

  it('asks for another draw where none is possible', () => {
    expect(() => pick(random, [])).toThrow('draw refused')
    expect(() => pickSome(random, {from: [1], count: 2})).toThrow('2 of 1 entries')
    expect(() => between(random, {from: 2, to: 1})).toThrow('no number from 2 to 1')
    expect(() =>
      drawUntil(
        () => 1,
        () => false,
      ),
    ).toThrow('nothing fitting')
  })
})
