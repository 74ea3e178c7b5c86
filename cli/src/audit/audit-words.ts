import type {GroupName, MetricName} from '@airworthy/fairness'

/** Metrics as people read them. */
export const metricWords: Readonly<Record<MetricName, string>> = {
  baseRate: 'base rate',
  selectionRate: 'selection rate',
  truePositiveRate: 'true positive rate',
  falsePositiveRate: 'false positive rate',
  trueNegativeRate: 'true negative rate',
  falseNegativeRate: 'false negative rate',
  precision: 'precision',
  negativePredictiveValue: 'negative predictive value',
  accuracy: 'accuracy',
  f1: 'F1',
  balancedAccuracy: 'balanced accuracy',
}

/** Sensitive columns taken together: `race and sex`. */
export function columnsText(by: readonly string[]): string {
  return by.length <= 1 ? (by[0] ?? 'all rows') : `${by.slice(0, -1).join(', ')} and ${by.at(-1)}`
}

/** A share as people read it; a dash where there is none. */
export function shareText(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(2)} %`
}

/** A difference of shares in percentage points, with a true minus. */
export function pointsText(difference: number | null): string {
  if (difference === null) return '–'
  const digits = Math.abs(difference * 100).toFixed(1)
  return difference < 0 && digits !== '0.0' ? `−${digits}` : digits
}

/** A p-value as people read it. */
export function chanceText(p: number | null): string {
  if (p === null) return '–'
  return p < 0.0001 ? '< 0.0001' : p.toFixed(4)
}

/** A count of rows; where chance decides it is an expectation, and is shown whole. */
export function countOf(count: number): string {
  return Math.round(count).toLocaleString('en-GB')
}

/** A count with its noun. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** A group as people read it; a value that says nothing alone, such as `1`, carries its column. */
export function groupWords(group: GroupName): string {
  return Object.entries(group)
    .map(([column, value]) => {
      if (value === null) return `${column} missing`
      return /\p{L}{2}/u.test(value) && !/^(?:true|false|yes|no)$/i.test(value)
        ? value
        : `${column}=${value}`
    })
    .join(' × ')
}
