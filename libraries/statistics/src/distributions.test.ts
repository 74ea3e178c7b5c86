import {describe, expect, test} from 'vitest'
import reference from '../reference/distributions.json' with {type: 'json'}
import {
  agrestiCaffoInterval,
  agrestiCoullInterval,
  betaQuantile,
  betaShares,
  binomialTest,
  clopperPearsonInterval,
  cohenKappa,
  cramerVonMisesTest,
  energyDistance,
  fisherExact,
  fleissKappa,
  fSurvival,
  gammaShares,
  jeffreysInterval,
  katzInterval,
  kendallCorrelation,
  kolmogorovSmirnovSurvival,
  kolmogorovSmirnovTest,
  leveneTest,
  mannWhitneyTest,
  neededTrials,
  pearsonCorrelation,
  scoreRatioInterval,
  spearmanCorrelation,
  studentSurvival,
  waldInterval,
  wassersteinDistance,
  welchTest,
} from './index.ts'

// reference/distributions.json: scipy and statsmodels in the versions it names, relatively within 1e-9
// unless a test says otherwise.

describe('special functions', () => {
  test('beta quantiles and shares equal scipy, up to shapes of ten million', () => {
    for (const [
      alpha = NaN,
      beta = NaN,
      p = NaN,
      x = NaN,
      below = NaN,
      above = NaN,
    ] of reference.beta) {
      near(betaQuantile(p, {alpha, beta}), x)
      near(betaShares(x, {alpha, beta}).below, below)
      near(betaShares(x, {alpha, beta}).above, above)
    }
  })

  test('the incomplete gamma function equals scipy on both sides', () => {
    for (const [shape = NaN, x = NaN, below = NaN, above = NaN] of reference.gamma) {
      near(gammaShares(x, {shape}).below, below)
      near(gammaShares(x, {shape}).above, above)
    }
  })

  test('tails of t and F equal scipy', () => {
    for (const [t = NaN, degreesOfFreedom = NaN, p = NaN] of reference.student) {
      near(studentSurvival(t, {degreesOfFreedom}), p)
    }
    for (const [x = NaN, numerator = NaN, denominator = NaN, p = NaN] of reference.f) {
      near(fSurvival(x, {numerator, denominator}), p)
    }
  })

  test('outside their domain they are not a number', () => {
    expect(betaShares(1.2, {alpha: 1, beta: 1}).below).toBeNaN()
    expect(betaQuantile(-0.1, {alpha: 1, beta: 1})).toBeNaN()
    expect(gammaShares(-1, {shape: 2}).above).toBeNaN()
  })
})

describe('exact tests', () => {
  test('of one proportion equal scipy', () => {
    for (const [successes = NaN, trials = NaN, p = NaN, expected = NaN] of reference.binomialTest) {
      near(binomialTest({successes, trials}, {p}), expected)
    }
  })

  test('of two proportions equal scipy, also for a hundred thousand trials', () => {
    for (const [table, expected] of reference.fisher as [[number[], number[]], number][]) {
      const [[a = NaN, b = NaN], [c = NaN, d = NaN]] = table // as the script writes it
      const found = fisherExact({
        first: {successes: a, failures: b},
        second: {successes: c, failures: d},
      })
      near(found, expected)
    }
  })
})

describe('intervals', () => {
  test('of a proportion at 99 % equal statsmodels', () => {
    for (const {k, n, beta, jeffreys, agresti_coull, normal} of reference.intervals99) {
      const count = {successes: k, trials: n}
      nearEnds(clopperPearsonInterval(count, 0.99), beta)
      nearEnds(jeffreysInterval(count, 0.99), jeffreys)
      nearEnds(agrestiCoullInterval(count, 0.99), agresti_coull)
      nearEnds(waldInterval(count, 0.99), normal)
    }
  })

  test('of ratios and differences equal statsmodels', () => {
    for (const {counts, katz, score, agrestiCaffo} of reference.ratios) {
      const [a = NaN, m = NaN, b = NaN, n = NaN] = counts
      const pair = {first: {successes: a, trials: m}, second: {successes: b, trials: n}}
      nearEnds(katzInterval(pair), katz)
      nearEnds(scoreRatioInterval(pair), score)
      nearEnds(agrestiCaffoInterval(pair), agrestiCaffo)
    }
  })
})

