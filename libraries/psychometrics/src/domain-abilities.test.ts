import {randomFrom} from '@airworthy/kernel'
import {
  exchangeableCorrelation,
  choleskyFactor,
  sampleMultivariateNormal,
} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import {expectedAbility, logLikelihood, type ScoredResponse} from './ability.ts'
import {gridNodes} from './ability-grid.ts'
import {
  abilityPosterior,
  exchangeableLoadings,
  priorAbilities,
  withAnswer,
  type AbilityPosterior,
} from './domain-abilities.ts'

const right = (a: number, b: number, c = 0): ScoredResponse => ({
  model: {kind: '3pl', a, b, c},
  score: 1,
})
const wrong = (a: number, b: number, c = 0): ScoredResponse => ({...right(a, b, c), score: 0})
const partly = (a: number, b: number): ScoredResponse => ({
  model: {kind: 'graded', a, thresholds: [b - 0.5, b + 0.5]},
  score: 1,
})

describe('the posterior of correlated domains', () => {
  test('equals a full grid over two domains within 1e-6', () => {
    const loadings = [0.9, 0.5]
    const answers = [[right(1.4, 0.3), right(1.7, 1, 0.2), partly(1.2, 0)], [wrong(2, -1)]]
    expectClose(posteriorOf(loadings, answers), bruteForce(loadings, answers), 1e-6)
  })

  test('equals a full grid over three domains within 1e-6, one of them unanswered', () => {
    const loadings = exchangeableLoadings(3, 0.6)
    const answers = [[right(1, 1), right(1.3, 0)], [], [wrong(1.5, 0.2, 0.25), partly(0.8, -1)]]
    expectClose(posteriorOf(loadings, answers), bruteForce(loadings, answers), 1e-6)
  })

  test('agrees with importance sampling in seven domains', () => {
    const answers = [
      [right(1.2, 0.5), right(1, 1)],
      [wrong(1.4, 0)],
      [partly(1, 0), right(1.1, -0.5)],
      [],
      [right(1.3, 0, 0.25)],
      [wrong(1, -1), wrong(1.2, 0)],
      [partly(1.4, 1)],
    ]
    const found = posteriorOf(exchangeableLoadings(7, 0.6), answers)
    // 200,000 draws of which an effective tenth or more count: standard errors below 0.006.
    expectClose(found, importanceSampled(answers, 200_000), 0.03)
  })

  test('without correlation every domain stands alone', () => {
    const answers = [[right(1.2, 0), right(1, 1)], [wrong(0.8, 0)]]
    const {domains} = posteriorOf([0, 0], answers)
    for (const [domain, responses] of answers.entries()) {
      const alone = expectedAbility(responses)
      expect(domains[domain]?.mean).toBeCloseTo(alone.mean, 9)
      expect(domains[domain]?.standardDeviation).toBeCloseTo(alone.standardError, 9)
    }
  })

  test('before any answer all domains are standard normal and their mean varies as it should', () => {
    const {domains, overall} = posteriorOf(exchangeableLoadings(7, 0.6), Array(7).fill([]))
    for (const {mean, standardDeviation} of domains) {
      expect(mean).toBeCloseTo(0, 9)
      expect(standardDeviation).toBeCloseTo(1, 9)
    }
    expect(overall.standardDeviation).toBeCloseTo(Math.sqrt(0.6 + 0.4 / 7), 9)
  })

  test('answers in one domain inform the others, and less than their own', () => {
    const {domains} = posteriorOf(exchangeableLoadings(2, 0.6), [
      [right(1.5, 0), right(1.5, 1)],
      [],
    ])
    const [asked, other] = domains
    expect(other?.mean).toBeGreaterThan(0.2)
    expect(other?.mean).toBeLessThan(asked?.mean ?? NaN)
    expect(other?.standardDeviation).toBeGreaterThan(asked?.standardDeviation ?? NaN)
  })

  test('sixty right answers to steep, hard items leave a finite posterior', () => {
    const answers = [Array(60).fill(right(4, 3)), [wrong(4, -3)]]
    const {domains, overall} = posteriorOf([0.95, 0.95], answers)
    for (const {mean, standardDeviation} of [...domains, overall]) {
      expect(Number.isFinite(mean)).toBe(true)
      expect(standardDeviation).toBeGreaterThan(0)
    }
  })

  test('a loading outside 0 to 0.95 and an unknown domain are refused', () => {
    expect(() => priorAbilities({loadings: [0.96]})).toThrow('loading must be 0 to 0.95: 0.96')
    expect(() => exchangeableLoadings(2, -0.1)).toThrow('loading must be 0 to 0.95: NaN')
    const answer = {domain: 1, logLikelihood: new Float64Array(gridNodes.length)}
    expect(() => withAnswer(priorAbilities({loadings: [0.5]}), answer)).toThrow('unknown domain: 1')
  })
})

