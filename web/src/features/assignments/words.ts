import type {
  DutyView,
  OverviewRowView,
  Programme,
  Standing,
} from '@airworthy/server/features/assignments/views.ts'
import {day} from '../../design/dates.ts'
import {capital, counted} from '../../design/numbers.ts'
import type {StatusKind} from '../../design/status-kinds.ts'

const shortFormat = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short'})

/** What is assigned, for people. */
export const programmeNames: Record<Programme, string> = {
  baseline: 'Baseline assessment',
  'role-programme': 'Role programme',
  certification: 'Certification',
}

/** What each programme asks, for who assigns it. */
export const programmeAbout: Record<Programme, string> = {
  baseline: 'One baseline assessment.',
  'role-programme': 'A baseline, and every domain at the level that the role requires.',
  certification:
    'A credential for the role that is valid beyond the day, by examination or renewal.',
}

/** Where each programme is done. */
export const programmePlaces = {
  baseline: {action: 'Go to the assessment', to: '/assessment'},
  'role-programme': {action: 'Go to the plan', to: '/plan'},
  certification: {action: 'Go to the examination', to: '/examination'},
} as const satisfies Record<Programme, {action: string; to: string}>

/** The programme that a select's value names. */
export function programmeOf(value: string): Programme {
  return value === 'role-programme' || value === 'certification' ? value : 'baseline'
}

/** Each standing with its status: overdue takes the empty disc, as what has lapsed does. */
export const standings: Record<Standing, {kind: StatusKind; word: string}> = {
  overdue: {kind: 'lapsed', word: 'Overdue'},
  due: {kind: 'due', word: 'Due'},
  exempt: {kind: 'not-judged', word: 'Exempt'},
  done: {kind: 'current', word: 'Done'},
}

/** The standing that a select's value names; empty for all. */
export function standingOf(value: string): Standing | '' {
  return value === 'overdue' || value === 'due' || value === 'exempt' || value === 'done'
    ? value
    : ''
}

/** A day of the calendar in full, whatever the time zone of the reader. */
export function calendarDay(on: string): string {
  return day(`${on}T12:00:00`)
}

/** A day of the calendar without its year: "7 Dec". */
export function shortCalendarDay(on: string): string {
  return shortFormat.format(new Date(`${on}T12:00:00`))
}

/** The state of a duty in words: "due by 7 December 2026, in 12 days". */
export function dutySentence(
  duty: Pick<DutyView, 'standing' | 'dueOn' | 'daysLeft' | 'doneAt' | 'exemption'>,
): string {
  const {standing, dueOn, daysLeft, doneAt, exemption} = duty
  if (standing === 'done' && doneAt !== null) return `Done ${day(doneAt)}`
  if (standing === 'exempt' && exemption !== null) {
    return `Exempt until ${calendarDay(exemption.until)}; then due by ${calendarDay(dueOn)}`
  }
  if (standing === 'overdue') {
    return `Was due by ${calendarDay(dueOn)}, ${counted(-daysLeft, 'day')} ago`
  }
  const left =
    daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${counted(daysLeft, 'day')}`
  return `Due by ${calendarDay(dueOn)}, ${left}`
}

/** The answer to what is assigned to me. */
export function dutiesHeading(duties: readonly Pick<DutyView, 'standing' | 'dueOn'>[]): string {
  if (duties.length === 0) return 'Nothing is assigned to you.'
  const overdue = duties.filter(({standing}) => standing === 'overdue').length
  const due = duties.filter(({standing}) => standing === 'due')
  if (overdue > 0) {
    const first = `${capital(counted(overdue, 'assignment'))} ${overdue === 1 ? 'is' : 'are'} overdue.`
    return due.length === 0
      ? first
      : `${first} ${capital(counted(due.length, 'more', 'more'))} due.`
  }
  if (due.length === 0) return 'Everything assigned to you is done or exempt.'
  const next = due.map(({dueOn}) => dueOn).toSorted()[0] ?? ''
  return due.length === 1
    ? `One assignment is due by ${calendarDay(next)}.`
    : `${capital(counted(due.length, 'assignment'))} are due, the first by ${calendarDay(next)}.`
}

/** Where the latest mail about a duty stands, for people. */
export const mailWords: Record<NonNullable<OverviewRowView['mail']>, string> = {
  queued: 'mail waits',
  sending: 'mail on its way',
  committing: 'mail on its way',
  sent: 'mail sent',
  failed: 'mail not delivered',
  unconfirmed: 'mail not confirmed',
}
