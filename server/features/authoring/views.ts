import type {ItemResponse, ItemView} from '@airworthy/content/public'
import {z} from 'zod'

/**
 * What authors and administrators read about items. Keys and reserved items are in here: no route
 * of this feature may be open to anybody else.
 */

/** Sums over fewer people than this are not shown. */
export const fewestPeople = 5

const share = z.number().min(0).max(1)
const role = z.enum(['data-scientist', 'fullstack-engineer', 'product-manager'])
export const itemTypeView = z.enum([
  'single-choice',
  'choose-many',
  'order',
  'match',
  'numeric',
  'mark-faulty-lines',
  'complete-config',
  'judge-claims',
])

/** A share with its interval, the confidence of which the statistics name. */
export const shareView = z.object({share, low: share, high: share})

const standing = {
  withdrawn: z
    .object({at: z.iso.datetime()})
    .nullable()
    .meta({description: 'left out of new attempts until a new version arrives'}),
  openDisputes: z.int().min(0),
}

const itemFacts = {
  id: z.string().meta({description: 'domain/slug'}),
  type: itemTypeView,
  domain: z.string(),
  level: z.int().min(1).max(3),
  minutes: z.number().positive().meta({description: 'that an answer is expected to take'}),
  family: z.boolean().meta({description: 'drawn anew for each attempt'}),
  reserved: z.boolean().meta({description: 'only for examinations; shown here alone'}),
  provisional: z
    .boolean()
    .meta({description: 'fewer than 200 people answered the present version'}),
  ...standing,
}

export const itemSummaryView = z.object({
  ...itemFacts,
  stem: z.string(),
  people: z.int().min(0).meta({description: 'who answered the present version'}),
  right: shareView.nullable().meta({description: 'full credit; null below five people'}),
  cannotTell: share.nullable(),
  medianSeconds: z.number().min(0).nullable(),
  exposure: share.nullable().meta({description: 'share of baselines that gave the item'}),
})

/** By domain and id. `total` counts all that were searched for. */
export const itemsView = z.object({
  items: z.array(itemSummaryView),
  total: z.int().min(0),
  confidence: share,
})

/** What a role does differently at equal ability; below 0 the item is harder for the role. */
export const difView = z.object({
  role,
  people: z.object({role: z.int().min(0), others: z.int().min(0)}),
  outcome: z.enum(['judged', 'not-judged']),
  needed: z
    .object({role: z.int().min(0), others: z.int().min(0)})
    .meta({description: 'people missing until it is judged; 0 and 0 where answers do not vary'}),
  class: z
    .enum(['negligible', 'moderate', 'large'])
    .nullable()
    .meta({description: 'the larger of the two methods'}),
  direction: z.enum(['harder', 'easier']).nullable().meta({description: 'for the role'}),
  mantelHaenszel: z
    .object({
      compared: z.int().meta({description: 'people in bands that hold both groups'}),
      chiSquared: z.number(),
      p: share,
      effect: z.number().nullable().meta({description: 'null where it is beyond all bounds'}),
      unit: z.enum(['delta', 'standard-deviations']),
      class: z.enum(['negligible', 'moderate', 'large']),
    })
    .nullable(),
  regression: z
    .object({
      uniform: z.object({chiSquared: z.number(), p: share}),
      nonUniform: z.object({chiSquared: z.number(), p: share}),
      addedNagelkerke: z.number(),
      class: z.enum(['negligible', 'moderate', 'large']),
    })
    .nullable(),
})

/** How often one choice was made, in the whole and by thirds of ability, the lowest first. */
export const optionView = z.object({
  option: z.string().meta({description: "the author's key, such as b, 2=input, limit=100"}),
  right: z.boolean(),
  share,
  byThird: z.array(share).nullable().meta({description: 'null below fifteen people'}),
  meanAbility: z
    .number()
    .nullable()
    .meta({description: 'of those who chose it; null below five of them'}),
})

