import {describe, expect, it} from 'vitest'
import {heldOut} from './need-exchange-figures.ts'
import {blackShare, exchangedPlaces} from './need-exchange-shares.ts'

/**
 * Percentile, share before, share after: recomputed with the corrected code of the authors (2022)
 * from the held-out third of their synthetic patients.
 */
const reference: readonly (readonly [number, number, number])[] = [
  [55, 0.12140531741725448, 0.18271839392295172],
  [60, 0.12221379833206975, 0.20121304018195602],
  [70, 0.1285973032803381, 0.2606158180720467],
  [80, 0.14167160640189685, 0.3126852400711322],
  [90, 0.15584415584415584, 0.43252399774138905],
  [95, 0.18134715025906736, 0.5295336787564767],
  [97, 0.19314641744548286, 0.5950155763239875],
  [99, 0.2453416149068323, 0.7484472049689441],
]

describe('the exchange of places by need', () => {
  it.each(reference)(
    'at percentile %i is that of the authors’ code',
    (percentile, before, after) => {
      const places = exchangedPlaces(heldOut, percentile)
      expect(places.before).toBeCloseTo(before, 12)
      expect(places.after).toBeCloseTo(after, 12)
    },
  )

  it('knows all 16,099 patients, of whom 1,825 are Black', () => {
    const black = heldOut.reduce((sum, row) => sum + row.black.length, 0)
    const white = heldOut.flatMap((row) => row.white).reduce((sum, people) => sum + people, 0)
    expect({black, all: black + white}).toEqual({black: 1825, all: 16_099})
    expect(blackShare(heldOut)).toBeCloseTo(1825 / 16_099, 12)
  })

  it('takes places only from those who are healthier', () => {
    const {given, taken} = exchangedPlaces(heldOut, 97)
    expect(given).toBeLessThan(taken)
  })

  it('moves nobody where nobody below is sicker', () => {
    const counts = [
      {percentile: 2, black: [5], white: [0, 0, 3]},
      {percentile: 1, black: [2, 1, 0], white: [9]},
    ]
    expect(exchangedPlaces(counts, 2)).toMatchObject({selected: 4, black: 1, exchanged: 0})
  })
})
