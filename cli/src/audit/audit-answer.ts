import type {Outcome} from '@airworthy/kernel'
import type {StatedFinding} from '@airworthy/evidence'
import type {Disparity} from '@airworthy/fairness'
import {
  columnsText,
  countText,
  groupWords,
  metricWords,
  pointsText,
  shareText,
} from './audit-words.ts'
import {groupsApart} from './apart-section.ts'
import {distinctDisparities} from './distinct-disparities.ts'
import type {AuditResult} from './measure-audit.ts'

/** The one sentence that answers: against the policy where there is one, else what chance does not explain. */
export function auditAnswer(
  result: AuditResult,
  {
    outcome,
    limits,
    findings,
  }: {
    outcome: Outcome
    /** How many measures the policy limits; 0 without a policy. */
    limits: number
    /** What the policy found. */
    findings: readonly StatedFinding[]
  },
): string {
  const beyond = measuresIn(findings.filter(({severity}) => severity === 'breach'))
  const open = measuresIn(findings.filter(({severity}) => severity !== 'breach'))
  if (outcome === 'breach') return `${countText(beyond, 'limit')} of the policy exceeded`
  if (outcome === 'not-judged')
    return `${countText(open, 'limit')} of the policy cannot be judged with these rows`
  if (limits > 0) {
    return open === 0
      ? `within ${limits === 1 ? 'the limit' : `all ${limits} limits`} of the policy`
      : `no limit of the policy exceeded, and ${open} of ${limits} cannot be judged with these rows`
  }
  return foundAnswer(result)
}

function measuresIn(findings: readonly StatedFinding[]): number {
  return new Set(findings.map(({facts}) => facts['measure'])).size
}

function foundAnswer(result: AuditResult): string {
  const disparities = distinctDisparities(result.disparities)
  const found = disparities.filter(({verdict}) => verdict === 'disparity')
  const tested = disparities.filter(({adjustedP}) => adjustedP !== null)
  if (disparities.length === 0 && result.expected !== undefined) {
    return `what is to be expected of ${countText(result.expected.groups.length, 'group')} without labels`
  }
  if (disparities.length === 0 && result.errors !== undefined) {
    return `errors in ${countText(result.errors.groups.length, 'group')}`
  }
  if (found.length > 0) {
    const columns = [
      ...new Set(found.filter(({by}) => by.length === 1).map(({by}) => columnsText(by))),
    ]
    const by = columns.length === 0 ? 'in intersections' : `by ${columns.join(', ')}`
    return `${found.length} of ${countText(tested.length, 'comparison')} ${found.length === 1 ? 'shows' : 'show'} a disparity that chance does not explain (${by})`
  }
  const enough = disparities.some(({verdict}) => verdict === 'no-evidence')
  return enough
    ? `no disparity found that chance does not explain, in ${countText(tested.length, 'comparison')}`
    : `too little data to find a gap of ${pointsText(result.rules.gapToFind)} points in any comparison`
}

/** What matters first: the widest gap, who could not be judged, and what else was found. */
export function firstSentences(result: AuditResult, decided: readonly StatedFinding[]): string[] {
  return [
    ...decided.slice(0, 1).map(({message}) => message),
    ...widest(result),
    ...notJudged(result),
    ...leftOut(result),
    ...further(result),
  ].slice(0, 3)
}

function foundIn({disparities}: AuditResult): Disparity[] {
  return distinctDisparities(disparities)
    .filter(({verdict}) => verdict === 'disparity')
    .toSorted(
      (a, b) =>
        a.by.length - b.by.length ||
        // where groups are many, the furthest pair may be chance though its grouping is not
        Number(isPairCertain(b)) - Number(isPairCertain(a)) ||
        (b.difference ?? 0) - (a.difference ?? 0),
    )
}

function isPairCertain({low}: Disparity): boolean {
  return low !== null && low > 0
}

function widest(result: AuditResult): string[] {
  const [found] = foundIn(result)
  if (found?.between == null) return []
  if (!isPairCertain(found)) return furthestFromRest(result)
  const {metric, difference, low, high, between} = found
  const [higher, lower] = between.map((group) => ({
    name: groupWords(group),
    value:
      result.groups.find((one) => JSON.stringify(one.group) === JSON.stringify(group))?.metrics[
        metric
      ]?.value ?? null,
  }))
  return [
    `the widest gap is in the ${metricWords[metric]}: ${higher?.name} ${shareText(higher?.value ?? null)}, ${lower?.name} ${shareText(lower?.value ?? null)}, ${pointsText(difference)} points apart (${pointsText(low)} to ${pointsText(high)})`,
  ]
}

/** For groupings in which no pair is certain to differ, the group that stands furthest from all others. */
function furthestFromRest(result: AuditResult): string[] {
  const [apart] = groupsApart(result)
  if (apart === undefined) return []
  const {metric} = apart.disparity
  const {group, against, difference, low, high} = apart.comparison
  const others = against === 'rest' ? 'all others together' : groupWords(against)
  const side = (difference ?? 0) < 0 ? 'below' : 'above'
  const points = [difference, low, high].map((each) => (each === null ? null : Math.abs(each)))
  const [apartBy = null, ...ends] = points
  const [from = null, to = null] = ends.toSorted((a, b) => (a ?? 0) - (b ?? 0))
  return [
    `${groupWords(group)} stands furthest apart: its ${metricWords[metric]} is ${pointsText(apartBy)} points ${side} that of ${others} (${pointsText(from)} to ${pointsText(to)})`,
  ]
}

function notJudged({groups, rules}: AuditResult): string[] {
  const small = groups.filter(({group, judged}) => !judged && Object.keys(group).length === 1)
  if (small.length === 0) return []
  const named = small.slice(0, 3).map(({group, n}) => `${groupWords(group)} (n ${n})`)
  const more = small.length > 3 ? ` and ${small.length - 3} more` : ''
  return [
    `too little data to judge ${named.join(', ')}${more}: a group needs ${rules.minimumGroup} rows, and silence about it is no pass`,
  ]
}

function leftOut({missing, rows}: AuditResult): string[] {
  if (missing.rows === 0) return []
  return [
    `${countText(missing.rows, 'row')} of ${rows.toLocaleString('en-GB')} had no label or no prediction and were left out`,
  ]
}

function further(result: AuditResult): string[] {
  const found = foundIn(result).slice(1)
  if (found.length === 0) return []
  const rates = [
    ...new Set(found.map(({metric, by}) => `${metricWords[metric]} by ${columnsText(by)}`)),
  ]
  const more = rates.length > 3 ? ` and ${rates.length - 3} more` : ''
  return [`other disparities: ${rates.slice(0, 3).join(', ')}${more}`]
}
