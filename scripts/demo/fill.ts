import type {Config} from '@airworthy/server'
import {assigning} from './assigning.ts'
import type {Member} from './cast.ts'
import {certifying} from './certifying.ts'
import {disputing} from './disputing.ts'
import {joining} from './joining.ts'
import {keeping} from './keeping.ts'
import {learning, type Taken} from './learning.ts'
import {practising} from './practising.ts'
import {runSchedule} from './schedule.ts'
import {fullSize, type Size} from './size.ts'
import {openWorld} from './world.ts'

/** Seed of the demonstration that everybody sees. */
export const demoSeed = 'harbour-lending'

/**
 * Fills a platform that has not been set up with people and their history up to some hours before
 * `now`, by its own commands; closes it again. Returns the people.
 */
export async function fillDemonstration(
  config: Config,
  {
    size = fullSize,
    seed = demoSeed,
    now = new Date(),
    onWeek = () => undefined,
  }: {size?: Size; seed?: string; now?: Date; onWeek?: (week: number) => void} = {},
): Promise<readonly Member[]> {
  const world = await openWorld({config, size, seed, now})
  try {
    const taken: Taken = new Map()
    await runSchedule(
      world,
      [
        ...joining(world),
        ...assigning(world),
        ...learning(world, taken),
        ...practising(world),
        ...certifying(world),
        ...disputing(world, taken),
        ...keeping(world),
      ],
      onWeek,
    )
    world.clock.moveTo(world.calendar.end)
    return world.cast
  } finally {
    await world.close()
  }
}