test('needed trials equal statsmodels within 1e-6, the precision of its search', () => {
  for (const [
    first = NaN,
    second = NaN,
    alpha = NaN,
    power = NaN,
    n = NaN,
  ] of reference.neededTrials) {
    expect(neededTrials({first, second}, {alpha, power}) / n).toBeCloseTo(1, 6)
  }
  expect(neededTrials({first: 0.3, second: 0.3})).toBe(Infinity)
})

test('tests and distances of two samples equal scipy', () => {
  for (const {x, y, ...expected} of reference.samples) {
    nearTest(kolmogorovSmirnovTest(x, y, {method: 'exact'}), expected.exact)
    nearTest(mannWhitneyTest(x, y), expected.mannWhitney)
    nearTest(welchTest(x, y), expected.welch)
    nearTest(leveneTest([x, y]), expected.levene)
    nearTest(cramerVonMisesTest(x, y), expected.cramerVonMises)
    near(wassersteinDistance(x, y), expected.wasserstein)
    near(energyDistance(x, y), expected.energy)
    const paired = x.slice(0, y.length)
    const {r, p} = pearsonCorrelation(paired, y)
    nearTest({statistic: r, p}, expected.pearson)
    const spearman = spearmanCorrelation(paired, y)
    nearTest({statistic: spearman.r, p: spearman.p}, expected.spearman)
    const kendall = kendallCorrelation(paired, y)
    nearTest({statistic: kendall.tau, p: kendall.p}, expected.kendall)
  }
})

test('the Kolmogorov–Smirnov law of a sample equals scipy', () => {
  for (const [distance = NaN, n = NaN, p = NaN] of reference.smirnov) {
    // Where scipy itself approximates, for more than 140 values in the middle, within 1e-6.
    const isApproximate = n > 140 && n * distance ** 1.5 > 1.4
    const found = kolmogorovSmirnovSurvival(distance, {n})
    expect(Math.abs(found / p - 1)).toBeLessThan(isApproximate ? 1e-6 : 1e-9)
  }
})

test('agreement by chance alone has a kappa of 0, full agreement of 1', () => {
  expect(
    cohenKappa([
      [10, 10],
      [10, 10],
    ]),
  ).toBeCloseTo(0, 12)
  expect(
    cohenKappa(
      [
        [10, 0],
        [0, 5],
      ],
      {weights: 'linear'},
    ),
  ).toBe(1)
  expect(
    fleissKappa([
      [3, 0],
      [0, 3],
    ]),
  ).toBe(1)
  expect(() => cohenKappa([[1, 2]])).toThrow('a table of 1 rows has a row of 2')
  expect(() =>
    fleissKappa([
      [1, 2],
      [2, 2],
    ]),
  ).toThrow('same number of raters')
})

function near(found: number | null, expected: number): void {
  const distance = Math.abs((found ?? NaN) - expected)
  expect(distance, `${found} for ${expected}`).toBeLessThanOrEqual(1e-9 * Math.abs(expected))
}

function nearEnds(
  {low, high}: {low: number; high: number},
  [from = NaN, to = NaN]: number[],
): void {
  expect(Math.abs(low - from), `${low} for ${from}`).toBeLessThanOrEqual(1e-9)
  expect(Math.abs(high - to), `${high} for ${to}`).toBeLessThanOrEqual(1e-9)
}

function nearTest(
  {statistic, p}: {statistic: number; p: number | null},
  [s = NaN, q = NaN]: number[],
): void {
  near(statistic, s)
  near(p, q)
}
