import {z} from 'zod'

/**
 * What comes in and leaves about examinations. Until the decision nothing is shown of how the
 * adaptive part stands but its progress; no key, score of an item or seed has a place here.
 */

const engineerRole = z.enum(['data-scientist', 'fullstack-engineer', 'product-manager'])
const level = z.union([z.literal(1), z.literal(2), z.literal(3)])
const outcome = z
  .enum(['passed', 'failed', 'not-judged'])
  .meta({description: 'not-judged: too little was answered or done to say either; never a pass'})
const from = z
  .enum(['examination', 'carried'])
  .meta({description: 'carried: taken over from what was proved before'})

/** A domain of which a certification asks a level. */
export const requiredDomainView = z.object({
  domain: z.string(),
  name: z.string(),
  requiredLevel: level,
  levelName: z.string(),
})

/** An exercise that an examination asks for. */
export const requiredExerciseView = z.object({
  exercise: z.string(),
  title: z.string(),
  minutes: z.int(),
})

/** What the certification of a role asks, in words and numbers. */
export const certificationView = z.object({
  role: engineerRole,
  title: z.string(),
  digest: z.string().meta({description: 'names this version of the certification'}),
  purpose: z.string(),
  domains: z.array(requiredDomainView),
  exercises: z.array(requiredExerciseView),
  exercisesToPass: z.int().min(1),
  windowDays: z.int().min(1),
  sittings: z.int().min(1).meta({description: 'of the adaptive part, within the window'}),
  itemsPerDomain: z.object({
    least: z.int().min(1),
    most: z.int().min(1).meta({description: 'in the first sitting'}),
    further: z.int().min(0).meta({description: 'in each further sitting, where not judged yet'}),
  }),
  aboutMinutes: z.int().meta({description: 'of the first sitting and the exercises, in all'}),
  retryAfterDays: z.object({failed: z.int().min(0), notJudged: z.int().min(0)}),
  carriedDays: z
    .int()
    .min(0)
    .meta({description: 'how long what was met in an examination not judged is taken over'}),
  validMonths: z.int().min(1),
  renewal: z.object({
    fromDaysBeforeEnd: z.int(),
    rule: z.array(z.string()).meta({description: 'which domains and exercises are asked again'}),
  }),
  rules: z.array(z.string()).meta({description: 'how an examination goes, in sentences'}),
  consent: z.array(z.string()).meta({description: 'to read before agreeing: unproctored'}),
})

/** What an examination asks, in this person's case. */
const askedDomainView = requiredDomainView.extend({
  from,
  given: z.int().min(0).meta({description: 'items answered in this examination'}),
})

const askedExerciseView = requiredExerciseView.extend({
  from,
  attemptId: z.uuid().nullable().meta({description: 'null: not begun'}),
  status: z.enum(['to-do', 'open', 'finished']),
  passed: z.boolean().nullable().meta({description: 'null while it is not finished'}),
})

const estimate = z.object({
  mean: z.number(),
  standardError: z.number().positive(),
  low: z.number(),
  high: z.number(),
})

/** A domain as the decision found it. Abilities in logits (D = 1). */
export const decidedDomainView = requiredDomainView.extend({
  cut: z.number(),
  verdict: z.enum(['meets', 'gap', 'not-judged']),
  estimate: estimate.nullable().meta({description: 'null: fewer items than judge it'}),
  items: z.int().min(0),
  from,
  measuredAt: z.iso.datetime().nullable(),
})

export const decidedExerciseView = requiredExerciseView.extend({
  passed: z.boolean(),
  taken: z.boolean().meta({description: 'false: not begun, or nothing was done in it'}),
  result: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({description: 'share of the points; null: not taken'}),
  from,
  attemptId: z.uuid().nullable(),
})

/** A module of the tracks that helps with what was missing. */
const moduleView = z.object({
  id: z.string(),
  title: z.string(),
  link: z.string(),
  minutes: z.int(),
})

/** A decision with what was missing and what to do. */
export const decisionView = z.object({
  outcome,
  decidedAt: z.iso.datetime(),
  endedBy: z.enum(['person', 'window']),
  domains: z.array(decidedDomainView),
  exercises: z.array(decidedExerciseView),
  exercisesToPass: z.int(),
  missing: z
    .array(
      z.object({
        kind: z.enum(['domain', 'exercise']),
        id: z.string(),
        name: z.string(),
        reason: z.string(),
        modules: z.array(moduleView),
      }),
    )
    .meta({description: 'empty for a pass'}),
  next: z.string().meta({description: 'what to do now, as a sentence'}),
  retryFrom: z.iso.datetime().nullable().meta({description: 'null: at once, or not needed'}),
  mayAppeal: z.boolean(),
  setAside: z
    .object({at: z.iso.datetime(), reason: z.string(), by: z.string()})
    .nullable()
    .meta({description: 'the decision was set aside by a person, on appeal'}),
  unproctored: z.literal(true),
})

