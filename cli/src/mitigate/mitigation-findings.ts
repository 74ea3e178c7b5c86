import type {StatedFinding} from '@airworthy/evidence'
import {groupWords, pointsText} from '../audit/audit-words.ts'
import type {MitigationParameters} from './mitigate-request.ts'
import type {MitigationResult} from './mitigation-result.ts'
import {targetedGap} from './targeted-gap.ts'

/** What whoever decides about a mitigation has to know: what remains, who pays, what it needs. */
export function mitigationFindings(
  result: MitigationResult,
  parameters: MitigationParameters,
): StatedFinding[] {
  return [
    ...remaining(result, parameters),
    ...losers(result),
    ...needs(result),
    ...smallGroups(result, parameters),
  ]
}

function remaining(result: MitigationResult, parameters: MitigationParameters): StatedFinding[] {
  const gap = targetedGap(result, parameters)
  if (gap === null || gap.before === null || gap.after === null) return []
  const {name, before, after} = gap
  const facts = {gap: name, before, after}
  if (after >= before) {
    const message = `the ${name} is not narrower: ${pointsText(before)} points before, ${pointsText(after)} after, on rows from which the mitigation was not chosen`
    return [{code: 'gap-not-narrower', severity: 'warning', subject: name, facts, message}]
  }
  if (parameters.method === 'reweighing' || after <= parameters.tolerance + 1e-9) return []
  const {tolerance} = parameters
  const message = `the ${name} is ${pointsText(after)} points on rows from which the mitigation was not chosen, wider than the ${pointsText(tolerance)} that were asked for: small groups vary`
  return [
    {
      code: 'gap-beyond-tolerance',
      severity: 'warning',
      subject: name,
      facts: {...facts, tolerance},
      message,
    },
  ]
}

function losers({effect}: MitigationResult): StatedFinding[] {
  return (effect?.groups ?? [])
    .filter(({gain, lose}) => lose > gain)
    .map(({group, gain, lose, after}) => ({
      code: 'group-loses',
      severity: 'note',
      subject: groupWords(group),
      facts: {group, gain, lose, n: after.n},
      message: `${groupWords(group)}: ${rowsText(lose)} get the worse decision instead of the better one, ${rowsText(gain)} the other way round, of ${rowsText(after.n)}`,
    }))
}

/** Counts are expectations where chance decides. */
function rowsText(count: number): string {
  return `${Math.round(count).toLocaleString('en-GB')} rows`
}

function needs({effect, thresholds}: MitigationResult): StatedFinding[] {
  const found: StatedFinding[] = []
  if (effect?.needs.includes('sensitive-features') === true) {
    found.push({
      code: 'needs-sensitive-features',
      severity: 'warning',
      subject: 'deciding',
      facts: {},
      message:
        'whoever decides has to know the group of every person: in many places the law forbids to decide by it, so ask before you use these thresholds',
    })
  }
  if (thresholds?.usesChance === true || effect?.needs.includes('chance') === true) {
    found.push({
      code: 'chance-decides',
      severity: 'warning',
      subject: 'deciding',
      facts: {},
      message: 'two equal people may be decided on differently: some decisions are drawn by chance',
    })
  }
  return found
}

function smallGroups(
  {groups}: MitigationResult,
  {minGroup}: MitigationParameters,
): StatedFinding[] {
  return groups
    .filter(({judged}) => !judged)
    .map(({group, n}) => ({
      code: 'group-too-small',
      severity: 'note',
      subject: groupWords(group),
      facts: {group, n, minimumGroup: minGroup},
      message: `${groupWords(group)}: too little data, n ${n}, needs ${minGroup}; the mitigation leaves it out`,
    }))
}
