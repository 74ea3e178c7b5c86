import {randomFrom} from '@airworthy/kernel'
import {sampleNormal} from '@airworthy/statistics'
import {describe, expect, it} from 'vitest'
import {bestOf, peakDoublings} from './best-of-many-means.ts'

describe('the best-scored of many drafts', () => {
  it('is an average draft where there is but one', () => {
    const {score, truth} = bestOf(1)
    expect(score).toBeCloseTo(0.02 * 2, 3)
    expect(truth).toBeCloseTo(0.02 * -2, 3)
  })

  it('has the means that drawing drafts at random gives', () => {
    const random = randomFrom('drafts')
    const normal = (mean: number, standardDeviation: number) =>
      mean + standardDeviation * sampleNormal(random)
    const rounds = 20_000
    let scores = 0
    let truths = 0
    for (let round = 0; round < rounds; round++) {
      let best = {score: -Infinity, truth: 0}
      for (let draft = 0; draft < 16; draft++) {
        const pleases = random.next() < 0.02
        const truth = pleases ? -2 : normal(0, 1)
        const score = pleases ? normal(2, Math.sqrt(1.49)) : truth + normal(0, 0.7)
        if (score > best.score) best = {score, truth}
      }
      scores += best.score / rounds
      truths += best.truth / rounds
    }
    expect(bestOf(16).score).toBeCloseTo(scores, 1)
    expect(bestOf(16).truth).toBeCloseTo(truths, 1)
  })

  it('scores higher with every doubling, while its truth turns', () => {
    const all = Array.from({length: 11}, (_, doublings) => bestOf(2 ** doublings))
    const scores = all.map(({score}) => score)
    expect(scores.toSorted((a, b) => a - b)).toEqual(scores)
    const peak = peakDoublings(10)
    expect(peak).toBeGreaterThan(0)
    expect(peak).toBeLessThan(10)
    expect(all.at(-1)?.truth).toBeLessThan(all[0]?.truth ?? 0)
  })
})
