/** A stretch of time with its ticks, in milliseconds since 1970. */
export interface TimeScale {
  readonly from: number
  readonly to: number
  readonly ticks: readonly TimeTick[]
}

interface TimeTick {
  readonly at: number
  readonly label: string
  /** One of every second: without its label on phones. */
  readonly minor: boolean
}

interface TimeScaleOptions {
  readonly from: number
  readonly to: number
}

const dayMs = 86_400_000
/** Most ticks that stand side by side with their labels. */
const mostTicks = 9
const monthSteps = [1, 3, 6, 12, 24, 60]
const daySteps = [1, 2, 7, 14]

/** A scale over both moments with a little room, with ticks at days or at beginnings of months (UTC). */
export function timeScaleOf({from, to}: TimeScaleOptions): TimeScale {
  const room = Math.max(dayMs / 2, (to - from) * 0.03)
  const ends = {from: from - room, to: to + room}
  return {...ends, ticks: ticksOf(ends)}
}

/** The place of a moment on a scale as a share from 0 to 1; beyond the ends it stays at the end. */
export function shareOf(at: number, {from, to}: TimeScale): number {
  return Math.min(1, Math.max(0, (at - from) / (to - from)))
}

/** The place of a moment on a scale as an SVG percentage. */
export function timePlaceOf(at: number, scale: TimeScale): string {
  return `${(shareOf(at, scale) * 100).toFixed(2)}%`
}

function ticksOf(ends: TimeScaleOptions): TimeTick[] {
  const days = (ends.to - ends.from) / dayMs
  const byDay = daySteps.find((step) => days / step <= mostTicks)
  if (byDay !== undefined && days < 70) return dayTicks(ends, byDay)
  const step = monthSteps.find((months) => days / (months * 30.4) <= mostTicks) ?? 120
  return monthTicks(ends, step)
}

function dayTicks({from, to}: TimeScaleOptions, step: number): TimeTick[] {
  const first = Math.ceil(from / dayMs)
  const count = Math.floor((to / dayMs - first) / step) + 1
  return Array.from({length: count}, (_, index) => {
    const at = (first + index * step) * dayMs
    return {at, label: text(at, {day: 'numeric', month: 'short'}), minor: index % 2 === 1}
  })
}

function monthTicks({from, to}: TimeScaleOptions, step: number): TimeTick[] {
  const ticks: TimeTick[] = []
  const begin = new Date(from)
  const months = begin.getUTCFullYear() * 12 + begin.getUTCMonth()
  for (let month = Math.ceil(months / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1)
    if (at > to) return ticks
    if (at < from) continue
    const isYear = month % 12 === 0
    const label = text(at, isYear ? {month: 'short', year: 'numeric'} : {month: 'short'})
    ticks.push({
      at,
      label: step >= 12 ? String(Math.floor(month / 12)) : label,
      minor: !isYear && Math.round(month / step) % 2 === 1,
    })
  }
}

function text(at: number, format: Intl.DateTimeFormatOptions): string {
  return new Date(at).toLocaleDateString('en-GB', {...format, timeZone: 'UTC'})
}
