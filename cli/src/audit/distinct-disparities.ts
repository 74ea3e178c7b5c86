import type {Disparity, MetricName} from '@airworthy/fairness'

/** Rates that are 1 minus another: the gap, its interval and its test are the same. */
const complementOf: Partial<Record<MetricName, MetricName>> = {
  truePositiveRate: 'falseNegativeRate',
  trueNegativeRate: 'falsePositiveRate',
}

/** Disparities without those that say of a rate what is already said of its complement. */
export function distinctDisparities(disparities: readonly Disparity[]): Disparity[] {
  const metrics = new Set(disparities.map(({metric}) => metric))
  return disparities.filter(({metric}) => {
    const complement = complementOf[metric]
    return complement === undefined || !metrics.has(complement)
  })
}
