import type {StatedFinding} from '@airworthy/evidence'
import {chanceText, countText} from '../audit/audit-words.ts'
import type {LabelAuditParameters} from './label-audit-request.ts'
import type {LabelAuditResult, Understated} from './measure-label-audit.ts'

/** What a label audit found: rankings that understate need, groups that are too small, rows left out. */
export function labelAuditFindings(
  result: LabelAuditResult,
  parameters: LabelAuditParameters,
): StatedFinding[] {
  const {groups, leftOut, understated} = result
  return [
    ...understated.map((found) => understatedFinding(found, parameters)),
    ...groups
      .filter(({judged}) => !judged)
      .map(({group, n}): StatedFinding => ({
        code: 'group-too-small',
        severity: 'note',
        subject: group,
        facts: {group, n, minimumGroup: parameters.minGroup},
        message: `${group}: too little data, n ${n}, needs ${parameters.minGroup} to be judged`,
      })),
    ...leftOutFindings({leftOut, rows: result.rows}),
  ]
}

function understatedFinding(
  found: Understated,
  {need, score}: LabelAuditParameters,
): StatedFinding {
  const {ranking, group, adjustedP, ...facts} = found
  const what = ranking === score ? 'the score' : 'the candidate label'
  return {
    code: 'need-understated',
    severity: 'warning',
    subject: `${ranking}: ${group}`,
    facts: {ranking, group, adjustedP, ...facts},
    message: `${what} ${ranking} understates the need of ${group}: at the same place it has ${understatedText(found, need)}, corrected p ${chanceText(adjustedP)}`,
  }
}

/** `46 % more conditions than the others (0.629, 95 % interval 0.541 to 0.717)`. */
export function understatedText(
  {relative, difference, low, high}: Understated,
  need: string,
): string {
  const [mean, from, to] = [difference, low, high].map((value) => value.toPrecision(3))
  return `${(relative * 100).toFixed(0)} % more ${need} than the others (${mean} more, 95 % interval ${from} to ${to})`
}

function leftOutFindings({
  leftOut,
  rows,
}: Pick<LabelAuditResult, 'leftOut' | 'rows'>): StatedFinding[] {
  if (leftOut.rows === 0) return []
  const columns = Object.entries(leftOut.byColumn).map(([name, count]) => `${name} in ${count}`)
  return [
    {
      code: 'rows-left-out',
      severity: 'warning',
      subject: 'table',
      facts: {...leftOut, of: rows + leftOut.rows},
      message: `${countText(leftOut.rows, 'row')} of ${(rows + leftOut.rows).toLocaleString('en-GB')} left out: no ${columns.join(', no ')}; find out whether they are missing by chance`,
    },
  ]
}
