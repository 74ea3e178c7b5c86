import {describe, expect, it} from 'vitest'
import fc from 'fast-check'
import {clockAt, randomFrom} from './index.ts'

describe('seeded random numbers', () => {
  it('are the same for the same seed, on every machine', () => {
    const random = randomFrom('a stored seed')
    const first = [random.next(), random.next(), random.integer(1000)]
    const again = randomFrom('a stored seed')
    expect([again.next(), again.next(), again.integer(1000)]).toEqual(first)
    expect(first).toMatchInlineSnapshot(`
      [
        0.2986189333020235,
        0.8523661449907137,
        642,
      ]
    `)
  })

  it('differ between seeds that differ in one character', () => {
    expect(randomFrom('seed-1').next()).not.toBe(randomFrom('seed-2').next())
  })

  it('are uniform: mean, variance and sixteen bins of 160,000 draws', () => {
    const random = randomFrom('uniform')
    const draws = Array.from({length: 160_000}, () => random.next())
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length
    const bins = Array.from({length: 16}, () => 0)
    for (const draw of draws) bins[Math.floor(draw * 16)] = (bins[Math.floor(draw * 16)] ?? 0) + 1
    const chiSquared = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true)
    expect(mean).toBeCloseTo(0.5, 2)
    expect(variance).toBeCloseTo(1 / 12, 2)
    expect(chiSquared).toBeLessThan(37.7) // 99.9 % of chi-squared with 15 degrees of freedom
  })

  it('shuffle keeps every item and leaves the original alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const before = [...items]
        const shuffled = randomFrom(seed).shuffle(items)
        expect(items).toEqual(before)
        expect([...shuffled].sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b))
      }),
    )
  })

  it('shuffle puts each item in each place equally often', () => {
    const places = Array.from({length: 4}, () => 0)
    for (let seed = 0; seed < 8_000; seed++) {
      const place = randomFrom(`shuffle-${seed}`).shuffle([0, 1, 2, 3]).indexOf(0)
      places[place] = (places[place] ?? 0) + 1
    }
    const chiSquared = places.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0)
    expect(chiSquared).toBeLessThan(16.3) // 99.9 % of chi-squared with 3 degrees of freedom
  })
})

describe('a clock for tests', () => {
  it('stands still until it is moved', () => {
    const clock = clockAt('2026-11-25T00:00:00.000Z')
    expect(clock.now()).toEqual(clock.now())
    clock.advance(1_500)
    expect(clock.now().toISOString()).toBe('2026-11-25T00:00:01.500Z')
  })
})
