import type {Count} from '@airworthy/statistics'

/** What of a gap between groups is owed to their number and size. */
export interface ChanceGap {
  /** The gap between the highest and the lowest rate that is expected where all groups share one. */
  readonly expectedGap: number
  /** The standard deviation of the groups' true rates: what spread remains when chance is taken off. */
  readonly betweenGroupDeviation: number
}

/**
 * The gap that chance alone makes between the rates of groups of these sizes, and the spread that
 * chance does not explain. A largest gap grows with the number of groups and with their smallness,
 * so it overstates (Lum, Zhang and Bower 2022, doi:10.1145/3531146.3533105). The first by the normal
 * approximation, integrated; the second by the moments of DerSimonian and Laird (1986). Both 0 for
 * fewer than two groups with a trial.
 */
export function chanceGap(counts: readonly Count[]): ChanceGap {
  const groups = counts.filter(({trials}) => trials > 0)
  if (groups.length < 2) return {expectedGap: 0, betweenGroupDeviation: 0}
  const {variance} = pooled(groups)
  const deviations = groups.map((group) => Math.sqrt(variance / group.trials))
  return {
    expectedGap: Math.min(1, 2 * expectedLargest(deviations)),
    betweenGroupDeviation: betweenGroupDeviation(groups),
  }
}

/** The spread of `ChanceGap` alone, which takes far less time. */
export function betweenGroupDeviation(counts: readonly Count[]): number {
  const groups = counts.filter(({trials}) => trials > 0)
  const {share, variance, trials} = pooled(groups)
  if (groups.length < 2 || variance === 0) return 0
  let q = 0
  let squares = 0
  for (const group of groups) {
    q += (group.trials * (group.successes / group.trials - share) ** 2) / variance
    squares += group.trials ** 2
  }
  const excess = (q - (groups.length - 1)) * variance
  return Math.sqrt(Math.max(0, excess / (trials - squares / trials)))
}

function pooled(groups: readonly Count[]): {share: number; variance: number; trials: number} {
  let successes = 0
  let trials = 0
  for (const group of groups) {
    successes += group.successes
    trials += group.trials
  }
  const share = successes / trials
  return {share, variance: share * (1 - share), trials}
}

/** The expected largest of independent normal values of mean 0 with these standard deviations. */
function expectedLargest(deviations: readonly number[]): number {
  const widest = Math.max(...deviations)
  if (!(widest > 0)) return 0
  // E max = ∫ (1 − ∏Φ) over the positive − ∫ ∏Φ over the negative values; Simpson's rule.
  const reach = 8 * widest
  const steps = 160
  const width = (2 * reach) / steps
  let sum = 0
  for (let k = 0; k <= steps; k++) {
    const x = -reach + k * width
    let below = 1
    for (const deviation of deviations) {
      below *= roughCdf(x / deviation)
      if (below < 1e-9) break
    }
    // Shifted so that the integrand is one piece: ∫ (1 − ∏Φ) from −reach, less reach.
    sum += (k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2) * (1 - below)
  }
  return (sum * width) / 3 - reach
}

/** Φ within 1e-7 (Abramowitz and Stegun 26.2.17): many values are needed, and few of their digits. */
function roughCdf(x: number): number {
  if (x < 0) return 1 - roughCdf(-x)
  if (x > 6) return 1
  const t = 1 / (1 + 0.2316419 * x)
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 1 - 0.3989422804014327 * Math.exp((-x * x) / 2) * polynomial
}
