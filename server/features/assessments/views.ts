import type {ItemView} from '@airworthy/content/public'
import {z} from 'zod'

/** What leaves the server about assessments. No key, score, parameter or seed has a place here. */

const domainIdView = z.string().meta({description: 'competency domain, such as privacy-and-law'})

const kindView = {
  kind: z.enum(['baseline', 'test-out', 'examination']),
  domain: domainIdView.nullable().meta({description: 'of a test-out; null for the others'}),
}

/** One presented item. Options carry ids made for this attempt only. */
export const presentedItemView = z.object({
  position: z.int().min(1),
  domain: domainIdView,
  view: z.custom<ItemView>((view) => typeof view === 'object' && view !== null && 'type' in view),
})

export const progressView = z.object({
  domain: domainIdView,
  given: z.int().min(0),
  expected: z.int().min(1).meta({description: 'items expected in this domain in a usual sitting'}),
})

export const attemptView = z.object({
  id: z.uuid(),
  ...kindView,
  status: z.enum(['in-progress', 'paused', 'finished']),
  role: z.enum(['data-scientist', 'fullstack-engineer', 'product-manager']),
  startedAt: z.iso.datetime(),
  savedAt: z.iso.datetime().meta({description: 'time of the last durable event'}),
  activeMinutes: z.number().min(0),
  position: z.int().min(1).meta({description: 'position of the next answer'}),
  item: presentedItemView.nullable().meta({description: 'null when paused or finished'}),
  progress: z.array(progressView),
  remaining: z.object({
    minimum: z.int().min(0),
    maximum: z.int().min(0),
    minutes: z.number().min(0),
  }),
  offersToStop: z
    .boolean()
    .meta({description: 'true after 25 active minutes: the person may stop'}),
})

/** An ability in logits (D = 1) with its interval. */
export const abilityView = z.object({
  mean: z.number(),
  standardError: z.number().positive(),
  low: z.number(),
  high: z.number(),
})

export const domainResultView = z.object({
  domain: domainIdView,
  items: z.int().min(0).meta({description: 'answers in this domain that the results take in'}),
  minimumItems: z.int().min(1).meta({description: 'answers below which the domain is not judged'}),
  ability: abilityView
    .nullable()
    .meta({description: 'null: fewer answers than its minimum, which would tell of each alone'}),
  requiredLevel: z.int().min(1).max(3),
  requiredCut: z.number(),
  verdict: z.enum(['meets', 'gap', 'not-judged']),
  aboutMoreItems: z
    .int()
    .min(1)
    .nullable()
    .meta({description: 'about how many more would judge it; null: the bank has too few'}),
})

export const resultsView = z.object({
  id: z.uuid(),
  ...kindView,
  role: z.enum(['data-scientist', 'fullstack-engineer', 'product-manager']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  finishedBecause: z.enum(['by-person', 'precision', 'length', 'bank-exhausted']),
  itemsGiven: z.int().min(0),
  minimumItems: z.int().min(0).meta({description: 'answers below which there are no results'}),
  itemsInBank: z.int().min(0),
  activeMinutes: z.number().min(0),
  confidence: z.number().meta({description: 'probability content of the intervals, such as 0.9'}),
  domains: z.array(domainResultView),
  overall: abilityView
    .nullable()
    .meta({description: 'null: the attempt ended with fewer answers than its minimum'}),
  provisional: z
    .boolean()
    .meta({description: 'true while item parameters rest on judgement, not on 200 answers'}),
  mayContinue: z.boolean().meta({description: 'whether more items can be asked for'}),
})

/** A person's baselines, newest first; at most one is open. */
export const attemptsView = z.object({
  open: z
    .object({
      id: z.uuid(),
      status: z.enum(['in-progress', 'paused']),
      startedAt: z.iso.datetime(),
      savedAt: z.iso.datetime(),
      given: z.int().min(0),
    })
    .nullable(),
  finished: z.array(
    z.object({
      id: z.uuid(),
      role: z.enum(['data-scientist', 'fullstack-engineer', 'product-manager']),
      finishedAt: z.iso.datetime(),
      meets: z.int(),
      gaps: z.int(),
      notJudged: z.int(),
      hasResults: z
        .boolean()
        .meta({description: 'false: it ended with fewer answers than its minimum'}),
    }),
  ),
  startPossibleFrom: z.iso
    .datetime()
    .nullable()
    .meta({description: 'when another baseline can begin; null: now'}),
})

/** A person's test-outs, newest first; at most one is open. */
export const testOutsView = z.object({
  open: z
    .object({
      id: z.uuid(),
      domain: domainIdView,
      status: z.enum(['in-progress', 'paused']),
      startedAt: z.iso.datetime(),
      savedAt: z.iso.datetime(),
      given: z.int().min(0),
    })
    .nullable(),
  finished: z.array(
    z.object({
      id: z.uuid(),
      domain: domainIdView,
      role: z.enum(['data-scientist', 'fullstack-engineer', 'product-manager']),
      finishedAt: z.iso.datetime(),
      verdict: z.enum(['meets', 'gap', 'not-judged']),
    }),
  ),
})

export const startRequest = z
  .object({
    role: z.enum(['data-scientist', 'fullstack-engineer', 'product-manager']),
    /** The person has read what scores are used for. */
    consent: z.literal(true),
    kind: z.enum(['baseline', 'test-out']).default('baseline'),
    domain: domainIdView.optional().meta({description: 'of a test-out'}),
  })
  .refine(({kind, domain}) => (kind === 'test-out') === (domain !== undefined), {
    path: ['domain'],
    message: 'a test-out names its domain, a baseline names none',
  })

/** The answer id is made by the client once per hand-in: sent again, it is counted once. */
export const answerRequest = z.object({
  answerId: z.uuid(),
  position: z.int().min(1),
  elapsedMs: z.int().min(0).max(86_400_000),
  answer: z.discriminatedUnion('kind', [
    z.object({kind: z.literal('response'), response: z.unknown()}),
    z.object({kind: z.literal('cannot-tell')}),
  ]),
})

/** What a person answered in a finished attempt, in words: no other option, no key and no score. */
export const ownAnswersView = z.object({
  id: z.uuid(),
  answers: z.array(
    z.object({
      position: z.int().min(1),
      domain: domainIdView,
      question: z.string(),
      chosen: z
        .array(z.string())
        .nullable()
        .meta({description: 'each part of the response in words; null: could not tell'}),
      answeredAt: z.iso.datetime(),
    }),
  ),
})

export const continueRequest = z.object({domains: z.array(domainIdView).min(1).max(7)})

export type AttemptView = z.infer<typeof attemptView>
export type AttemptsView = z.infer<typeof attemptsView>
export type TestOutsView = z.infer<typeof testOutsView>
export type ResultsView = z.infer<typeof resultsView>
export type AbilityView = z.infer<typeof abilityView>
export type DomainResultView = z.infer<typeof domainResultView>
export type OwnAnswersView = z.infer<typeof ownAnswersView>
export type AnswerRequest = z.infer<typeof answerRequest>