const hiddenStatistics = z.object({
  outcome: z.literal('not-judged'),
  people: z.int().min(0),
  needed: z.int().min(1).meta({description: 'people missing until anything is shown'}),
})

const shownStatistics = z.object({
  outcome: z.literal('judged'),
  people: z.int().min(0).meta({description: 'the first answer of each person counts'}),
  measured: z.int().min(0).meta({description: 'those whose attempt was finished: with an ability'}),
  confidence: share,
  right: shareView.meta({description: 'full credit, with a Wilson interval'}),
  credit: shareView.meta({description: 'mean credit; of graded items with a normal interval'}),
  cannotTell: shareView,
  seconds: z.object({mean: z.number().min(0), median: z.number().min(0)}),
  restCorrelation: z
    .number()
    .nullable()
    .meta({description: "with the ability by the attempt's other answers"}),
  model: z
    .object({
      meanAbility: z.number(),
      observed: share,
      expected: share.meta({description: 'mean credit by the item parameters at these abilities'}),
    })
    .nullable(),
  options: z
    .array(optionView)
    .nullable()
    .meta({description: 'null for families, whose options differ from attempt to attempt'}),
})

export const statisticsView = z.discriminatedUnion('outcome', [hiddenStatistics, shownStatistics])

export const exposureView = z.object({
  given: z.int().min(0).meta({description: 'attempts that gave the item, in any version'}),
  baselines: z.int().min(0).meta({description: 'begun since the item was first seen'}),
  share: share.nullable().meta({description: 'of these baselines; null below five'}),
})

/** What stands at one place of an item, whether it is right, and why. */
const rationaleView = z.object({
  place: z.string().meta({description: "the author's key: a letter, a line, a number"}),
  text: z.string().meta({description: 'what stands there'}),
  right: z.boolean().nullable().meta({description: 'null where every place has its answer'}),
  answer: z
    .string()
    .nullable()
    .meta({description: 'what belongs there, where it is not a yes or no'}),
  why: z.string(),
})

/** One item for its authors: as the learner sees it, its key, its facts, its history, its figures. */
export const authoredItemView = z.object({
  ...itemFacts,
  number: z.int().min(1).meta({description: 'the version that its author counts'}),
  version: z.string().meta({description: 'SHA-256 of all that it is made of'}),
  instance: z
    .string()
    .nullable()
    .meta({description: 'which instance of a family; null: the sample, or a fixed item'}),
  view: z.custom<ItemView>((view) => typeof view === 'object' && view !== null && 'type' in view),
  right: z
    .custom<ItemResponse>((right) => typeof right === 'object' && right !== null && 'type' in right)
    .meta({description: 'the right response, in the ids of this view'}),
  rationale: z.array(rationaleView),
  maximumScore: z.int().min(1).max(2),
  targets: z.string().meta({description: 'the false belief that it catches'}),
  prior: z.object({a: z.number(), p: z.number(), b: z.number(), reason: z.string()}),
  guessing: share,
  tags: z.array(z.string()),
  source: z.string(),
  bias: z.string().meta({description: 'whom the wording could disadvantage'}),
  history: z.array(
    z.object({
      version: z.string(),
      firstSeenAt: z.iso.datetime().meta({description: 'when it first ran here'}),
      people: z.int().min(0),
      present: z.boolean(),
    }),
  ),
  exposure: exposureView,
  statistics: statisticsView,
  dif: z.array(difView).meta({description: 'each role against the others'}),
})

export type ItemSummaryView = z.infer<typeof itemSummaryView>
export type ItemsView = z.infer<typeof itemsView>
export type AuthoredItemView = z.infer<typeof authoredItemView>
export type StatisticsView = z.infer<typeof statisticsView>
export type ExposureView = z.infer<typeof exposureView>
export type OptionView = z.infer<typeof optionView>
export type DifView = z.infer<typeof difView>
export type RationaleView = z.infer<typeof rationaleView>
export type ShareView = z.infer<typeof shareView>
