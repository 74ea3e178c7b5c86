import type {Clock} from '@airworthy/kernel'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** A clock that only goes forward, and only when told. */
export interface MovableClock extends Clock {
  /** Goes on to a moment; one that has passed changes nothing. */
  moveTo(moment: Date): void
  advance(milliseconds: number): void
}

/** A clock that stands at `start` until it is moved. */
export function movableClock(start: Date): MovableClock {
  let time = start.getTime()
  return {
    now: () => new Date(time),
    moveTo: (moment) => void (time = Math.max(time, moment.getTime())),
    advance: (milliseconds) => void (time += milliseconds),
  }
}

/** The weeks of a history, all in UTC. */
export interface Calendar {
  readonly weeks: number
  /** The Monday, over two years ago, on which the first few people came. */
  readonly dawn: Date
  /** The Monday on which the programme begins, and with it the weeks. */
  readonly start: Date
  /** The moment of its last event: some hours before `now`. */
  readonly end: Date
  /** A moment of a week (from 1): day 0 is Monday, the hour may be broken. */
  at(week: number, day: number, hour: number): Date
  /** A moment so many days before today; the hour may be broken. */
  daysAgo(days: number, hour: number): Date
  /** A day so many days after today, negative before, such as 2026-12-01. */
  dayFromToday(days: number): string
  /** A week's day in the same form. */
  dayOf(week: number, day: number): string
}

const hoursBeforeNow = 3
/** Longer than certifications are valid, so that one of them has lapsed. */
const weeksSinceDawn = 109

/** The calendar of so many whole weeks before the week of `now`. */
export function calendarBefore(now: Date, weeks: number): Calendar {
  const end = new Date(Math.floor(now.getTime() / hourMs) * hourMs - hoursBeforeNow * hourMs)
  const today = Math.floor(end.getTime() / dayMs) * dayMs
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs
  const start = new Date(monday - weeks * 7 * dayMs)
  const at = (week: number, day: number, hour: number) =>
    new Date(start.getTime() + ((week - 1) * 7 + day) * dayMs + hour * hourMs)
  return {
    weeks,
    dawn: new Date(monday - weeksSinceDawn * 7 * dayMs),
    start,
    end,
    at,
    daysAgo: (days, hour) => new Date(today - days * dayMs + hour * hourMs),
    dayOf: (week, day) => dayOf(at(week, day, 0)),
    dayFromToday: (days) => dayOf(new Date(now.getTime() + days * dayMs)),
  }
}

/** The same day, or the Monday after a weekend, between nine and half past four by `share`. */
export function workday(moment: Date, share: number): Date {
  const day = Math.floor(moment.getTime() / dayMs)
  const weekday = new Date(day * dayMs).getUTCDay()
  const shifted = weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day
  return new Date(shifted * dayMs + (9 + 7.5 * share) * hourMs)
}

/** The day of a moment, in UTC. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
