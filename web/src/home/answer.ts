import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import type {OwnDutiesView} from '@airworthy/server/features/assignments/views.ts'
import type {PlanView} from '@airworthy/server/features/curriculum/views.ts'
import {capital, counted} from '../design/numbers.ts'
import type {StatusKind} from '../design/status-kinds.ts'
import {calendarDay, programmeNames, shortCalendarDay} from '../features/assignments/words.ts'

type Attempts = Pick<AttemptsView, 'open' | 'finished'>
/** The domains of the plan: what was measured last, in a baseline or a check. */
type Domains = readonly Pick<PlanView['domains'][number], 'verdict'>[]
type Found = Pick<AttemptsView['finished'][number], 'gaps' | 'notJudged'>

/** The answer to "Am I current?": heading and what follows from it. */
export interface CurrencyAnswer {
  readonly heading: string
  readonly about: string
}

/**
 * Answers "Am I current?" from what exists: what is assigned, where something is, else what was
 * measured. Nobody is called current by a baseline: that takes a certification, which it is not.
 */
export function currencyAnswer(
  attempts: Attempts,
  {duties = [], domains = []}: {duties?: OwnDutiesView['duties']; domains?: Domains} = {},
): CurrencyAnswer {
  const {finished} = attempts
  const found = domains.length > 0 ? countsOf(domains) : finished.find(({hasResults}) => hasResults)
  return duties.length > 0 ? dutiesAnswer(duties, found) : resultsAnswer(attempts, found)
}

/** The lamp of a person's currency; undefined where nothing was ever assigned. */
export function currencyLamp(
  duties: OwnDutiesView['duties'],
): {kind: StatusKind; word: string} | undefined {
  if (duties.length === 0) return undefined
  if (duties.some(({standing}) => standing === 'overdue')) return {kind: 'lapsed', word: 'Overdue'}
  const next = firstDue(duties)
  if (next === undefined) return {kind: 'current', word: 'Current'}
  return {kind: 'due', word: `Current, due ${shortCalendarDay(next.dueOn)}`}
}

function dutiesAnswer(duties: OwnDutiesView['duties'], found: Found | undefined): CurrencyAnswer {
  const about = [
    found === undefined
      ? 'You have not finished a baseline yet.'
      : `Your newest results show ${wordsOf(found)}.`,
    'Current is who has nothing overdue; certification is not part of this version.',
  ].join(' ')
  const overdue = duties.filter(({standing}) => standing === 'overdue').length
  if (overdue > 0) {
    const heading = `No. ${capital(counted(overdue, 'assignment'))} ${overdue === 1 ? 'is' : 'are'} overdue.`
    return {heading, about}
  }
  const next = firstDue(duties)
  if (next === undefined) return {heading: 'Yes. Nothing is due.', about}
  const name = lowerFirst(programmeNames[next.programme])
  return {heading: `Yes. Your ${name} is due by ${calendarDay(next.dueOn)}.`, about}
}

function firstDue(duties: OwnDutiesView['duties']) {
  return duties
    .filter(({standing}) => standing === 'due')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0]
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function resultsAnswer({open}: Attempts, found: Found | undefined): CurrencyAnswer {
  if (!found && open) {
    return {
      heading: `Not known yet. ${capital(counted(open.given, 'item'))} of your baseline ${open.given === 1 ? 'is' : 'are'} answered.`,
      about:
        'The baseline shows where you stand in seven domains against the level that your role requires. Nothing follows from it by itself.',
    }
  }
  if (!found) {
    return {
      heading: 'Not known yet. You have not taken the baseline.',
      about:
        'The baseline assessment shows, in about 25 minutes, where you stand in seven domains against the level that your role requires.',
    }
  }
  const about =
    'A baseline informs you; it certifies nothing. Certification is not part of this version, so nobody is called current yet.'
  return {heading: `Not certified yet. Your newest results show ${wordsOf(found)}.`, about}
}

function countsOf(domains: Domains): Found {
  const count = (wanted: string) => domains.filter(({verdict}) => verdict === wanted).length
  return {gaps: count('gap'), notJudged: count('not-judged')}
}

function wordsOf({gaps, notJudged}: Found): string {
  if (gaps === 0 && notJudged === 0) return 'no gap'
  const found = [
    ...(gaps > 0 ? [counted(gaps, 'gap')] : []),
    ...(notJudged > 0 ? [`${counted(notJudged, 'domain')} not judged`] : []),
  ]
  return found.join(' and ')
}
