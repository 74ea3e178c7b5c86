import type {StatedFinding} from '@airworthy/evidence'
import type {AuditedGroup, Disparity} from '@airworthy/fairness'
import {
  chanceText,
  columnsText,
  countText,
  groupWords,
  metricWords,
  pointsText,
  shareText,
} from './audit-words.ts'
import {distinctDisparities} from './distinct-disparities.ts'
import type {AuditResult} from './measure-audit.ts'

/** What an audit found, without any policy: disparities, groups that are too small, rows left out. */
export function auditFindings(
  result: AuditResult,
  {replicates}: {replicates: number},
): StatedFinding[] {
  return [
    ...distinctDisparities(result.disparities)
      .filter(({verdict}) => verdict === 'disparity')
      .map((one) => disparityFinding(one, result)),
    ...result.groups
      .filter(({judged, group}) => !judged && Object.keys(group).length === 1)
      .map((group) => smallGroupFinding(group, result)),
    ...missingFindings(result),
    ...notResampled(result, replicates),
  ]
}

/** Rates have their Wilson intervals all the same. */
function notResampled(
  {groups, bootstrap, overall}: AuditResult,
  replicates: number,
): StatedFinding[] {
  const hasBoth = overall.metrics.accuracy !== undefined
  if (replicates === 0 || bootstrap !== undefined || !hasBoth) return []
  return [
    {
      code: 'replicates-left-out',
      severity: 'note',
      subject: 'table',
      facts: {groups: groups.length, replicates},
      message: `no bootstrap replicates: ${groups.length.toLocaleString('en-GB')} groups are too many to keep them; name fewer columns, or give --replicates 0`,
    },
  ]
}

function disparityFinding(disparity: Disparity, result: AuditResult): StatedFinding {
  const {metric, by, difference, low, high, ratio, between, adjustedP} = disparity
  const [higher, lower] = between ?? []
  const valueOf = (group: AuditedGroup['group'] | undefined) =>
    result.groups.find((one) => group !== undefined && sameGroup(one.group, group))?.metrics[metric]
      ?.value ?? null
  const pair =
    higher === undefined || lower === undefined
      ? ''
      : `${groupWords(higher)} ${shareText(valueOf(higher))}, ${groupWords(lower)} ${shareText(valueOf(lower))}: `
  return {
    code: 'disparity',
    severity: 'warning',
    subject: `${metric} by ${columnsText(by)}`,
    facts: {metric, by, difference, low, high, ratio, between, adjustedP},
    message: `${metricWords[metric]} by ${columnsText(by)}: ${pair}${pointsText(difference)} points apart (${pointsText(low)} to ${pointsText(high)}), corrected p ${chanceText(adjustedP)}`,
  }
}

function smallGroupFinding(
  {group, n}: AuditedGroup,
  {disparities, rules}: AuditResult,
): StatedFinding {
  const [column = ''] = Object.keys(group)
  const needs = disparities
    .filter(({by}) => by.length === 1 && by[0] === column)
    .flatMap(({neededN}) => (neededN === null ? [] : [neededN]))
  const needed =
    needs.length === 0 ? rules.minimumGroup : Math.max(rules.minimumGroup, Math.min(...needs))
  return {
    code: 'group-too-small',
    severity: 'note',
    subject: `${column}=${groupWords(group)}`,
    facts: {group, n, minimumGroup: rules.minimumGroup, neededN: needed},
    message: `${column} ${groupWords(group)}: too little data, n ${n}, needs ${rules.minimumGroup} to be judged and about ${needed.toLocaleString('en-GB')} to find a gap of ${pointsText(rules.gapToFind)} points`,
  }
}

function missingFindings({missing, rows}: AuditResult): StatedFinding[] {
  if (missing.rows === 0) return []
  const message = `${countText(missing.rows, 'row')} of ${rows.toLocaleString('en-GB')} left out: no label in ${missing.label}, no prediction in ${missing.prediction}; find out whether they are missing by chance`
  return [
    {
      code: 'rows-left-out',
      severity: 'warning',
      subject: 'table',
      facts: {...missing, of: rows},
      message,
    },
  ]
}

function sameGroup(a: AuditedGroup['group'], b: AuditedGroup['group']): boolean {
  const [keys, others] = [Object.keys(a), Object.keys(b)]
  return keys.length === others.length && keys.every((key) => a[key] === b[key] && key in b)
}
