import {counted} from '../../design/numbers.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** What is left of a window, in whole days, below two days in hours, below two hours in minutes. */
export function windowLeft(closesAt: string, now: number): string {
  const left = Date.parse(closesAt) - now
  if (left <= 0) return 'the window has ended'
  if (left >= 2 * dayMs) return `${counted(Math.floor(left / dayMs), 'day')} left`
  if (left >= 2 * hourMs) return `${counted(Math.floor(left / hourMs), 'hour')} left`
  const minutes = Math.floor(left / minuteMs)
  return minutes < 1 ? 'less than a minute left' : `${counted(minutes, 'minute')} left`
}
