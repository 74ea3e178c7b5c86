const dayMs = 24 * 60 * 60 * 1000

/** The day in UTC, such as 2026-12-01. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

/** The day so many days later; earlier for a negative number. */
export function daysAfter(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * dayMs))
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** The later of two days. */
export function laterDay(one: string, other: string): string {
  return one > other ? one : other
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(day).getUTCDay()
  return daysAfter(day, -((weekday + 6) % 7))
}

/** A day for people: 1 December 2026. */
export function dayInWords(day: string): string {
  return new Date(day).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
