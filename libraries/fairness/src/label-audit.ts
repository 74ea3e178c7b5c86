import {AirworthyError, type Finding} from '@airworthy/kernel'
import {needAtEqualScore, type NeedDifference} from './need-at-equal-score.ts'
import {needExchange, type NeedExchange} from './need-exchange.ts'
import {refuseBadColumn} from './ranking.ts'
import {selectionAtCuts, type CutSelection} from './selection-at-cut.ts'

/** A column of numbers, one for each row. */
export interface NumberColumn {
  readonly name: string
  readonly values: Float64Array
}

/** The rows of a label audit. */
export interface AuditedRows {
  /** The names of the groups. */
  readonly groups: readonly string[]
  /** For each row the index of its group. */
  readonly group: Uint32Array
  /** What the score decides by: who has more is served first. */
  readonly score: NumberColumn
  /** A measure of need that is not what the score was trained on: the more, the more need. */
  readonly need: NumberColumn
  /** Labels that a model was or could be trained on; the selection by each is shown. */
  readonly candidates: readonly NumberColumn[]
}

/** A ranking that understates the need of a group at equal place. */
export type LabelFinding = Finding<
  'need-understated',
  {
    readonly ranking: string
    readonly group: string
    readonly difference: number
    readonly relative: number
    readonly low: number
    readonly high: number
    readonly adjustedP: number
    /** The candidate under which the group's need is understated least, and by how much. */
    readonly leastUnder: {readonly candidate: string; readonly relative: number} | null
  }
>

/** The audit of a score and of candidate labels against need. */
export interface LabelAudit {
  readonly rows: number
  readonly selections: readonly CutSelection[]
  readonly needAtEqualScore: readonly NeedDifference[]
  /** For each group whose need the score understates: who would be selected if places went by need. */
  readonly exchanges: readonly {readonly group: string; readonly cuts: readonly NeedExchange[]}[]
  readonly findings: readonly LabelFinding[]
}

/** How a label audit is to judge. */
export interface LabelAuditOptions {
  /** Shares of all rows that could be selected. */
  readonly cuts?: readonly number[]
  /** Percentiles of the score at which places are exchanged. */
  readonly percentiles?: readonly number[]
  readonly bins?: number
  readonly alpha?: number
  /** The smallest difference of need that matters, as a share of the mean need of all rows. */
  readonly smallestRelative?: number
}

/**
 * Audits a score, and labels that it could be trained on, against a measure of need: who would be
 * selected at each cut by each ranking, how need differs between groups at the same place of a
 * ranking, and who would be selected if need decided. A ranking under which a group has more need
 * than the others at equal place is a finding: in the health-risk score of Obermeyer et al. (2019)
 * cost stood for need. Throws `rows-refused` for columns that do not fit or hold what is not a
 * number, and for fewer than two groups.
 */
export function auditLabels(
  rows: AuditedRows,
  {
    cuts = [0.01, 0.03, 0.05, 0.1, 0.2, 0.3],
    percentiles = [55, 60, 70, 80, 90, 95, 97, 99],
    bins = 20,
    alpha = 0.05,
    smallestRelative = 0.1,
  }: LabelAuditOptions = {},
): LabelAudit {
  refuseBadRows(rows)
  const confidence = 1 - alpha
  const rankings = [rows.score, ...rows.candidates]
  const differences = needAtEqualScore(rows, {rankings, bins, confidence})
  const findings = findingsIn(differences, {
    alpha,
    smallestRelative,
    candidates: rows.candidates.map(({name}) => name),
  })
  const understated = findings
    .filter(({facts}) => facts.ranking === rows.score.name)
    .map(({facts}) => facts.group)
  return {
    rows: rows.group.length,
    selections: selectionAtCuts(rows, {cuts, confidence, rankings: [...rankings, rows.need]}),
    needAtEqualScore: differences,
    exchanges: understated.map((group) => ({
      group,
      cuts: needExchange(rows, {group, percentiles}),
    })),
    findings,
  }
}

function findingsIn(
  differences: readonly NeedDifference[],
  {
    alpha,
    smallestRelative,
    candidates,
  }: {alpha: number; smallestRelative: number; candidates: readonly string[]},
): LabelFinding[] {
  return differences.flatMap((each) => {
    const {ranking, group, difference, relative, low, high, adjustedP} = each
    if (difference === null || relative === null || low === null || high === null) return []
    if (adjustedP === null || adjustedP > alpha || relative < smallestRelative) return []
    const facts = {ranking, group, difference, relative, low, high, adjustedP}
    const leastUnder = leastUnderstated(differences, {group, candidates})
    return [
      {
        code: 'need-understated',
        outcome: 'breach',
        subject: ranking,
        facts: {...facts, leastUnder},
      },
    ]
  })
}

function leastUnderstated(
  differences: readonly NeedDifference[],
  {group, candidates}: {group: string; candidates: readonly string[]},
): {candidate: string; relative: number} | null {
  const own = differences
    .filter((each) => each.group === group && candidates.includes(each.ranking))
    .flatMap(({ranking, relative}) => (relative === null ? [] : [{candidate: ranking, relative}]))
    .sort((a, b) => Math.abs(a.relative) - Math.abs(b.relative))
  return own[0] ?? null
}

function refuseBadRows(rows: AuditedRows): void {
  if (rows.groups.length < 2) {
    throw new AirworthyError(
      'rows-refused',
      `a label audit compares groups, but there is ${rows.groups.length}`,
    )
  }
  for (const {name, values} of [rows.score, rows.need, ...rows.candidates]) {
    refuseBadColumn(name, {values, rows: rows.group.length})
  }
  const strange = rows.group.find((group) => group >= rows.groups.length)
  if (strange !== undefined) {
    throw new AirworthyError('rows-refused', `there is no group of index ${strange}`)
  }
}
