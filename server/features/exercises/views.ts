import type {ProseBlock} from '@airworthy/content/public'
import type {Json} from '@airworthy/kernel'
import {z} from 'zod'

/**
 * What leaves the server about exercises. No seed, scenario, solution, hidden sample or parameter of
 * the judge has a place here; `view` is what the exercise's engine lets the learner see.
 */

const level = z.union([z.literal(1), z.literal(2), z.literal(3)])
const isRecord = (value: unknown) => typeof value === 'object' && value !== null

const longestAction = 200_000

/** Plain JSON whose shape the exercise's engine knows. */
const json = z.custom<Json>((value) => value !== undefined).meta({description: 'plain JSON'})

/** Deeper than any action; what is nested much deeper ends the stack of whoever writes it as text. */
const deepestAction = 32

/** Whether a value that was read from JSON is nested no deeper than this. */
function isAtMostDeep(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((member) => isAtMostDeep(member, depth - 1))
}

/** Markdown as a tree of blocks: the prose of lessons. */
const blocks = z.array(z.custom<ProseBlock>(isRecord))

const track = z.enum(['core', 'data-scientist', 'fullstack-engineer', 'product-manager'])

/** Where a person stands with an exercise: passed stays passed. */
export const exerciseStatus = z.enum(['to-do', 'in-progress', 'passed'])

/** The words of an objective; how it stands is an `objectiveStateView` of the same id. */
export const objectiveView = z.object({
  id: z.string(),
  part: z.enum(['break', 'fix', 'serve', 'decide']),
  title: z.string(),
  judged: z.string().meta({description: 'by which state and threshold'}),
  required: z.boolean(),
  weight: z.number().min(0).max(1),
})

/** What an exercise says before and while it is done. */
export const exerciseTextView = z.object({
  id: z.string(),
  title: z.string(),
  engine: z.string(),
  version: z.int(),
  simulated: z.string().nullable(),
  brief: blocks,
  control: z.array(z.object({name: z.string(), note: z.string()})),
  minutes: z.int(),
  level,
  domains: z.array(z.string()),
  objectives: z.array(objectiveView),
})

export const pastAttemptView = z.object({
  id: z.uuid(),
  examinationId: z.uuid().nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  passed: z.boolean().nullable().meta({description: 'null while it is open'}),
  score: z.number().min(0).max(1).nullable().meta({description: 'null while it is open'}),
})

/** An exercise of the range, with the person's own attempts, newest first. */
export const exerciseView = z.object({
  id: z.string(),
  title: z.string(),
  track,
  domains: z.array(z.string()),
  level,
  minutes: z.int(),
  outcome: z.string().meta({description: 'what one can do afterwards'}),
  available: z.boolean().meta({description: 'false: planned and not made yet'}),
  simulated: z.boolean(),
  text: exerciseTextView.nullable().meta({description: 'null while it is not made yet'}),
  status: exerciseStatus,
  openAttempt: z.uuid().nullable(),
  attempts: z.array(pastAttemptView),
})

export const exercisesView = z.object({exercises: z.array(exerciseView)})

/** An objective as the state meets it; `credit` only once the attempt has been judged. */
export const objectiveStateView = z.object({
  id: z.string(),
  reached: z.boolean().nullable().meta({description: 'null: nothing has been measured yet'}),
  value: z
    .object({
      value: z.number(),
      low: z.number().optional(),
      high: z.number().optional(),
      n: z.number().optional(),
    })
    .optional(),
  facts: z.custom<{readonly [name: string]: Json}>(isRecord).optional(),
  credit: z.number().min(0).max(1).optional(),
})

export const debriefView = z.object({
  cause: blocks,
  held: blocks,
  cost: blocks,
  ownCode: blocks,
  commands: z.array(z.object({command: z.string(), does: z.string(), available: z.boolean()})),
  regression: blocks,
  sources: z.array(z.object({title: z.string(), where: z.string(), says: z.string()})),
})

const abilityView = z.object({
  mean: z.number(),
  standardError: z.number().positive(),
  low: z.number(),
  high: z.number(),
})

/** Why a finished attempt counts as evidence of ability, or why it does not. */
export const evidenceReason = z.enum([
  'counted',
  'not-the-first-finished',
  'nothing-done',
  'domain-not-measured',
])

/** What a finished attempt adds to what is known of a domain. Abilities in logits (D = 1). */
export const evidenceView = z.object({
  domain: z.string(),
  counted: z.boolean(),
  reason: evidenceReason,
  before: abilityView.nullable().meta({description: 'null: the domain had not been measured'}),
  after: abilityView.nullable(),
  parameters: z.object({
    a: z.number().positive(),
    b: z.tuple([z.number(), z.number()]),
    provisional: z.literal(true),
  }),
})

export const scoreView = z.object({
  score: z.number().min(0).max(1),
  passed: z.boolean(),
  category: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  hintCost: z.number().min(0).max(1),
})

export const attemptView = z.object({
  id: z.uuid(),
  exercise: exerciseTextView,
  examinationId: z
    .uuid()
    .nullable()
    .meta({description: 'taken in an examination: no hints, the debrief after its decision'}),
  status: z.enum(['open', 'finished']),
  position: z.int().min(1).meta({description: 'number of events: what the next change names'}),
  startedAt: z.iso.datetime(),
  savedAt: z.iso.datetime().meta({description: 'time of the last durable event'}),
  canUndo: z.boolean(),
  hints: z.array(
    z.object({
      price: z.number(),
      text: z.string().nullable().meta({description: 'null: not shown yet'}),
    }),
  ),
  objectives: z.array(objectiveStateView),
  view: json,
  stopped: z
    .object({reason: z.literal('wall-time'), afterMs: z.number()})
    .nullable()
    .meta({description: 'the last action took too long and was not applied'}),
  score: scoreView.nullable(),
  debrief: debriefView
    .nullable()
    .meta({description: 'null until the attempt is finished, and its examination decided'}),
  evidence: evidenceView.nullable(),
})

/** The action id is made by the client once per action: sent again, it is counted once. */
export const actionRequest = z.object({
  actionId: z.uuid(),
  position: z.int().min(1),
  action: json
    .refine((action) => isAtMostDeep(action, deepestAction), {
      message: `nested more than ${deepestAction} deep`,
      abort: true,
    })
    .refine((action) => JSON.stringify(action).length <= longestAction, {
      message: `longer than ${longestAction} characters`,
    }),
})

export const changeRequest = z.object({actionId: z.uuid(), position: z.int().min(1)})

export const hintRequest = z.object({
  actionId: z.uuid(),
  hint: z.int().min(0).max(9).meta({description: 'place of the next hint, from 0'}),
})

export type ExerciseView = z.infer<typeof exerciseView>
export type ExercisesView = z.infer<typeof exercisesView>
export type ExerciseTextView = z.infer<typeof exerciseTextView>
export type PastAttemptView = z.infer<typeof pastAttemptView>
export type AttemptView = z.infer<typeof attemptView>
export type DebriefView = z.infer<typeof debriefView>
export type EvidenceView = z.infer<typeof evidenceView>
export type ScoreView = z.infer<typeof scoreView>
export type ActionRequest = z.infer<typeof actionRequest>
export type ChangeRequest = z.infer<typeof changeRequest>
export type HintRequest = z.infer<typeof hintRequest>
