/** What may be set against those who want the loop to fail. */
export interface LoopSetting {
  /** Messages that count for one person a day; for anybody else it is one. */
  readonly cap: number
  /** Share of what is learned that comes from a reviewed set without abuse, 0 to 1. */
  readonly reviewed: number
  /** How far one day moves the model toward the day's signal, 0 to 1. */
  readonly rate: number
}

/** How the share of hostile replies runs; shares 0 to 1. */
export interface LoopCourse {
  /** Share of the signal that is hostile: where the loop ends. */
  readonly end: number
  /** Share of hostile replies after each day, from day 0. */
  readonly byDay: readonly number[]
}

/**
 * A loop that moves by `rate` a day from what it does toward what it is sent. Of all people `hostile`
 * send `volume` hostile messages each, the others one that is not.
 */
export function loopCourse(
  {cap, reviewed, rate}: LoopSetting,
  {hostile, volume, days}: {hostile: number; volume: number; days: number},
): LoopCourse {
  const sent = hostile * Math.min(volume, cap)
  const end = (1 - reviewed) * (sent / (sent + (1 - hostile)))
  const byDay = Array.from({length: days + 1}, (_, day) => end * (1 - (1 - rate) ** day))
  return {end, byDay}
}
