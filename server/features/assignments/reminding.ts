import {daysAfter, daysBetween} from './days.ts'
import type {Programme} from './views.ts'

/** Days after the due day, negative before, on which a person is reminded. A certification takes weeks. */
const reminderDays: Readonly<Record<Programme, readonly number[]>> = {
  baseline: [-14, -7, -1, 0],
  'role-programme': [-14, -7, -1, 0],
  certification: [-90, -30, -7, 0],
}
/** Days after the due day on which leads are told. */
const escalationDays = [3, 10] as const
/** A reminder that is later than this many days after the due day is left to the escalation. */
const latestReminder = 2

/** What the calendar decides on. */
export interface Reminding {
  readonly programme: Programme
  readonly dueOn: string
  /** The day on which the person was told of it for the first time. */
  readonly assignedOn: string
  /** The latest of the days above that was acted on; null before the first. */
  readonly reminded: number | null
  readonly escalated: number | null
}

/**
 * Which reminder is to go out on a day, if any. A day that was missed is made up for by the latest
 * one alone; a day up to the first telling needs none.
 */
export function reminderFor(
  {programme, dueOn, assignedOn, reminded}: Reminding,
  today: string,
): number | null {
  const past = daysBetween(dueOn, today)
  if (past > latestReminder) return null
  const reached = reminderDays[programme].findLast((days) => days <= past)
  if (reached === undefined || (reminded !== null && reminded >= reached)) return null
  return daysAfter(dueOn, reached) <= assignedOn ? null : reached
}

/** Which escalation is to go out on a day, if any; the latest that was missed. */
export function escalationFor(
  {dueOn, escalated}: Pick<Reminding, 'dueOn' | 'escalated'>,
  today: string,
): number | null {
  const past = daysBetween(dueOn, today)
  const reached = escalationDays.findLast((days) => days <= past)
  if (reached === undefined || (escalated !== null && escalated >= reached)) return null
  return reached
}
