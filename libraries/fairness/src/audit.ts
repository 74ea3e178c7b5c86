import {AirworthyError} from '@airworthy/kernel'
import {disparitiesOf, type Disparity} from './disparities.ts'
import {namedDisparities, type NamedDisparities} from './gaps.ts'
import {addedCounts, groupCounts, type OutcomeCounts} from './group-counts.ts'
import {
  estimated,
  isProportion,
  metricOf,
  metricsFor,
  type Estimate,
  type MetricName,
} from './group-metrics.ts'
import {groupingsOf, type GroupName} from './groupings.ts'
import type {CountedGrouping} from './judged-groups.ts'
import {shrunkenRates} from './shrinkage.ts'
import type {CellCounts, MissingCounts} from './table-counts.ts'
import type {DisparityRules} from './verdict.ts'

/** The estimate of a group; `shrunken` is drawn towards the common rate, null for F1 and balanced accuracy. */
export interface GroupEstimate extends Estimate {
  readonly shrunken: number | null
}

/** One group with all its metrics. */
export interface AuditedGroup {
  readonly group: GroupName
  readonly n: number
  readonly counts: OutcomeCounts
  /** False where `n` is below the minimum group size: reported, not judged. */
  readonly judged: boolean
  readonly metrics: Readonly<Partial<Record<MetricName, GroupEstimate>>>
}

/** A fairness audit: every group of every grouping, and the disparities between them. */
export interface FairnessAudit {
  readonly overall: {
    readonly n: number
    readonly counts: OutcomeCounts
    readonly metrics: Readonly<Partial<Record<MetricName, Estimate>>>
  }
  readonly groups: readonly AuditedGroup[]
  readonly disparities: readonly Disparity[]
  /** What the literature calls the gaps between all groups that occur, small ones included. */
  readonly named: readonly {
    readonly by: readonly string[]
    readonly disparities: NamedDisparities
  }[]
  readonly rows: number
  readonly missing: MissingCounts
  readonly rules: DisparityRules & {
    readonly confidence: number
    readonly tested: readonly MetricName[]
  }
}

/** How an audit is to judge; each rule has its default in `auditFairness`. */
export interface AuditOptions extends Partial<DisparityRules> {
  /** The metrics that are tested for disparities; all that can be computed are reported by group. */
  readonly tested?: readonly MetricName[]
  /** The largest number of sensitive columns taken together. */
  readonly depth?: number
}

/** The metrics tested unless others are named; the second and the fourth are one hypothesis. */
export const testedByDefault: readonly MetricName[] = [
  'selectionRate',
  'truePositiveRate',
  'falsePositiveRate',
  'falseNegativeRate',
  'precision',
  'accuracy',
]

/**
 * Audits counted cells: metrics with intervals for all rows and for every group of every grouping,
 * and disparities whose false alarms are controlled over the whole audit. Arithmetic on counts: the
 * table is not read again. Throws `audit-refused` for rules outside their range, `unknown-metric`,
 * and `metric-not-counted` for a tested metric that needs a label or prediction that was not counted.
 */
export function auditFairness(
  cells: CellCounts,
  {
    tested,
    alpha = 0.05,
    power = 0.8,
    minimumGroup = 50,
    minimumTrials = 10,
    gapToFind = 0.1,
    tolerances = {},
    reference = {},
    depth,
  }: AuditOptions = {},
): FairnessAudit {
  refuseBadRules({alpha, power, minimumGroup, minimumTrials, gapToFind})
  refuseUnknownReference(cells, reference)
  const available = metricsFor(cells.has)
  const chosen = testedMetrics(tested, available)
  const rules = {alpha, power, minimumGroup, minimumTrials, gapToFind, tolerances, reference}
  const confidence = 1 - alpha
  const groupings = groupingsOf(cells, depth === undefined ? {} : {depth}).map((grouping) => ({
    grouping,
    counts: groupCounts(cells, grouping),
  }))
  const overall = addedCounts(groupings[0]?.counts ?? [])
  return {
    overall: {
      n: overall.n,
      counts: overall,
      metrics: Object.fromEntries(
        available.map((name) => [name, estimated(metricOf(name), overall, {confidence})]),
      ),
    },
    groups: groupings.flatMap((counted) =>
      auditedGroups(counted, {available, confidence, minimumGroup}),
    ),
    disparities: disparitiesOf(groupings, chosen, rules),
    named: groupings.map(({grouping, counts}) => ({
      by: grouping.by,
      disparities: namedDisparities(counts, {overall}),
    })),
    rows: cells.rows,
    missing: cells.missing,
    rules: {...rules, confidence, tested: chosen},
  }
}

