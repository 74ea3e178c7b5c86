import type {ItemResponse, ItemView} from '@airworthy/content/public'
import {z} from 'zod'

/**
 * What a person disputes: an item of an own attempt, the result of a finished one, the decision of an
 * examination, or the suspension or revocation of a credential.
 */
export const subjectRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('item'),
    attemptId: z.uuid(),
    position: z.int().min(1).meta({description: 'of an item that was given, or is shown now'}),
  }),
  z.object({kind: z.literal('result'), attemptId: z.uuid()}),
  z.object({
    kind: z.literal('examination'),
    attemptId: z.uuid().meta({description: 'id of the decided examination'}),
  }),
  z.object({
    kind: z.literal('credential'),
    attemptId: z.uuid().meta({description: 'id of the suspended or revoked credential'}),
  }),
])

export const appealRequest = z.object({
  about: subjectRequest,
  text: z.string().trim().min(20).max(4000).meta({description: 'what is wrong, in own words'}),
})

export const decisionRequest = z.object({
  outcome: z.enum(['upheld', 'refused']),
  reason: z.string().trim().min(20).max(4000).meta({description: 'shown to the person'}),
})

const state = z
  .enum(['open', 'upheld', 'refused', 'withdrawn'])
  .meta({description: 'withdrawn: taken back by the person'})

const about = {
  kind: z.enum(['item', 'result', 'examination', 'credential']),
  position: z.int().min(1).nullable().meta({description: 'of the item; null for the others'}),
  domain: z.string().nullable().meta({description: 'of the item; null for the others'}),
}

const decision = z.object({
  outcome: z.enum(['upheld', 'refused']),
  reason: z.string(),
  decidedBy: z.string().meta({description: 'name of the person who decided'}),
  at: z.iso.datetime(),
})

/** An appeal as the person sees it who made it. */
export const ownAppealView = z.object({
  id: z.uuid(),
  attemptId: z.uuid(),
  ...about,
  state,
  text: z.string(),
  madeAt: z.iso.datetime(),
  decision: decision.nullable(),
  deciders: z
    .int()
    .min(0)
    .meta({description: 'people who may decide an open appeal; 0: an administrator must be added'}),
  offersRetake: z.boolean().meta({
    description: 'upheld: the attempt may be continued where it can, or taken again at once',
  }),
})

/** The newest first. */
export const ownAppealsView = z.object({appeals: z.array(ownAppealView)})

/** An appeal in the list of those who decide. A dispute of an item does not say whose it is. */
export const appealToDecideView = z.object({
  id: z.uuid(),
  ...about,
  state,
  madeAt: z.iso.datetime(),
  itemId: z.string().nullable(),
  person: z
    .object({name: z.string(), email: z.string()})
    .nullable()
    .meta({description: 'who disputes; null for an item, which is decided unnamed'}),
})

/** Open ones by when they were made, the oldest first; decided ones, the latest first. */
export const appealsToDecideView = z.object({
  appeals: z.array(appealToDecideView),
  total: z.int().min(0),
  open: z.int().min(0),
})

/** What stands at one place of the item and why; written as authoring has it. */
const rationaleView = z.object({
  place: z.string().meta({description: "the author's key: a letter, a line, a number"}),
  text: z.string(),
  right: z.boolean().nullable().meta({description: 'null where every place has its answer'}),
  answer: z.string().nullable(),
  why: z.string(),
})

/** The results that are disputed, as far as a decision needs them. */
export const disputedResultsView = z.object({
  role: z.enum(['data-scientist', 'fullstack-engineer', 'product-manager']),
  attempt: z.enum(['baseline', 'test-out', 'examination']),
  finishedAt: z.iso.datetime(),
  confidence: z.number(),
  domains: z.array(
    z.object({
      domain: z.string(),
      items: z.int().min(0),
      minimumItems: z.int().min(1),
      ability: z
        .object({mean: z.number(), low: z.number(), high: z.number()})
        .nullable()
        .meta({description: 'in logits (D = 1); null: fewer items than the minimum'}),
      requiredLevel: z.int().min(1).max(3),
      requiredCut: z.number(),
      verdict: z.enum(['meets', 'gap', 'not-judged']),
    }),
  ),
})

/** The decision of an examination that is disputed, as far as judging it needs. */
export const disputedExaminationView = z.object({
  role: z.enum(['data-scientist', 'fullstack-engineer', 'product-manager']),
  title: z.string(),
  startedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime(),
  outcome: z.enum(['passed', 'failed', 'not-judged']),
  endedBy: z.enum(['person', 'window']),
  domains: z.array(
    z.object({
      domain: z.string(),
      items: z.int().min(0),
      estimate: z
        .object({mean: z.number(), low: z.number(), high: z.number()})
        .nullable()
        .meta({description: 'in logits (D = 1); null: fewer items than judge it'}),
      requiredLevel: z.int().min(1).max(3),
      requiredCut: z.number(),
      verdict: z.enum(['meets', 'gap', 'not-judged']),
      from: z.enum(['examination', 'carried']),
    }),
  ),
  exercises: z.array(
    z.object({
      exercise: z.string(),
      title: z.string(),
      taken: z.boolean(),
      passed: z.boolean(),
      result: z.number().min(0).max(1).nullable(),
    }),
  ),
  exercisesToPass: z.int(),
})

/** The suspension or revocation of a credential that is disputed. */
export const disputedCredentialView = z.object({
  role: z.enum(['data-scientist', 'fullstack-engineer', 'product-manager']),
  standing: z.enum(['suspended', 'revoked']),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  reason: z.string().meta({description: 'given for the suspension or revocation'}),
  at: z.iso.datetime().meta({description: 'when it was suspended or revoked'}),
})

/** One appeal with everything that it is decided on. */
export const appealCaseView = appealToDecideView.extend({
  text: z.string(),
  decision: decision.nullable(),
  item: z
    .object({
      id: z.string(),
      version: z.string(),
      withdrawn: z.boolean().meta({description: 'this version is left out of new attempts'}),
      view: z
        .custom<ItemView>((view) => typeof view === 'object' && view !== null && 'type' in view)
        .meta({description: 'as the person saw it'}),
      given: z
        .custom<ItemResponse>((given) => typeof given === 'object' && given !== null)
        .nullable()
        .meta({description: 'what the person answered; null: could not tell, or not answered yet'}),
      answered: z.boolean(),
      score: z.int().min(0).nullable(),
      right: z.custom<ItemResponse>((right) => typeof right === 'object' && right !== null),
      rationale: z.array(rationaleView),
    })
    .nullable(),
  results: disputedResultsView
    .nullable()
    .meta({description: 'of a result; null for the others, and while the attempt goes on again'}),
  examination: disputedExaminationView
    .nullable()
    .meta({description: 'of an examination; null for the others'}),
  credential: disputedCredentialView
    .nullable()
    .meta({description: 'of a credential; null for the others, and once it is good again'}),
})

export type AppealRequest = z.infer<typeof appealRequest>
export type DecisionRequest = z.infer<typeof decisionRequest>
export type OwnAppealView = z.infer<typeof ownAppealView>
export type OwnAppealsView = z.infer<typeof ownAppealsView>
export type AppealToDecideView = z.infer<typeof appealToDecideView>
export type AppealsToDecideView = z.infer<typeof appealsToDecideView>
export type DisputedResultsView = z.infer<typeof disputedResultsView>
export type DisputedCredentialView = z.infer<typeof disputedCredentialView>
export type DisputedExaminationView = z.infer<typeof disputedExaminationView>
export type AppealCaseView = z.infer<typeof appealCaseView>