/** One examination as its person sees it. */
export const examinationView = z.object({
  id: z.uuid(),
  role: engineerRole,
  kind: z.enum(['first', 'renewal']),
  title: z.string(),
  status: z
    .enum(['open', 'closing', 'decided'])
    .meta({description: 'closing: the window has ended, and what is open is being judged'}),
  startedAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  unproctored: z.literal(true),
  assessment: z
    .object({
      attemptId: z.uuid().nullable().meta({description: 'null: not begun'}),
      status: z.enum(['to-do', 'open', 'finished']),
      sitting: z.int().min(0),
      sittings: z.int().min(1),
      mayContinue: z
        .boolean()
        .meta({description: 'another sitting can begin: some domains are not judged yet'}),
      undecided: z
        .int()
        .min(0)
        .nullable()
        .meta({description: 'domains not judged after a finished sitting; null before'}),
      answered: z.int().min(0),
      lastAnsweredAt: z.iso.datetime().nullable(),
    })
    .nullable()
    .meta({description: 'null: no domain is asked, all are carried'}),
  domains: z.array(askedDomainView),
  exercises: z.array(askedExerciseView),
  exercisesToPass: z.int(),
  isComplete: z.boolean().meta({description: 'everything has been taken: it can be finished'}),
  decision: decisionView.nullable(),
})

/** Why an examination cannot begin now. */
export const blockedReason = z.enum([
  'no-role',
  'no-certification',
  'examination-open',
  'too-soon',
  'already-certified',
  'suspended',
])

/** A certification that the person holds and may renew. */
export const renewalView = z.object({
  credentialId: z.string(),
  issuedAt: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  asked: z.array(
    z.object({
      kind: z.enum(['domain', 'exercise']),
      id: z.string(),
      name: z.string(),
      because: z
        .string()
        .meta({description: 'why it is asked again, such as: measured 23 months ago'}),
    }),
  ),
  carried: z.array(
    z.object({kind: z.enum(['domain', 'exercise']), id: z.string(), name: z.string()}),
  ),
})

/** The asking person's examinations, newest first, and whether another can begin. */
export const examinationsView = z.object({
  role: engineerRole.nullable(),
  certification: certificationView.nullable(),
  current: examinationView.nullable(),
  past: z.array(
    z.object({
      id: z.uuid(),
      role: engineerRole,
      kind: z.enum(['first', 'renewal']),
      startedAt: z.iso.datetime(),
      decidedAt: z.iso.datetime(),
      outcome,
      setAside: z.boolean(),
    }),
  ),
  mayStart: z.boolean(),
  mayStartFrom: z.iso.datetime().nullable().meta({description: 'null: now, or never needed'}),
  blocked: z.object({reason: blockedReason, sentence: z.string()}).nullable(),
  renewal: renewalView.nullable().meta({description: 'null: a first certification'}),
  carried: z
    .array(z.object({kind: z.enum(['domain', 'exercise']), id: z.string(), name: z.string()}))
    .meta({description: 'what a next examination would take over from one that was not judged'}),
})

/** The person has read the rules and agrees; it is not supervised, and the credential says so. */
export const startRequest = z.object({consent: z.literal(true)})

export const begunView = z.object({attemptId: z.uuid()})

/** What a signal compares; it is advice to look, and decides nothing. */
export const signalView = z.object({
  kind: z.enum(['identical-wrong-answers', 'fast-right-answers']),
  noticed: z.boolean().meta({description: 'the statistic is beyond the threshold'}),
  n: z.int().min(0).meta({description: 'items that could be compared'}),
  observed: z.int().min(0),
  expected: z.number().min(0).meta({description: 'by chance'}),
  probability: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({description: 'of as many by chance, over all comparisons; null: nothing to compare'}),
  threshold: z.number(),
  comparisons: z.int().min(0).meta({description: 'with how many other people it was compared'}),
  sentence: z.string(),
})

export const signalsView = z.object({
  examinationId: z.uuid(),
  decides: z.literal('nothing'),
  note: z.string(),
  signals: z.array(signalView),
})

export type CertificationView = z.infer<typeof certificationView>
export type ExaminationView = z.infer<typeof examinationView>
export type ExaminationsView = z.infer<typeof examinationsView>
export type DecisionView = z.infer<typeof decisionView>
export type RenewalView = z.infer<typeof renewalView>
export type SignalView = z.infer<typeof signalView>
export type SignalsView = z.infer<typeof signalsView>
export type BegunView = z.infer<typeof begunView>
