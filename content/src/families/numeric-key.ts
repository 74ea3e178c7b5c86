import type {Item} from '../item.ts'
import {round} from './figures.ts'
import {drawRefused} from './item-family.ts'

/** A wrong number that a named false belief leads to. */
export interface WrongNumber {
  /** The exact value; it is rounded like the answer. */
  readonly value: number
  readonly why: string
}

/**
 * The key of a numeric item from exact values: all rounded to `decimals`, answers within
 * `tolerance` accepted (one unit of the last decimal by default; for whole numbers none). Asks for
 * another draw when two of the numbers could not be told apart, for then the item would tell nothing.
 */
export function numericKey({
  answer,
  why,
  wrong,
  decimals,
  tolerance = decimals > 0 ? 10 ** -decimals : 0,
}: {
  answer: number
  why: string
  wrong: readonly WrongNumber[]
  decimals: number
  tolerance?: number
}): Item<'numeric'>['key'] {
  const right = round(answer, decimals)
  const numbers = [{value: right, why}, ...wrong].map((number) => ({
    value: round(number.value, decimals),
    why: number.why,
  }))
  for (const [index, {value}] of numbers.entries()) {
    const gap = index === 0 ? Infinity : Math.abs(value - right)
    const repeated = numbers.findIndex((other) => other.value === value) < index
    if (!Number.isFinite(value)) throw drawRefused(`not a number: ${value}`)
    if (gap <= 2 * tolerance + 1e-9 || repeated) throw drawRefused(`cannot be told apart: ${value}`)
  }
  return {
    answer: right,
    accept: [round(right - tolerance, decimals), round(right + tolerance, decimals)],
    why: Object.fromEntries(numbers.map(({value, why}) => [value.toFixed(decimals), why])),
  }
}
