import {basename} from 'node:path'
import {combineOutcomes} from '@airworthy/kernel'
import {stateMeasurement, type StatedFinding, type Statement} from '@airworthy/evidence'
import {
  auditFairness,
  bootstrapAudit,
  calibrationByGroup,
  expectedPerformance,
  fourFifths,
  groupingsOf,
  parseCondition,
  regressionErrorsByGroup,
  scoreMetricsByGroup,
  type BootstrapIntervals,
  type CalibrationDifference,
  type FairnessAudit,
  type FourFifths,
  type GroupErrors,
  type GroupExpected,
  type GroupScores,
  type MissingCounts,
  type RegressionErrors,
  type ScoreMetrics,
} from '@airworthy/fairness'
import {countsDigest, openTable, type OpenTable} from '@airworthy/tables'
import {badInput} from '../faults.ts'
import {tool} from '../tool.ts'
import {auditFindings} from './audit-findings.ts'
import type {AuditParameters} from './audit-request.ts'

/** What an audit found; parts that were not asked for are absent. */
export interface AuditResult extends FairnessAudit {
  /** Equal for a copy of the table with its rows in another order, another when a row counts differently. */
  readonly countsDigest: string
  readonly fourFifths: readonly (FourFifths & {readonly by: readonly string[]})[]
  readonly bootstrap?: {
    readonly replicates: number
    readonly groupings: readonly BootstrapIntervals[]
  }
  readonly scores?: {
    readonly overall: ScoreMetrics
    readonly groups: readonly GroupScores[]
    readonly calibrationByGroup: readonly CalibrationDifference[]
    /** False where scores were put into bins first. */
    readonly exact: boolean
    readonly missing: MissingCounts
  }
  /** Where a score was given and no label: what is to be expected if scores are calibrated probabilities. */
  readonly expected?: {readonly threshold: number; readonly groups: readonly GroupExpected[]}
  readonly errors?: {
    readonly overall: RegressionErrors
    readonly groups: readonly GroupErrors[]
    readonly missing: number
  }
}

/** The metrics that are resampled: of a rate and its complement one, since their intervals mirror each other. */
const resampledMetrics = [
  'selectionRate',
  'falsePositiveRate',
  'falseNegativeRate',
  'precision',
  'accuracy',
] as const

/** Groups in all groupings up to which replicates are kept in memory: 1,000 of each take 48 kB. */
const mostResampled = 2000

/** An audit as evidence. */
export type AuditStatement = Statement<AuditParameters, AuditResult>

/**
 * Audits a table and states what was found. Faults of the table and of what is asked of it are bad
 * input; `note` is told what is being done.
 */
export async function measureAudit(
  table: string,
  parameters: AuditParameters,
  {note = () => undefined}: {note?: (doing: string) => void} = {},
): Promise<AuditStatement> {
  const startedAt = new Date().toISOString()
  note(`opening ${basename(table)}`)
  const open = await openTable(
    table,
    parameters.types === undefined ? {} : {types: parameters.types},
  )
  try {
    note(`counting ${open.rows.toLocaleString('en-GB')} rows`)
    const [result, sha256] = await Promise.all([resultOf(open, parameters), open.sourceDigest()])
    const findings = [
      ...auditFindings(result, parameters),
      ...(await policyFindings(result, {table, parameters})),
    ]
    return stateMeasurement('audit', [{name: basename(table), digest: {sha256}}], {
      tool,
      startedAt,
      finishedAt: new Date().toISOString(),
      parameters,
      result,
      findings,
      outcome: combineOutcomes([
        'pass',
        ...findings.flatMap(({severity}) =>
          severity === 'breach' || severity === 'not-judged' ? [severity] : [],
        ),
      ]),
    })
  } finally {
    open.close()
  }
}

async function resultOf(table: OpenTable, parameters: AuditParameters): Promise<AuditResult> {
  const {by, where, minGroup, referenceGroup, replicates, seed} = parameters
  const label = parameters.label === undefined ? {} : {label: parseCondition(parameters.label)}
  const prediction =
    parameters.prediction === undefined ? {} : {prediction: parseCondition(parameters.prediction)}
  const request = {by, ...label, ...prediction, ...(where === undefined ? {} : {where})}
  const cells = await table.countCells(request)
  if (cells.rows === 0)
    throw badInput('no row is left to audit: the condition of --where holds nowhere')
  const audit = auditFairness(cells, {
    minimumGroup: minGroup,
    ...(referenceGroup === undefined ? {} : {reference: referenceGroup}),
  })
  const resampled =
    cells.has.label &&
    cells.has.prediction &&
    replicates > 0 &&
    audit.groups.length <= mostResampled
  return {
    ...audit,
    countsDigest: await countsDigest(cells),
    fourFifths: audit.disparities.flatMap((disparity) => {
      const rule = fourFifths(disparity)
      return rule === null ? [] : [{by: disparity.by, ...rule}]
    }),
    ...(resampled
      ? {
          bootstrap: {
            replicates,
            groupings: bootstrapAudit(cells, {seed, replicates, metrics: resampledMetrics}),
          },
        }
      : {}),
    ...(await scorePartsOf(table, {request, parameters})),
    ...(parameters.target === undefined || parameters.estimate === undefined
      ? {}
      : {
          errors: await errorsOf(table, {
            ...parameters,
            target: parameters.target,
            estimate: parameters.estimate,
          }),
        }),
  }
}

/** With labels how good the scores were; without, what they let expect. */
async function scorePartsOf(
  table: OpenTable,
  {
    request,
    parameters: {label, score, threshold = 0.5},
  }: {
    request: Parameters<OpenTable['countCells']>[0]
    parameters: AuditParameters
  },
): Promise<Pick<AuditResult, 'scores' | 'expected'>> {
  if (score === undefined) return {}
  if (label !== undefined) return {scores: await scoresOf(table, {...request, score})}
  const scores = await table.countScores({...request, score})
  const groups = groupingsOf(scores.keys).flatMap(({by}) =>
    expectedPerformance(scores, {threshold, by}),
  )
  return {expected: {threshold, groups}}
}

async function scoresOf(
  table: OpenTable,
  request: Parameters<OpenTable['countScores']>[0],
): Promise<NonNullable<AuditResult['scores']>> {
  const scores = await table.countScores(request)
  const single = groupingsOf(scores.keys, {depth: 1})
  return {
    ...scoreMetricsByGroup(scores),
    calibrationByGroup: single.flatMap((grouping) => calibrationByGroup(scores, grouping)),
    exact: scores.exact,
    missing: scores.missing,
  }
}

async function errorsOf(
  table: OpenTable,
  {by, target, estimate, where}: AuditParameters & {target: string; estimate: string},
): Promise<NonNullable<AuditResult['errors']>> {
  const sums = await table.sumErrors({
    by,
    target,
    estimate,
    ...(where === undefined ? {} : {where}),
  })
  return {...regressionErrorsByGroup(sums), missing: sums.missing}
}

async function policyFindings(
  result: AuditResult,
  {table, parameters}: {table: string; parameters: AuditParameters},
): Promise<StatedFinding[]> {
  if (Object.keys(parameters.policy).length === 0) return []
  const {judgeAudit} = await import('@airworthy/gate')
  return judgeAudit(result, {policy: parameters.policy, subject: basename(table)})
}
