import {createHash} from 'node:crypto'
import type {Queries} from '../../database/connection.ts'
import type {Notice} from '../notifications/index.ts'
import * as assignmentStore from './assignment-store.ts'
import {dayOf, daysAfter, mondayOf} from './days.ts'
import {standingOn} from './duty.ts'
import * as dutyStore from './duty-store.ts'
import type {LockedDuty} from './duty-store.ts'
import {giveAssignment} from './giving.ts'
import {escalatedWords, escalationWords, reminderWords, summaryWords} from './notices.ts'
import * as overviewStore from './overview-store.ts'
import type {AssignmentParts} from './parts.ts'
import {escalationFor, reminderFor} from './reminding.ts'
import {settlePerson} from './settling.ts'

/** Name of the daily job. */
export const dailyJob = 'assignments.daily'
/** At seven in the morning, in UTC. */
export const dailyAt = '0 7 * * *'
/** Days after Monday up to which the summary of a week that was missed is made up for. */
const summaryLateDays = 2

interface Recipients {
  readonly leads: readonly {readonly id: string; readonly teamId: string}[]
  readonly administrators: readonly string[]
}

/**
 * All that is to be done on a day: give to who joined, settle, remind, escalate, sum up. Whatever
 * was done is known by its rows and keys, so that it can run twice, late, or break off.
 */
export async function runDaily(parts: AssignmentParts, today: string): Promise<void> {
  for (const id of await assignmentStore.openAssignments(parts.database)) {
    await giveAssignment(parts, id)
  }
  for (const person of await dutyStore.peopleWithOpenDuties(parts.database)) {
    await settlePerson(parts, person)
  }
  const recipients = await assignmentStore.recipients(parts.database)
  for (const team of [...(await assignmentStore.teams(parts.database, null)), null]) {
    await parts.database.transaction(
      async (transaction) =>
        await tellTeam(transaction, parts, {teamId: team?.id ?? null, recipients, today}),
    )
  }
  for (const lead of recipients.leads) {
    await parts.database.transaction(
      async (transaction) => await sumUp(transaction, parts, {lead, today}),
    )
  }
}

/** Reminds the people of one team and tells its leads what is long overdue. */
async function tellTeam(
  transaction: Queries,
  {notifications, clock}: AssignmentParts,
  {teamId, recipients, today}: {teamId: string | null; recipients: Recipients; today: string},
): Promise<void> {
  const notices: Notice[] = []
  const escalated: LockedDuty[] = []
  for (const locked of await dutyStore.lockOpenDutiesOfTeam(transaction, teamId)) {
    const {duty, programme} = locked
    if (standingOf(duty, today) === 'exempt') continue
    const key = `assignment/${duty.assignmentId}/${duty.id}/${duty.dueOn}`
    const calendar = {...duty, programme, assignedOn: dayOf(duty.assignedAt)}
    const reminder = reminderFor(calendar, today)
    if (reminder !== null) {
      const lastNotice = `${key}/reminder/${reminder}`
      notices.push({
        personId: duty.personId,
        kind: 'assignment.reminder',
        key: lastNotice,
        link: '/assignments',
        ...reminderWords(programme, duty.dueOn, today),
      })
      await dutyStore.keepSaid(transaction, duty.id, {
        reminded: reminder,
        remindedAt: clock.now(),
        lastNotice,
      })
    }
    const escalation = escalationFor(calendar, today)
    if (escalation !== null) {
      escalated.push(locked)
      notices.push({
        personId: duty.personId,
        kind: 'assignment.escalated',
        key: `${key}/escalated/${escalation}`,
        link: '/assignments',
        mail: false,
        ...escalatedWords(programme, duty.dueOn),
      })
      await dutyStore.keepSaid(transaction, duty.id, {escalated: escalation})
    }
  }
  notices.push(...escalations(escalated, {teamId, recipients, today}))
  await notifications.notifyAll(transaction, notices)
}

/** One notice for each lead of the team; administrators stand in where there is none. */
function escalations(
  overdue: readonly LockedDuty[],
  {teamId, recipients, today}: {teamId: string | null; recipients: Recipients; today: string},
): Notice[] {
  if (overdue.length === 0) return []
  const leads = recipients.leads.filter((lead) => lead.teamId === teamId).map(({id}) => id)
  return [...new Set([...leads, ...recipients.administrators])].flatMap((personId) => {
    const about = overdue.filter(({duty}) => {
      const others = leads.filter((lead) => lead !== duty.personId)
      // Nobody is told about themselves; an administrator is told where no other lead is there.
      return duty.personId !== personId && (others.length === 0 || others.includes(personId))
    })
    if (about.length === 0) return []
    const stages = about.map(({duty}) => `${duty.id}/${duty.dueOn}/${String(duty.escalated)}`)
    const digest = createHash('sha256').update(stages.toSorted().join()).digest('hex').slice(0, 16)
    return [
      {
        personId,
        kind: 'assignment.escalation',
        key: `assignments/escalation/${personId}/${today}/${digest}`,
        link: '/assignments?standing=overdue',
        ...escalationWords(about.map(named), today),
      },
    ]
  })
}

/** The weekly summary of a lead, on Monday or up to two days late; silent when nothing is open. */
async function sumUp(
  transaction: Queries,
  {notifications}: AssignmentParts,
  {lead, today}: {lead: {id: string; teamId: string}; today: string},
): Promise<void> {
  const monday = mondayOf(today)
  if (today > daysAfter(monday, summaryLateDays)) return
  const filter = {today, teamId: lead.teamId}
  const rows = async (standing: 'overdue' | 'due') =>
    (await overviewStore.overviewRows(transaction, {...filter, standing}, {limit: null, offset: 0}))
      // What was assigned since Monday is no news of this week's summary.
      .filter(({duty}) => dayOf(duty.assignedAt) <= monday)
      .map(({name, programme, duty: {dueOn}}) => ({name, programme, dueOn}))
  const [overdue, due] = [await rows('overdue'), await rows('due')]
  if (overdue.length + due.length === 0) return
  const counts = await overviewStore.countStandings(transaction, filter)
  await notifications.notifyAll(transaction, [
    {
      personId: lead.id,
      kind: 'assignment.summary',
      key: `assignments/summary/${lead.id}/${monday}`,
      link: '/assignments',
      ...summaryWords(counts, {overdue, due}, today),
    },
  ])
}

function named({name, programme, duty: {dueOn}}: LockedDuty) {
  return {name, programme, dueOn}
}

function standingOf({doneAt, dueOn, exemptUntil}: dutyStore.DutyRow, today: string) {
  return standingOn(
    {
      doneAt: doneAt?.toISOString() ?? null,
      dueOn,
      exemption: exemptUntil === null ? null : {until: exemptUntil},
    },
    today,
  )
}
