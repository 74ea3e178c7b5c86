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

/** The day and time of an ISO instant, short: "23 Nov 2026, 14:07". */
export function moment(iso: string): string {
  return `${shortFormat.format(new Date(iso))}, ${clock(iso)}`
}

/** Minutes as people say them: "less than a minute", "about 9 min". */
export function aboutMinutes(minutes: number): string {
  return minutes < 1 ? 'less than a minute' : `about ${Math.round(minutes)} min`
}
