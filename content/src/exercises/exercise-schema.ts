import {z} from 'zod'
import {domains, type DomainId} from '../competencies.ts'
import type {Fault} from '../item-types/index.ts'
import {lowerFirst} from '../item-types/item-type.ts'
import {text} from '../item-types/material.ts'
import type {FileReading} from '../yaml-file.ts'

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'must be in kebab-case')
const domainIds: readonly DomainId[] = domains.map(({id}) => id)
const domain = z.custom<DomainId>(
  (value) => domainIds.some((id) => id === value),
  'must be a domain',
)
/** Paragraphs of markdown. */
const markdown = text

const objective = z.strictObject({
  id: slug,
  /** Breaking, fixing and usefulness are scored apart. */
  part: z.enum(['break', 'fix', 'serve', 'decide']),
  title: text,
  /** By which state and threshold it is judged; one sentence. */
  judged: text,
  required: z.boolean(),
  weight: z.number().positive().max(1),
})

/** Place, mechanism, one step: what each takes of the whole, in percent. */
const hints = z.tuple([
  z.strictObject({price: z.literal(5), text: markdown}),
  z.strictObject({price: z.literal(15), text: markdown}),
  z.strictObject({price: z.literal(30), text: markdown}),
])

const debrief = z.strictObject({
  /** What was wrong, and by which mechanism it did harm. */
  cause: markdown,
  /** What held, and what only seemed to hold. */
  held: markdown,
  /** What the fix costs, and whom. */
  cost: markdown,
  /** How to find and test the same in one's own code. */
  ownCode: markdown,
  commands: z.array(z.strictObject({command: text, does: text, available: z.boolean()})).min(1),
  /** Which test to keep. */
  regression: markdown,
})

const exercise = z.strictObject({
  /** The name of its folder. */
  id: slug,
  version: z.int().positive(),
  engine: slug,
  /** What is simulated and after which published figures; null where nothing is. */
  simulated: text.nullable(),
  brief: markdown,
  control: z.array(z.strictObject({name: text, note: text})).min(1),
  objectives: z.array(objective).min(1),
  hints,
  /** Of the graded response model (D = 1) with three categories; provisional. */
  parameters: z.strictObject({
    domain,
    a: z.number().positive().max(3),
    b: z.tuple([z.number(), z.number()]),
    reason: text,
  }),
  debrief,
  sources: z.array(z.strictObject({title: text, where: text, says: text})).min(1),
  /** Ids of frameworks.yaml. */
  tags: z.array(text).min(1),
  /** What people believe who fail, and the objective that must show them. */
  wrong: z
    .array(z.strictObject({id: slug, belief: text, fails: slug, shows: text}))
    .min(5, 'must be at least five'),
})

/** An exercise as `exercise.yaml` says it. */
export type ExerciseText = z.infer<typeof exercise>

/** An objective as the exercise words it. */
export type ExerciseObjective = ExerciseText['objectives'][number]

const briefWords = {least: 60, most: 160}

/** Reads an exercise from plain data: strict schema, then what must hold between its parts. */
export function exerciseFrom(data: unknown): FileReading<ExerciseText> {
  const parsed = exercise.safeParse(data)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({path, message}) => ({
      path: path.map((step) => (typeof step === 'number' ? step : String(step))),
      reason: lowerFirst(message),
    }))
    return {ok: false, faults}
  }
  const faults = [...objectiveFaults(parsed.data), ...wrongFaults(parsed.data)]
  const words = parsed.data.brief.split(/\s+/u).filter(Boolean).length
  if (words < briefWords.least || words > briefWords.most) {
    const reason = `${words} words, must be ${briefWords.least} to ${briefWords.most}`
    faults.push({path: ['brief'], reason})
  }
  const {b} = parsed.data.parameters
  if (b[0] >= b[1]) faults.push({path: ['parameters', 'b'], reason: 'must ascend'})
  return faults.length > 0 ? {ok: false, faults} : {ok: true, value: parsed.data}
}

function objectiveFaults({objectives}: ExerciseText): Fault[] {
  const faults = twiceFaults(objectives, 'objectives')
  const sum = objectives.reduce((total, {weight}) => total + weight, 0)
  if (Math.abs(sum - 1) > 1e-9) {
    faults.push({path: ['objectives'], reason: `weights must sum to 1, not ${sum}`})
  }
  if (!objectives.some(({required}) => required)) {
    faults.push({path: ['objectives'], reason: 'one must be required'})
  }
  return faults
}

function wrongFaults({objectives, wrong}: ExerciseText): Fault[] {
  const known = new Set(objectives.map(({id}) => id))
  return [
    ...twiceFaults(wrong, 'wrong'),
    ...wrong.flatMap(({fails}, index) =>
      known.has(fails)
        ? []
        : [{path: ['wrong', index, 'fails'], reason: `unknown objective: ${fails}`}],
    ),
  ]
}

function twiceFaults(named: readonly {readonly id: string}[], where: string): Fault[] {
  const ids = named.map(({id}) => id)
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [{path: [where, index, 'id'], reason: `stands twice: ${id}`}],
  )
}
