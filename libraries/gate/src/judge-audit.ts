import type {StatedFinding} from '@airworthy/evidence'
import {judgeLimits, type Estimate} from './judge-limits.ts'
import type {Limits} from './policy-file.ts'

/** What the gate needs of a disparity; a fairness audit has it. */
export interface AuditedDisparity {
  readonly metric: string
  readonly by: readonly string[]
  readonly difference: number | null
  readonly low: number | null
  readonly high: number | null
  readonly ratio: number | null
  readonly ratioLow: number | null
  readonly ratioHigh: number | null
  readonly between: readonly [GroupValues, GroupValues] | null
  readonly neededN: number | null
}

type GroupValues = Readonly<Record<string, string | null>>

/** What the gate needs of an audit's result. */
export interface AuditedResult {
  readonly overall: {readonly metrics: Readonly<Record<string, Estimate | undefined>>}
  readonly disparities: readonly AuditedDisparity[]
}

/**
 * Holds an audit against limits by measure: `selectionRate.ratio` and `falsePositiveRate.difference`
 * are between groups, `accuracy` is of all rows. Between the groups of one sensitive column every
 * limit has to be judged; between intersections, which are small by nature, a breach counts and
 * what cannot be judged is a warning. Measures that are not of an audit are left to others.
 */
export function judgeAudit(
  result: AuditedResult,
  {policy, subject}: {policy: Readonly<Record<string, Limits>>; subject: string},
): StatedFinding[] {
  return Object.entries(policy).flatMap(([measure, limits]) => {
    const {metric, kind} = partsOf(measure)
    const overall = result.overall.metrics[metric]
    if (kind === null) {
      if (overall === undefined) return [notMeasured(subject, measure)]
      return findingsOf(overall, {measure, limits, subject, by: [], between: null, neededN: null})
    }
    const judged = result.disparities.filter((disparity) => disparity.metric === metric)
    if (judged.length === 0) return [notMeasured(subject, measure)]
    return judged.flatMap((disparity) => {
      const {by, between, neededN} = disparity
      const place = {measure, limits, subject, by, between, neededN}
      return findingsOf(estimateOf(disparity, kind), place)
    })
  })
}

interface Place {
  readonly measure: string
  readonly limits: Limits
  readonly subject: string
  readonly by: readonly string[]
  readonly between: AuditedDisparity['between']
  readonly neededN: number | null
}

function partsOf(measure: string): {metric: string; kind: 'difference' | 'ratio' | null} {
  const [metric = '', kind] = measure.split('.')
  return {metric, kind: kind === 'difference' || kind === 'ratio' ? kind : null}
}

function estimateOf(disparity: AuditedDisparity, kind: 'difference' | 'ratio'): Estimate {
  const {difference, low, high, ratio, ratioLow, ratioHigh} = disparity
  if (kind === 'ratio') return {value: ratio, low: ratioLow, high: ratioHigh}
  return {value: difference, low, high}
}

function findingsOf(estimate: Estimate, place: Place): StatedFinding[] {
  const {measure, limits, subject, by, between, neededN} = place
  const verdict = judgeLimits(estimate, limits)
  if (verdict === 'within') return []
  const facts = {measure, ...estimate, ...limits, by, between, neededN}
  const what = by.length === 0 ? measure : `${measure} by ${by.join(' and ')}`
  const which = between === null ? '' : ` between ${between.map(groupWords).join(' and ')}`
  const named = {subject: `${subject}: ${what}`, facts}
  if (verdict === 'beyond') {
    const message = `${what} is ${written(estimate)}${which}, wholly beyond the policy (${limitWords(limits)})`
    return [{code: 'beyond-limit', severity: 'breach', ...named, message}]
  }
  const need = neededN === null ? '' : `; about ${neededN} rows a group would tell`
  const message =
    estimate.value === null
      ? `${what} cannot be judged: fewer than two groups have enough rows${need}`
      : `${what} is ${written(estimate)}${which}: the interval crosses the policy (${limitWords(limits)})${need}`
  const severity = by.length > 1 ? 'warning' : 'not-judged'
  return [{code: 'limit-not-judged', severity, ...named, message}]
}

function notMeasured(subject: string, measure: string): StatedFinding {
  return {
    code: 'measure-missing',
    severity: 'not-judged',
    subject: `${subject}: ${measure}`,
    facts: {measure},
    message: `the policy limits ${measure}, and the audit did not measure it: name a label and a prediction, or take the limit out`,
  }
}

function groupWords(group: GroupValues): string {
  return Object.values(group)
    .map((value) => value ?? '(missing)')
    .join(' × ')
}

function limitWords({min, max}: Limits): string {
  const parts = [
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
  ]
  return parts.join(', ')
}

function written({value, low, high}: Estimate): string {
  if (value === null) return 'not measured'
  if (low === null || high === null) return value.toFixed(3)
  return `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`
}