type Answers = readonly (readonly ScoredResponse[])[]

interface Moments {
  readonly domains: readonly {readonly mean: number; readonly standardDeviation: number}[]
  readonly overall: {readonly mean: number; readonly standardDeviation: number}
}

function posteriorOf(loadings: readonly number[], answers: Answers): AbilityPosterior {
  let abilities = priorAbilities({loadings})
  for (const [domain, responses] of answers.entries()) {
    for (const response of responses) {
      const values = gridNodes.map((theta) => logLikelihood([response], theta))
      abilities = withAnswer(abilities, {domain, logLikelihood: values})
    }
  }
  return abilityPosterior(abilities)
}

/** Sums over a full grid of abilities, with the inverse of the correlation matrix written out. */
function bruteForce(loadings: readonly number[], answers: Answers): Moments {
  const step = 0.2
  const thetas = Array.from({length: 71}, (_, node) => (node - 35) * step)
  const logs = answers.map((responses) => thetas.map((theta) => logLikelihood(responses, theta)))
  const points: {theta: number[]; log: number}[] = []
  const walk = (theta: number[], log: number): void => {
    const domain = theta.length
    if (domain === answers.length) {
      points.push({theta, log: log + logPrior(theta, loadings)})
      return
    }
    for (const [node, value] of thetas.entries())
      walk([...theta, value], log + (logs[domain]?.[node] ?? 0))
  }
  walk([], 0)
  return weightedMoments(points)
}

function logPrior(theta: readonly number[], loadings: readonly number[]): number {
  // Sherman–Morrison for R = diag(1 − λ²) + λλᵀ.
  let plain = 0
  let crossed = 0
  let scale = 1
  for (const [domain, value] of theta.entries()) {
    const loading = loadings[domain] ?? NaN
    const unique = 1 - loading * loading
    plain += (value * value) / unique
    crossed += (loading * value) / unique
    scale += (loading * loading) / unique
  }
  return -0.5 * (plain - (crossed * crossed) / scale)
}

function importanceSampled(answers: Answers, draws: number): Moments {
  const factor = choleskyFactor(exchangeableCorrelation(answers.length, 0.6))
  const random = randomFrom('importance')
  const points = Array.from({length: draws}, () => {
    const theta = sampleMultivariateNormal(random, {factor})
    const log = answers.reduce(
      (sum, responses, domain) => sum + logLikelihood(responses, theta[domain] ?? NaN),
      0,
    )
    return {theta, log}
  })
  return weightedMoments(points)
}

function weightedMoments(points: readonly {theta: number[]; log: number}[]): Moments {
  const highest = points.reduce((most, {log}) => Math.max(most, log), -Infinity)
  const moments = (of: (theta: number[]) => number): {mean: number; standardDeviation: number} => {
    let mass = 0
    let first = 0
    let second = 0
    for (const {theta, log} of points) {
      const weight = Math.exp(log - highest)
      const value = of(theta)
      mass += weight
      first += weight * value
      second += weight * value * value
    }
    const mean = first / mass
    return {mean, standardDeviation: Math.sqrt(second / mass - mean * mean)}
  }
  const size = points[0]?.theta.length ?? 0
  return {
    domains: Array.from({length: size}, (_, domain) => moments((theta) => theta[domain] ?? NaN)),
    overall: moments((theta) => theta.reduce((sum, value) => sum + value, 0) / size),
  }
}

function expectClose(found: Moments, expected: Moments, tolerance: number): void {
  expect(found.domains).toHaveLength(expected.domains.length)
  for (const [domain, {mean, standardDeviation}] of expected.domains.entries()) {
    expect(Math.abs((found.domains[domain]?.mean ?? NaN) - mean)).toBeLessThan(tolerance)
    expect(
      Math.abs((found.domains[domain]?.standardDeviation ?? NaN) - standardDeviation),
    ).toBeLessThan(tolerance)
  }
  expect(Math.abs(found.overall.mean - expected.overall.mean)).toBeLessThan(tolerance)
  expect(
    Math.abs(found.overall.standardDeviation - expected.overall.standardDeviation),
  ).toBeLessThan(tolerance)
}
