import fc from 'fast-check'
import {expect, test} from 'vitest'
import {bestMixture} from './best-mixture.ts'

const number = fc.integer({min: -20, max: 20}).map((value) => value / 20)

test('prices and shares agree: no mixture can be better, by the duality of linear programs', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 6}).chain((constraints) =>
        fc.array(
          fc.record({
            error: number,
            excess: fc.array(number, {minLength: constraints, maxLength: constraints}),
          }),
          {minLength: 1, maxLength: 12},
        ),
      ),
      fc.constantFrom(1, 10, 100),
      (members, bound) => {
        const {shares, prices, value} = bestMixture(members, {bound})
        expect(shares.every((share) => share >= 0)).toBe(true)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        const error = members.reduce((sum, member, i) => sum + (shares[i] ?? NaN) * member.error, 0)
        const excess = prices.map((_, j) =>
          members.reduce(
            (sum, member, i) => sum + (shares[i] ?? NaN) * (member.excess[j] ?? NaN),
            0,
          ),
        )
        expect(error + bound * Math.max(0, ...excess)).toBeCloseTo(value, 8)
        // The dual: what the best single member costs at these prices.
        expect(prices.reduce((sum, price) => sum + price, 0)).toBeLessThan(bound + 1e-8)
        const dual = Math.min(
          ...members.map((member) =>
            prices.reduce((sum, price, j) => sum + price * (member.excess[j] ?? NaN), member.error),
          ),
        )
        expect(dual).toBeCloseTo(value, 8)
      },
    ),
  )
})

test('one member is the whole mixture, and two that break a constraint both ways are mixed', () => {
  expect(bestMixture([{error: 0.2, excess: [-0.1]}], {bound: 10}).shares).toEqual([1])
  const {shares, value} = bestMixture(
    [
      {error: 0.1, excess: [0.3, -0.5]},
      {error: 0.2, excess: [-0.1, -0.1]},
    ],
    {bound: 100},
  )
  expect(shares[0]).toBeCloseTo(0.25, 12)
  expect(value).toBeCloseTo(0.175, 12)
})
