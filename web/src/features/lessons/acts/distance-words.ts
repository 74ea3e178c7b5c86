import type {NumberGuess} from '@airworthy/content/public'
import {measured} from '../figures.ts'

/** A guess beside the number that is so: "You guessed 20 %. It is 46.5 %, 26.5 % more." */
export function distanceWords({answer, unit}: NumberGuess, guess: number): string {
  const said = `You guessed ${measured(guess, unit)}.`
  const distance = answer - guess
  if (distance === 0) return `${said} It is ${measured(answer, unit)}.`
  const apart = Number(Math.abs(distance).toPrecision(6))
  const apartUnit = unit === '%' ? 'points' : unit
  return `${said} It is ${measured(answer, unit)}, ${measured(apart, apartUnit)} ${distance > 0 ? 'more' : 'less'}.`
}
