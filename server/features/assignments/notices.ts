import {dayInWords, daysBetween} from './days.ts'
import type {Programme} from './views.ts'

/** What leads and learners are told, in words. */
export interface Words {
  readonly title: string
  readonly text: string
  readonly mailText?: string
}

/** Somebody in a list for a lead. */
export interface Named {
  readonly name: string
  readonly programme: Programme
  readonly dueOn: string
}

const namesShown = 100

const programmeNames: Readonly<Record<Programme, string>> = {
  baseline: 'the baseline assessment',
  'role-programme': 'the programme of your role',
  certification: 'the certification for your role',
}

const programmeDuties: Readonly<Record<Programme, string>> = {
  baseline: 'It is one assessment of about 25 minutes. You can pause it and go on later.',
  'role-programme':
    'It is done when you have taken the baseline assessment and every domain is at the level that your role requires, by an assessment or by testing out.',
  certification:
    'It is done when you hold a credential for your role that is valid beyond the due day: by the examination, or by its renewal, which asks again only for what has decayed or changed.',
}

const programmesOfOthers: Readonly<Record<Programme, string>> = {
  baseline: 'baseline assessment',
  'role-programme': 'programme of the role',
  certification: 'certification',
}

/** Told when it is assigned; `text` is what the person who assigned it wrote. */
export function givenWords(programme: Programme, dueOn: string, text: string): Words {
  return {
    title: `Assigned to you: ${programmeNames[programme]}, due ${dayInWords(dueOn)}`,
    text: paragraphs(
      `${capital(programmeNames[programme])} was assigned to you, due ${dayInWords(dueOn)}.`,
      text,
      programmeDuties[programme],
    ),
  }
}

/** Told where it was done before it was assigned. */
export function givenDoneWords(programme: Programme): Words {
  return {
    title: `Already done: ${programmeNames[programme]}`,
    text: `${capital(programmeNames[programme])} was assigned to you. You have done it already: there is nothing to do.`,
  }
}

/** Told 14, 7 and 1 days before the due day and on it, or a little later. */
export function reminderWords(programme: Programme, dueOn: string, today: string): Words {
  const left = daysBetween(today, dueOn)
  const when =
    left > 1
      ? `due in ${left} days`
      : left === 1
        ? 'due tomorrow'
        : left === 0
          ? 'due today'
          : `overdue since ${dayInWords(dueOn)}`
  return {
    title: `${capital(when)}: ${programmeNames[programme]}`,
    text: paragraphs(
      `${capital(programmeNames[programme])} is ${when}${left > 0 ? ` (${dayInWords(dueOn)})` : ''}.`,
      programmeDuties[programme],
      'If you cannot do it in time, ask your lead for an exemption.',
    ),
  }
}

/** Told to the person of whom a lead is told. */
export function escalatedWords(programme: Programme, dueOn: string): Words {
  return {
    title: `Your lead was told: ${programmeNames[programme]} is overdue`,
    text: `${capital(programmeNames[programme])} was due ${dayInWords(dueOn)}. The lead of your team has been told that it is overdue, and nothing else.`,
  }
}

/** Told to a lead; names stand in the mail alone, because the app keeps its text. */
export function escalationWords(overdue: readonly Named[], today: string): Words {
  const people = counted(overdue.length, 'assignment')
  return {
    title: `Overdue in your team: ${people}`,
    text: `${capital(people)} in your team ${overdue.length === 1 ? 'is' : 'are'} overdue by three days or more. The overview shows which.`,
    mailText: paragraphs(
      `${capital(people)} in your team ${overdue.length === 1 ? 'is' : 'are'} overdue by three days or more:`,
      listed(overdue, today),
    ),
  }
}

/** Told to a lead on Mondays. */
export function summaryWords(
  counts: Readonly<Record<'done' | 'due' | 'overdue' | 'exempt', number>>,
  {overdue, due}: {overdue: readonly Named[]; due: readonly Named[]},
  today: string,
): Words {
  const line = `Overdue ${counts.overdue}, due ${counts.due}, exempt ${counts.exempt}, done ${counts.done}.`
  return {
    title: `Your team this week: ${counts.overdue} overdue, ${counts.due} due`,
    text: `Assignments in your team. ${line}`,
    mailText: paragraphs(
      `Assignments in your team. ${line}`,
      overdue.length > 0 ? `Overdue:\n${listed(overdue, today)}` : '',
      due.length > 0 ? `Due:\n${listed(due, today)}` : '',
    ),
  }
}

/** Told to whom a lead or an administrator exempts. */
export function exemptedWords(programme: Programme, until: string, reason: string): Words {
  return {
    title: `Exempt until ${dayInWords(until)}: ${programmeNames[programme]}`,
    text: paragraphs(
      `You are exempt from ${programmeNames[programme]} until ${dayInWords(until)}. Afterwards you have 14 days.`,
      `Reason: ${reason}`,
    ),
  }
}

/** Told when an exemption ends before its day. */
export function exemptionEndedWords(programme: Programme, dueOn: string): Words {
  return {
    title: `Your exemption has ended: ${programmeNames[programme]}, due ${dayInWords(dueOn)}`,
    text: `Your exemption from ${programmeNames[programme]} has ended. It is due ${dayInWords(dueOn)}.`,
  }
}

/** Told to those who had not done it when it was withdrawn. */
export function withdrawnWords(programme: Programme, reason: string): Words {
  return {
    title: `No longer assigned: ${programmeNames[programme]}`,
    text: paragraphs(
      `${capital(programmeNames[programme])} is no longer assigned to you.`,
      `Reason: ${reason}`,
    ),
  }
}

function listed(people: readonly Named[], today: string): string {
  const lines = people.slice(0, namesShown).map(({name, programme, dueOn}) => {
    const past = daysBetween(dueOn, today)
    const when = past > 0 ? `${counted(past, 'day')} overdue` : `due ${dayInWords(dueOn)}`
    return `${name}: ${programmesOfOthers[programme]}, ${when}`
  })
  const rest = people.length - lines.length
  return [...lines, ...(rest > 0 ? [`and ${rest} more, in the overview`] : [])].join('\n')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function paragraphs(...texts: string[]): string {
  return texts.filter((text) => text !== '').join('\n\n')
}
