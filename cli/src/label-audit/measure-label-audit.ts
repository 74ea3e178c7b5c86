import {basename} from 'node:path'
import {stateMeasurement, type Statement} from '@airworthy/evidence'
import {
  auditLabels,
  needExchange,
  proxyStrength,
  rowGroups,
  type Column,
  type CutSelection,
  type NeedDifference,
  type NeedExchange,
  type NumberColumn,
  type ProxyStrength,
} from '@airworthy/fairness'
import {openTable, type OpenTable} from '@airworthy/tables'
import {groupWords} from '../audit/audit-words.ts'
import {badInput} from '../faults.ts'
import {completeRows, type CompleteRows, type LeftOut} from '../rows/complete-rows.ts'
import {tool} from '../tool.ts'
import {labelAuditFindings} from './label-audit-findings.ts'
import type {LabelAuditParameters} from './label-audit-request.ts'

/** What a label audit found. */
export interface LabelAuditResult {
  readonly rows: number
  readonly leftOut: LeftOut
  /** Groups with fewer rows than the least are reported and never found. */
  readonly groups: readonly {
    readonly group: string
    readonly n: number
    readonly judged: boolean
  }[]
  readonly selections: readonly CutSelection[]
  readonly needAtEqualScore: readonly NeedDifference[]
  /** Who would be selected if need decided, for each group whose need the score understates. */
  readonly exchanges: readonly {readonly group: string; readonly cuts: readonly ExchangeAtCut[]}[]
  readonly understated: readonly Understated[]
  readonly proxies?: ProxyStrength
}

/** An exchange of places by need; the procedure of 2019 understates what it comes to. */
export interface ExchangeAtCut extends NeedExchange {
  /** The same by the code first published, which its authors corrected in 2022. */
  readonly afterAsPublished2019: number
}

/** A ranking that understates the need of a group. */
export interface Understated {
  readonly ranking: string
  readonly group: string
  readonly relative: number
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly adjustedP: number
  readonly leastUnder: {readonly candidate: string; readonly relative: number} | null
}

/** A label audit as evidence. */
export type LabelAuditStatement = Statement<LabelAuditParameters, LabelAuditResult>

/** Percentiles of the score at which places are exchanged. */
const percentiles = [55, 60, 70, 80, 90, 95, 97, 99] as const

/** Audits the score and the candidate labels of a table against need, and states what was found. */
export async function measureLabelAudit(
  table: string,
  parameters: LabelAuditParameters,
  {note = () => undefined}: {note?: (doing: string) => void} = {},
): Promise<LabelAuditStatement> {
  const startedAt = new Date().toISOString()
  note(`opening ${basename(table)}`)
  const {types} = parameters
  const open = await openTable(table, types === undefined ? {} : {types})
  try {
    const result = await resultOf(open, parameters, note)
    const sha256 = await open.sourceDigest()
    return stateMeasurement('label-audit', [{name: basename(table), digest: {sha256}}], {
      tool,
      startedAt,
      finishedAt: new Date().toISOString(),
      parameters,
      result,
      findings: labelAuditFindings(result, parameters),
      outcome: 'pass',
    })
  } finally {
    open.close()
  }
}

async function resultOf(
  table: OpenTable,
  parameters: LabelAuditParameters,
  note: (doing: string) => void,
): Promise<LabelAuditResult> {
  const {score, need, candidates, by, where, minGroup} = parameters
  const features = featureNames(table, parameters)
  const needed = [...new Set([score, need, ...candidates])]
  const names = [...new Set([...needed, ...by, ...features])]
  note(`reading ${names.length} columns of ${table.rows.toLocaleString('en-GB')} rows`)
  const read = await table.columns(names, where === undefined ? {} : {where})
  const rows = completeRows(read, {needed})
  if (rows.rows === 0) throw badInput(`no row has a value in all of ${needed.join(', ')}`)
  const groups = rowGroups(by.map((name) => columnOf(rows, name)))
  const named = groups.groups.map((group) => groupWords(group))
  const audited = {
    groups: named,
    group: Uint32Array.from(groups.codes),
    score: numbersOf(rows, score),
    need: numbersOf(rows, need),
    candidates: candidates.map((name) => numbersOf(rows, name)),
  }
  note('comparing need at equal places')
  const audit = auditLabels(audited, {percentiles})
  const sizes = named.map((group, code) => {
    const n = groups.codes.reduce((sum, own) => sum + (own === code ? 1 : 0), 0)
    return {group, n, judged: n >= minGroup}
  })
  const judged = new Set(sizes.flatMap((size) => (size.judged ? [size.group] : [])))
  if (features.length > 0) note(`learning to tell groups apart from ${features.length} columns`)
  return {
    rows: rows.rows,
    leftOut: rows.leftOut,
    groups: sizes,
    selections: audit.selections,
    needAtEqualScore: audit.needAtEqualScore,
    exchanges: audit.exchanges
      .filter(({group}) => judged.has(group))
      .map(({group, cuts}) => {
        const published = needExchange(audited, {group, percentiles, published: 2019})
        return {
          group,
          cuts: cuts.map((cut, place) => ({
            ...cut,
            afterAsPublished2019: published[place]?.after ?? cut.after,
          })),
        }
      }),
    understated: audit.findings.map(({facts}) => facts).filter(({group}) => judged.has(group)),
    ...(features.length === 0
      ? {}
      : {
          proxies: proxyStrength({
            features: features.map((name) => columnOf(rows, name)),
            groups,
            seed: parameters.seed,
            minimumGroup: minGroup,
          }),
        }),
  }
}

/** The columns that a model may use; `all` is every column that the audit does not name otherwise. */
function featureNames(
  {columnTypes}: OpenTable,
  {features, by, need, candidates, score}: LabelAuditParameters,
): string[] {
  if (features.length !== 1 || features[0] !== 'all') return [...features]
  const taken = new Set([...by, need, score, ...candidates])
  return columnTypes
    .filter(({name, type}) => !taken.has(name) && type !== 'mixed' && type !== 'nested')
    .map(({name}) => name)
}

function columnOf({columns}: CompleteRows, name: string): Column {
  const column = columns.get(name)
  if (column === undefined) throw badInput(`unknown column: ${name}`)
  return column
}

function numbersOf(rows: CompleteRows, name: string): NumberColumn {
  const column = columnOf(rows, name)
  if (column.kind === 'number') return column
  throw badInput(
    `${name} holds text, and a label audit ranks by numbers: name a column of numbers, or give --type ${name}=number`,
  )
}