function auditedGroups(
  {grouping, counts}: CountedGrouping,
  {
    available,
    confidence,
    minimumGroup,
  }: {available: readonly MetricName[]; confidence: number; minimumGroup: number},
): AuditedGroup[] {
  const shrunken = new Map(
    available.map((name) => {
      const metric = metricOf(name)
      const parts = counts.map((each) => metric.counts(each)[0])
      return [name, isProportion(metric) ? shrunkenRates(parts) : null]
    }),
  )
  return grouping.groups.map((group, index) => {
    const own = counts[index] ?? addedCounts([])
    return {
      group,
      n: own.n,
      counts: own,
      judged: own.n >= minimumGroup,
      metrics: Object.fromEntries(
        available.map((name) => {
          const value = shrunken.get(name)?.[index]
          return [
            name,
            {
              ...estimated(metricOf(name), own, {confidence}),
              shrunken: value === undefined || Number.isNaN(value) ? null : value,
            },
          ]
        }),
      ),
    }
  })
}

function testedMetrics(
  tested: readonly MetricName[] | undefined,
  available: readonly MetricName[],
): readonly MetricName[] {
  if (tested === undefined) {
    const known = testedByDefault.filter((name) => available.includes(name))
    return known.length > 0 ? known : available
  }
  for (const name of tested) {
    if (!available.includes(metricOf(name).name)) {
      throw new AirworthyError(
        'metric-not-counted',
        `${name} needs a label or a prediction that was not counted: name both columns`,
        {facts: {metric: name}},
      )
    }
  }
  return [...new Set(tested)]
}

function refuseBadRules(rules: {
  alpha: number
  power: number
  minimumGroup: number
  minimumTrials: number
  gapToFind: number
}): void {
  const {alpha, power, minimumGroup, minimumTrials, gapToFind} = rules
  if (!(alpha > 0 && alpha < 0.5)) throw refused('alpha', alpha, 'between 0 and 0.5')
  if (!(power >= 0.5 && power < 1)) throw refused('power', power, 'from 0.5 to below 1')
  if (!(minimumGroup >= 1)) throw refused('minimum group size', minimumGroup, 'at least 1')
  if (!(minimumTrials >= 1)) throw refused('minimum of trials', minimumTrials, 'at least 1')
  if (!(gapToFind > 0 && gapToFind <= 1))
    throw refused('gap to find', gapToFind, 'above 0, at most 1')
}

function refused(what: string, value: number, range: string): AirworthyError {
  return new AirworthyError('audit-refused', `${what} is ${value}: it must be ${range}`, {
    facts: {value},
  })
}

function refuseUnknownReference(cells: CellCounts, reference: GroupName): void {
  for (const [column, value] of Object.entries(reference)) {
    const values = cells.values[cells.by.indexOf(column)]
    if (values === undefined) {
      throw new AirworthyError(
        'unknown-column',
        `unknown column of a reference group: ${column}; sensitive columns are ${cells.by.join(', ')}`,
        {facts: {column}},
      )
    }
    if (!values.includes(value)) {
      throw new AirworthyError(
        'unknown-group',
        `unknown group: ${column}=${value ?? '(missing)'}; there are ${values.map((each) => each ?? '(missing)').join(', ')}`,
        {facts: {column, value}},
      )
    }
  }
}
