import type {
  CompletionView,
  DomainRollUpView,
  RollUpView,
} from '@airworthy/server/features/curriculum/views.ts'
import type {StandingCountsView} from '@airworthy/server/features/credentials/views.ts'
import {capital, counted, countWord, listed} from '../../design/numbers.ts'
import {domainName} from '../assessments/domain-words.ts'

/** The first sentence of a team: how many are overdue, how many are due. */
export function dutySentence({overdue, due}: {overdue: number; due: number}): string {
  if (overdue === 0 && due === 0) return 'Nobody is overdue.'
  if (overdue === 0) return `Nobody is overdue; ${are(due)} due.`
  const late = `${capital(counted(overdue, 'person', 'people'))} ${overdue === 1 ? 'is' : 'are'} overdue`
  return due === 0 ? `${late}.` : `${late} and ${are(due)} due.`
}

/** What is due of certifications: how many have lapsed or are due; undefined where none presses. */
function lapsedSentence({
  lapsed,
  due,
  suspended,
  revoked,
}: Pick<StandingCountsView, 'lapsed' | 'due' | 'suspended' | 'revoked'>): string | undefined {
  const parts = [
    ...(lapsed > 0 ? [`${certifications(lapsed)} ${lapsed === 1 ? 'has' : 'have'} lapsed`] : []),
    ...(suspended > 0 ? [`${one(suspended, lapsed)} suspended`] : []),
    ...(revoked > 0 ? [`${one(revoked, lapsed + suspended)} revoked`] : []),
    ...(due > 0 ? [`${one(due, lapsed + suspended + revoked)} due`] : []),
  ]
  return parts.length === 0 ? undefined : `${capital(listed(parts))}.`
}

/** How many are certified, where nothing presses. */
function certifiedSentence({people, current}: StandingCountsView): string {
  if (current === 0) return 'Nobody is certified yet.'
  if (current === people) return 'Everybody is certified.'
  return `${capital(countWord(current))} of ${countWord(people)} ${current === 1 ? 'is' : 'are'} certified.`
}

/** The first sentence of a team: certifications that press, else assignments that do, else who is certified. */
export function currencySentence(
  counts: StandingCountsView,
  pressed: {overdue: number; due: number},
): string {
  const lapsed = lapsedSentence(counts)
  if (lapsed !== undefined) return lapsed
  return pressed.overdue + pressed.due > 0 ? dutySentence(pressed) : certifiedSentence(counts)
}

/** The second sentence: where the most gaps are, or why that cannot be said. */
export function gapSentence(rollUp: RollUpView): string {
  const shown = rollUp.flatMap((each) => (each.shown === null ? [] : [each.shown]))
  if (shown.length === 0) return 'Too few results to sum up the gaps.'
  const most = Math.max(...shown.map(({gap}) => gap.count))
  if (most === 0) return `No domain shows a gap${openWords(shown)}.`
  const [first, ...others] = shown.filter(({gap}) => gap.count === most)
  if (first === undefined) return ''
  if (others.length > 0) {
    return `${capital(countWord(others.length + 1))} domains have the most gaps: ${most} each.`
  }
  return `${domainName(first.domain)} has the most gaps: ${most} of ${first.people} people.`
}

/** What no gap leaves open: "; 49 of 56 results are not judged"; nothing where all are judged. */
export function openWords(shown: readonly DomainRollUpView[]): string {
  const open = shown.reduce((sum, {notJudged}) => sum + notJudged.count, 0)
  const results = shown.reduce((sum, {people}) => sum + people, 0)
  return open === 0 ? '' : `; ${open} of ${results} results ${open === 1 ? 'is' : 'are'} not judged`
}

/** How far the baselines are, in one sentence. */
export function completionSentence({people, finished}: CompletionView): string {
  if (people === 0) return 'Nobody is in this team yet.'
  if (finished === people) return 'Everybody has finished a baseline.'
  return `${finished} of ${people} ${people === 1 ? 'person' : 'people'} ${finished === 1 ? 'has' : 'have'} finished a baseline.`
}

function certifications(count: number): string {
  return counted(count, 'certification')
}

/** A count that names the certifications only where none were named before. */
function one(count: number, named: number): string {
  const subject = named > 0 ? countWord(count) : certifications(count)
  return `${subject} ${count === 1 ? 'is' : 'are'}`
}

function are(count: number): string {
  return `${countWord(count)} ${count === 1 ? 'is' : 'are'}`
}
