import type {Random} from '@airworthy/kernel'
import {pickSome} from './draw.ts'

/** A line of code: text alone, or text with the reason why it is sound, perhaps with a faulty form. */
export type CodeLine =
  | string
  | {
      readonly sound: string
      /** Why the sound form is sound: shown to whoever marked it. */
      readonly why: string
      readonly fault?: {readonly line: string; readonly why: string}
    }

/** Code in which `faults` of the lines that have a faulty form, drawn at random, take that form. */
export function codeWithFaults(
  random: Random,
  {lines, faults}: {lines: readonly CodeLine[]; faults: number},
): {code: string; answer: number[]; why: Record<string, string>} {
  const faultable = lines.flatMap((line, index) =>
    typeof line !== 'string' && line.fault ? [index] : [],
  )
  const chosen = new Set(pickSome(random, {from: faultable, count: faults}))
  const shown = lines.map((line, index) => {
    if (typeof line === 'string') return {text: line, why: []}
    if (line.fault && chosen.has(index)) return {text: line.fault.line, why: [line.fault.why]}
    return {text: line.sound, why: [line.why]}
  })
  return {
    code: shown.map(({text}) => text).join('\n'),
    answer: [...chosen].map((index) => index + 1).sort((a, b) => a - b),
    why: Object.fromEntries(
      shown.flatMap(({why}, index) => why.map((reason) => [String(index + 1), reason])),
    ),
  }
}
