import {nearestName} from '@airworthy/kernel'

/** What can be measured of a model, as `airworthy.yaml` names it. */
export const measureKinds = ['audit', 'drift', 'redteam', 'fallback', 'card'] as const

/** A kind of measure. */
export type MeasureKind = (typeof measureKinds)[number]

/** Metrics of the fairness audit: limited for all rows, or as difference or ratio between groups. */
export const auditedMetrics = [
  'baseRate',
  'selectionRate',
  'truePositiveRate',
  'falsePositiveRate',
  'trueNegativeRate',
  'falseNegativeRate',
  'precision',
  'negativePredictiveValue',
  'accuracy',
  'f1',
  'balancedAccuracy',
] as const

const kindByMeasure: ReadonlyMap<string, MeasureKind> = new Map([
  ...auditedMetrics.flatMap((metric) => [
    [metric, 'audit' as const] as const,
    [`${metric}.difference`, 'audit' as const] as const,
    [`${metric}.ratio`, 'audit' as const] as const,
  ]),
  ...['psi', 'ks', 'wasserstein', 'jensenShannon', 'chi2'].map(
    (test) => [`drift.${test}`, 'drift' as const] as const,
  ),
  ['attackSuccessRate', 'redteam'],
])

/** Every measure that can have limits. */
export const limitedMeasures: readonly string[] = [...kindByMeasure.keys()]

/** The kind of measure that gives a limited value; null for a name that nothing measures. */
export function kindOfMeasure(name: string): MeasureKind | null {
  return kindByMeasure.get(name) ?? null
}

/** What is wrong with a line of a model's `policy`; null when nothing is. */
export function faultOfRule(name: string, rule: unknown): string | null {
  const kind = measureKinds.find((one) => one === name)
  if (rule === 'required') {
    if (kind !== undefined) return null
    const near = nearestName(name, measureKinds)
    const hint = near === null ? `required can be: ${measureKinds.join(', ')}` : didYouMean(near)
    return `nothing to be required has this name (${hint})`
  }
  if (kindOfMeasure(name) !== null) return null
  if (kind !== undefined) return `${name} is a kind of measure: write ${name}: required`
  const near = nearestName(name, limitedMeasures)
  const hint = near === null ? 'for example selectionRate.ratio' : didYouMean(near)
  return `no measure has this name (${hint})`
}

function didYouMean(name: string): string {
  return `did you mean ${name}?`
}
