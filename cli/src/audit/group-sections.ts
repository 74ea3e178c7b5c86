import type {StatedFinding} from '@airworthy/evidence'
import type {AuditedGroup, Disparity, Estimate, MetricName} from '@airworthy/fairness'
import type {IntervalPlot, IntervalRow, ReportBlock, ReportSection} from '@airworthy/reports'
import type {ReportForm} from '../write-measurement.ts'
import {columnsText, groupWords, metricWords} from './audit-words.ts'
import type {AuditResult} from './measure-audit.ts'

/** Metrics that a terminal shows by group; a page has all. */
const shownFirst: readonly MetricName[] = [
  'selectionRate',
  'falsePositiveRate',
  'falseNegativeRate',
  'precision',
]

/** How many groups of a grouping a page shows at the most: ten thousands would be no reading. */
const mostGroups = 1000

interface Shown {
  readonly result: AuditResult
  readonly form: ReportForm
  /** What the policy found. */
  readonly decided: readonly StatedFinding[]
}

/** The rates of all groups with their intervals, grouping by grouping; a terminal has single columns. */
export function groupSections(
  result: AuditResult,
  {form, decided}: {form: ReportForm; decided: readonly StatedFinding[]},
): ReportSection[] {
  const groupings = new Map<string, AuditedGroup[]>()
  for (const group of result.groups) {
    const by = Object.keys(group.group)
    if (form === 'terminal' && by.length > 1) continue
    const key = columnsText(by)
    groupings.set(key, [...(groupings.get(key) ?? []), group])
  }
  return [...groupings].map(([by, groups]) => ({
    heading: `By ${by}`,
    blocks: [
      ...leftOutBlocks(groups),
      ...metricsOf(result, form).map((metric) =>
        metricPlot(metric, largestOf(groups), {result, form, decided}),
      ),
    ],
  }))
}

function leftOutBlocks(groups: readonly AuditedGroup[]): ReportBlock[] {
  if (groups.length <= mostGroups) return []
  const text = `Of ${groups.length.toLocaleString('en-GB')} groups the ${mostGroups.toLocaleString('en-GB')} with the most rows are shown; --format json has all.`
  return [{kind: 'paragraph', text}]
}

/** The groups with the most rows, in the order in which they were. */
function largestOf(groups: readonly AuditedGroup[]): readonly AuditedGroup[] {
  if (groups.length <= mostGroups) return groups
  const largest = new Set(groups.toSorted((a, b) => b.n - a.n).slice(0, mostGroups))
  return groups.filter((group) => largest.has(group))
}

function metricsOf({overall}: AuditResult, form: ReportForm): MetricName[] {
  const known = Object.keys(overall.metrics) as MetricName[] // the audit writes these keys
  if (form === 'page') return known
  const wanted = shownFirst.filter((metric) => known.includes(metric))
  return wanted.length > 0 ? wanted : known
}

function metricPlot(
  metric: MetricName,
  groups: readonly AuditedGroup[],
  {result, decided}: Shown,
): IntervalPlot {
  const by = Object.keys(groups[0]?.group ?? {})
  const disparity = result.disparities.find(
    (one) =>
      one.metric === metric &&
      columnsText(one.by) === columnsText(by) &&
      one.verdict === 'disparity',
  )
  const apart = new Set(disparity?.between?.map(groupWords))
  const isBreach = disparity !== undefined && isBeyond(disparity, decided)
  return {
    kind: 'intervals',
    caption: sentenceCase(metricWords[metric]),
    quantity: metricWords[metric],
    unit: '%',
    interval: `${Math.round(result.rules.confidence * 100)} % ${metric === 'balancedAccuracy' ? 'Newcombe' : 'Wilson'} interval`,
    rows: groups.map((group) =>
      groupRow(group, {metric, apart, isBreach, minimum: result.rules.minimumGroup}),
    ),
    overall: result.overall.metrics[metric]?.value ?? null,
    limit: null,
  }
}

/** Whether a limit on the gap of this metric in this grouping is exceeded. */
function isBeyond({metric, by}: Disparity, decided: readonly StatedFinding[]): boolean {
  return decided.some(({severity, facts}) => {
    const {measure, by: columns} = facts
    return (
      severity === 'breach' &&
      typeof measure === 'string' &&
      measure.startsWith(`${metric}.`) &&
      Array.isArray(columns) &&
      columns.join() === by.join()
    )
  })
}

function groupRow(
  {group, judged, metrics}: AuditedGroup,
  {
    metric,
    apart,
    isBreach,
    minimum,
  }: {
    metric: MetricName
    apart: ReadonlySet<string>
    isBreach: boolean
    minimum: number
  },
): IntervalRow {
  const name = groupWords(group)
  const none: Estimate = {value: null, low: null, high: null, n: 0}
  const {value, low, high, n} = metrics[metric] ?? none
  const estimate = {name, value, low, high, n}
  if (!judged) {
    return {...estimate, status: 'not-judged', note: `too little data: needs ${minimum}`}
  }
  if (value === null) return {...estimate, status: 'none', note: 'nothing to measure it on'}
  if (!apart.has(name)) return {...estimate, status: 'none', note: ''}
  return {...estimate, status: isBreach ? 'breach' : 'none', note: 'furthest apart'}
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
