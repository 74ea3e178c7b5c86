const clockFormat = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'})
const dayFormat = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'long', year: 'numeric'})
const shortFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

/** The time of day of an ISO instant: "14:07". */
export function clock(iso: string): string {
  return clockFormat.format(new Date(iso))
}

/** The day of an ISO instant, in full: "23 November 2026". */
export function day(iso: string): string {
  return dayFormat.format(new Date(iso))
}

/** The day of an ISO instant, short: "23 Nov 2026". */
export function shortDay(iso: string): string {
  return shortFormat.format(new Date(iso))
}

/** The day and time of an ISO instant, short: "23 Nov 2026, 14:07". */
export function moment(iso: string): string {
  return `${shortDay(iso)}, ${clock(iso)}`
}

/** A longer time as people say it: "about 40 min", "about 3 h 15 min". */
export function aboutTime(minutes: number): string {
  if (minutes < 90) return aboutMinutes(minutes)
  const rest = Math.round(minutes % 60)
  return `about ${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`
}

/** Minutes as people say them: "less than a minute", "about 9 min". */
export function aboutMinutes(minutes: number): string {
  return minutes < 1 ? 'less than a minute' : `about ${Math.round(minutes)} min`
}
