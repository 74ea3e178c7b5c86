import type {Random} from '@airworthy/kernel'
import {drawRefused} from './item-family.ts'

/** One entry of a list, each with the same chance. */
export function pick<T>(random: Random, items: readonly T[]): T {
  if (items.length === 0) throw drawRefused('nothing to pick from')
  return items[random.integer(items.length)] as T // the index is within bounds
}

/** Several different entries of a list, in random order. */
export function pickSome<T>(
  random: Random,
  {from, count}: {from: readonly T[]; count: number},
): T[] {
  if (count > from.length) throw drawRefused(`${count} of ${from.length} entries`)
  return random.shuffle(from).slice(0, count)
}

/** One of `from`, `from + step`, … up to `to`, both ends included, each with the same chance. */
export function between(
  random: Random,
  {from, to, step = 1}: {from: number; to: number; step?: number},
): number {
  const places = Math.round((to - from) / step)
  if (!(step > 0) || places < 0) throw drawRefused(`no number from ${from} to ${to} by ${step}`)
  return Number((from + random.integer(places + 1) * step).toPrecision(12)) // 0.1 · 3 is 0.3
}

const mostDraws = 1000

/** Draws until `fits` holds; asks for another draw of the family when it never does. */
export function drawUntil<T>(draw: () => T, fits: (drawn: T) => boolean): T {
  for (let count = 0; count < mostDraws; count++) {
    const drawn = draw()
    if (fits(drawn)) return drawn
  }
  throw drawRefused(`nothing fitting in ${mostDraws} draws`)
}
