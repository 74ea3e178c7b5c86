import type {StatedFinding} from '@airworthy/evidence'

/** Where a finding stands in a file; lines and columns count from 1, null when unknown. */
export interface FindingPlace {
  readonly path: string
  readonly line: number | null
  readonly column: number | null
}

/** The place that a finding's facts name as `path`, `line` and `column`; null without a path. */
export function placeOf({facts}: StatedFinding): FindingPlace | null {
  const {path, line, column} = facts
  if (typeof path !== 'string' || path === '') return null
  return {path, line: countOf(line), column: countOf(column)}
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : null
}
