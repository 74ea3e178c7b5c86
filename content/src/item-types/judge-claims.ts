import {z} from 'zod'
import {
  arrange,
  idOf,
  keyBehind,
  refuseOtherPlaces,
  repeatFaults,
  scoreOfSlips,
  whyFaults,
  wrongPlaces,
} from './choices.ts'
import {parseResponse, type Choice, type Fault, type ItemTypeFacts} from './item-type.ts'
import {materialFields, materialOf, text, type Material} from './material.ts'

const verdicts = ['supported', 'contradicted', 'undecided'] as const
const verdict = z.literal(verdicts)

const ask = z.strictObject({...materialFields, claims: z.record(z.string(), text)})
const key = z.strictObject({
  answer: z.record(z.string(), verdict),
  why: z.record(z.string(), text),
})
const response = z.strictObject({
  type: z.literal('judge-claims'),
  verdicts: z.record(z.string(), verdict),
})

export type JudgeClaimsAsk = z.infer<typeof ask>
export type JudgeClaimsKey = z.infer<typeof key>
export type JudgeClaimsResponse = z.infer<typeof response>

/** What the material says of a claim. */
export type Verdict = (typeof verdicts)[number]

/** Three to five claims, each supported, contradicted or left undecided by the material. */
export interface JudgeClaimsView extends Material {
  type: 'judge-claims'
  claims: Choice[]
}

/** Each claim has one verdict; one slip is one claim misjudged. */
export const judgeClaims: ItemTypeFacts<
  'judge-claims',
  JudgeClaimsAsk,
  JudgeClaimsKey,
  JudgeClaimsView,
  {verdicts: Record<string, Verdict>},
  JudgeClaimsResponse
> = {
  type: 'judge-claims',
  ask,
  key,
  maximumScore: 2,

  guessing: () => 0,

  present(ask, random) {
    const {choices, keys} = arrange(ask.claims, random)
    return {
      view: {type: 'judge-claims', ...materialOf(ask), claims: choices},
      order: {claims: keys},
    }
  },

  canonical(given, order) {
    const parsed = parseResponse(response, given)
    const entries = Object.entries(parsed.verdicts).map(([id, verdict]): [string, Verdict] => [
      keyBehind(id, order, 'claims'),
      verdict,
    ])
    refuseOtherPlaces(
      entries.map(([claim]) => claim),
      order['claims'] ?? [],
    )
    return {verdicts: Object.fromEntries(entries)}
  },

  presented({verdicts}, order) {
    const entries = Object.entries(verdicts).map(([claim, verdict]) => [
      idOf(claim, order, 'claims'),
      verdict,
    ])
    return {type: 'judge-claims', verdicts: Object.fromEntries(entries)}
  },

  right: ({answer}) => ({verdicts: {...answer}}),

  score: ({answer}, {verdicts}) => scoreOfSlips(wrongPlaces(answer, verdicts)),

  check({claims, table, plot, code}, {answer, why}) {
    const numbers = Object.keys(claims)
    return [
      ...((table ?? plot ?? code) ? [] : [{path: ['ask'], reason: 'needs a table, plot or code'}]),
      ...claimFaults(numbers, answer),
      ...repeatFaults('claims', Object.values(claims)),
      ...whyFaults(numbers, why),
    ]
  },
}

function claimFaults(numbers: readonly string[], answer: Record<string, Verdict>): Fault[] {
  const faults: Fault[] = []
  if (numbers.length < 3 || numbers.length > 5) {
    faults.push({path: ['ask', 'claims'], reason: `${numbers.length} claims, expected 3 to 5`})
  }
  if (numbers.some((number, index) => number !== String(index + 1))) {
    faults.push({path: ['ask', 'claims'], reason: `keys must count from 1: ${numbers.join(', ')}`})
  }
  if (Object.keys(answer).join() !== numbers.join()) {
    faults.push({path: ['key', 'answer'], reason: 'must give one verdict for each claim'})
  }
  if (new Set(Object.values(answer)).size < 2) {
    faults.push({path: ['key', 'answer'], reason: 'needs at least two different verdicts'})
  }
  return faults
}
