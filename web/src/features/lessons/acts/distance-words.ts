import type {NumberGuess} from '@airworthy/content/public'
import {measured} from '../figures.ts'

/** A guess beside the number that is so: "You guessed 20 %. It is 46.5 %, 26.5 points more." */
export function distanceWords({answer, unit}: NumberGuess, guess: number): string {
  const said = `You guessed ${measured(guess, unit)}.`
  const distance = answer - guess
  if (distance === 0) return `${said} It is ${measured(answer, unit)}.`
  const apart = Number(Math.abs(distance).toPrecision(6))
  return `${said} It is ${measured(answer, unit)}, ${measured(apart, unitBetween(unit, apart))} ${distance > 0 ? 'more' : 'less'}.`
}

/** The unit of a difference: of two shares it is points, and of counts of a whole the count alone. */
function unitBetween(unit: string, apart: number): string {
  if (unit === '%' || unit === 'points') return apart === 1 ? 'point' : 'points'
  return unit.startsWith('of ') ? '' : unit
}
