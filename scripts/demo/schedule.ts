import type {World} from './world.ts'

/** Something that people do at a time. */
export interface Act {
  readonly at: Date
  /** What it was, for whoever looks for a fault. */
  readonly what: string
  readonly run: () => Promise<void>
}

const weekMs = 7 * 24 * 60 * 60 * 1000

/**
 * Lets everything happen in the order of its time, up to the end of the history; `onWeek` hears of
 * each week that begins. What an act takes longer than planned delays those after it.
 */
export async function runSchedule(
  {clock, calendar, jobs}: Pick<World, 'clock' | 'calendar' | 'jobs'>,
  acts: readonly Act[],
  onWeek: (week: number) => void,
): Promise<void> {
  let week = 0
  for (const act of acts.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (act.at > calendar.end) return
    clock.moveTo(act.at)
    for (const now = weekOf(act.at); week < now;) onWeek(++week)
    try {
      await act.run()
      await jobs.settle()
    } catch (cause) {
      throw new Error(`${act.at.toISOString()}: ${act.what}`, {cause})
    }
  }

  function weekOf(moment: Date): number {
    const passed = Math.floor((moment.getTime() - calendar.start.getTime()) / weekMs)
    return Math.min(calendar.weeks, passed + 1)
  }
}
