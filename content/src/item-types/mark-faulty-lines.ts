import {z} from 'zod'
import {differences, refuseRepeats, scoreOfSlips} from './choices.ts'
import {parseResponse, responseRefused, type Fault, type ItemTypeFacts} from './item-type.ts'
import {
  block,
  codeLanguages,
  materialFields,
  materialOf,
  text,
  type CodeLanguage,
  type Material,
} from './material.ts'

const ask = z.strictObject({
  ...materialFields,
  code: block,
  language: z.literal(codeLanguages),
  file: text,
})
const key = z.strictObject({
  answer: z.array(z.int().min(1)).min(1),
  why: z.record(z.string(), text),
})
const response = z.strictObject({
  type: z.literal('mark-faulty-lines'),
  lines: z.array(z.int().min(1)).min(1).max(16),
})

export type MarkFaultyLinesAsk = z.infer<typeof ask>
export type MarkFaultyLinesKey = z.infer<typeof key>
export type MarkFaultyLinesResponse = z.infer<typeof response>

/** Code whose lines, counted from 1, are to be marked; how many is not told. */
export interface MarkFaultyLinesView extends Material {
  type: 'mark-faulty-lines'
  code: string
  language: CodeLanguage
  file: string
}

/** The lines that introduce faults are right; one slip is one line too many or too few. */
export const markFaultyLines: ItemTypeFacts<
  'mark-faulty-lines',
  MarkFaultyLinesAsk,
  MarkFaultyLinesKey,
  MarkFaultyLinesView,
  {lines: number[]},
  MarkFaultyLinesResponse
> = {
  type: 'mark-faulty-lines',
  ask,
  key,
  maximumScore: 2,

  guessing: () => 0,

  present(ask) {
    const {language, file} = ask
    const code = ask.code.trimEnd()
    const lines = linesOf(code).map((_, index) => String(index + 1))
    return {
      view: {type: 'mark-faulty-lines', ...materialOf(ask), code, language, file},
      order: {lines},
    }
  },

  canonical(given, order) {
    const {lines} = parseResponse(response, given)
    refuseRepeats(lines)
    const outside = lines.find((line) => !order['lines']?.includes(String(line)))
    if (outside !== undefined) throw responseRefused(`no such line: ${outside}`)
    return {lines: lines.toSorted((a, b) => a - b)}
  },

  presented: ({lines}) => ({type: 'mark-faulty-lines', lines: [...lines]}),

  right: ({answer}) => ({lines: answer.toSorted((a, b) => a - b)}),

  score: ({answer}, {lines}) => scoreOfSlips(differences(answer, lines)),

  check({code}, key) {
    const lines = linesOf(code.trimEnd())
    return [
      ...(lines.length >= 6 && lines.length <= 16
        ? []
        : [{path: ['ask', 'code'], reason: `${lines.length} lines, expected 6 to 16`}]),
      ...answerFaults(key, lines),
      ...whyFaults(key, lines),
    ]
  },
}

function linesOf(code: string): string[] {
  return code.split('\n')
}

function answerFaults({answer}: MarkFaultyLinesKey, lines: readonly string[]): Fault[] {
  const path = ['key', 'answer']
  const faults: Fault[] = answer.flatMap((line, index) => {
    if (!lines[line - 1]?.trim()) return [{path, reason: `no such line, or an empty one: ${line}`}]
    return answer.indexOf(line) === index ? [] : [{path, reason: `named twice: ${line}`}]
  })
  if (answer.length >= lines.length) faults.push({path, reason: 'every line is called faulty'})
  return faults
}

function whyFaults({answer, why}: MarkFaultyLinesKey, lines: readonly string[]): Fault[] {
  const path = ['key', 'why']
  const explained = Object.keys(why).map(Number)
  const faults: Fault[] = answer
    .filter((line) => !explained.includes(line))
    .map((line) => ({path, reason: `faulty line not explained: ${line}`}))
  for (const line of Object.keys(why)) {
    if (lines[Number(line) - 1] === undefined) {
      faults.push({path: [...path, line], reason: 'no such line'})
    }
  }
  if (explained.every((line) => answer.includes(line))) {
    faults.push({path, reason: 'no sound line that could tempt is explained'})
  }
  return faults
}
