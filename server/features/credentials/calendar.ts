import ical from 'ical-generator'
import type {OwnCredentialsView} from './views.ts'
import {roleName} from './words.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Days before the end that stand in the calendar, with what each says. */
const marks = [
  [90, 'can be renewed from today'],
  [30, 'ends in 30 days'],
  [7, 'ends in 7 days'],
  [0, 'ends today'],
] as const

/** The ends of what a person holds as a calendar file (RFC 5545); what is revoked or over is left out. */
export function calendarOf(
  {credentials}: OwnCredentialsView,
  {now, link}: {now: Date; link: string},
): string {
  const calendar = ical({
    name: 'Airworthy: certification',
    prodId: {company: 'Airworthy', product: 'certification', language: 'EN'},
  })
  for (const {id, role, standing, validUntil} of credentials) {
    if (standing !== 'current' && standing !== 'due' && standing !== 'suspended') continue
    for (const [days, words] of marks) {
      const day = new Date(Date.parse(validUntil) - days * dayMs)
      calendar.createEvent({
        id: `${id}-${days}@airworthy`,
        stamp: now,
        start: new Date(`${day.toISOString().slice(0, 10)}T00:00:00.000Z`),
        allDay: true,
        timezone: 'UTC',
        summary: `Certification as ${roleName(role)} ${words}`,
        url: link,
      })
    }
  }
  return calendar.toString()
}
