import type {Finding} from '@airworthy/kernel'
import type {DesignMatrix} from './design-matrix.ts'

/**
 * A logistic regression without a finite fit. `columns` separate the outcomes each on its own:
 * at no value but at most one do both outcomes occur above and below. Empty when only a sum of
 * columns separates them, or when all outcomes are equal.
 */
export type SeparationFinding = Finding<
  'outcomes-separated',
  {readonly columns: readonly string[]; readonly outcomes: 'all-equal' | 'both'}
>

/** Says which columns separate the outcomes; its outcome is `not-judged`. */
export function separationFinding(
  {names, columns}: DesignMatrix,
  outcomes: Float64Array,
): SeparationFinding {
  const first = outcomes[0] ?? NaN
  return {
    code: 'outcomes-separated',
    outcome: 'not-judged',
    subject: 'logistic regression',
    facts: {
      columns: names.filter((_, place) => separates(columns[place], outcomes)),
      outcomes: outcomes.every((outcome) => outcome === first) ? 'all-equal' : 'both',
    },
  }
}

function separates(column: Float64Array | undefined, outcomes: Float64Array): boolean {
  const lowest = [Infinity, Infinity]
  const highest = [-Infinity, -Infinity]
  for (const [row, value] of column?.entries() ?? []) {
    const outcome = outcomes[row] === 1 ? 1 : 0
    lowest[outcome] = Math.min(lowest[outcome] ?? Infinity, value)
    highest[outcome] = Math.max(highest[outcome] ?? -Infinity, value)
  }
  const [lowest0 = NaN, lowest1 = NaN] = lowest
  const [highest0 = NaN, highest1 = NaN] = highest
  return highest0 <= lowest1 || highest1 <= lowest0
}
