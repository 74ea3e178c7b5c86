import {z} from 'zod'
import type {TierId} from './view.ts'

/** The tiers from the lowest to the highest; the distance between two is counted on this list. */
export const tierOrder = ['minimal', 'limited', 'high', 'refuse'] as const satisfies TierId[]

const line = z.string().min(1).max(400)
const id = z.string().regex(/^[a-z0-9-]{1,40}$/u)
const tier = z.enum(tierOrder)

const caseSchema = z.strictObject({
  tier,
  /** Provisions on which this tier rests; any of them is right. */
  bases: z.array(id).min(1).max(3),
  purpose: line,
  affected: line,
  decides: line,
  wrong: line,
  undo: line,
  /** Points of gravity of the harm in `wrong`, by the house's rule. */
  gravity: z.int().min(0).max(3),
  /** Whether the harm outlasts the rule's days. */
  lasting: z.boolean(),
  /** People a year; the seed takes one. */
  reach: z.array(z.int().positive()).min(1).max(4),
  /** Modes of failure of which a condition must meet at least one. */
  needs: z.array(id).max(3),
  /** Modes that a further condition may meet. */
  also: z.array(id).max(4),
  why: line,
})

const productSchema = z.strictObject({
  id,
  name: line,
  area: line,
  technology: line,
  /** Different uses of one technology under one name; the seed takes one. */
  cases: z.array(caseSchema).min(2).max(3),
})

const conditionSchema = z.strictObject({
  id,
  text: line,
  /** What it would notice or bound. */
  mode: id,
  /** Whether it has an owner, a date and a measure that can fail. */
  testable: z.boolean(),
})

const ruleSchema = z.strictObject({
  text: line,
  gravity: z.array(line).length(4),
  reachFrom: z.int().positive(),
  undoneWithinDays: z.int().positive(),
  needed: z
    .array(z.strictObject({fromScore: z.int().min(0), conditions: z.int().min(0)}))
    .min(1)
    .max(4),
})

/** The scenario of `triage-day`: the pool from which a seed draws ten products, and their key. */
export const triageFactsSchema = z
  .strictObject({
    tiers: z
      .array(z.strictObject({id: tier, name: line, law: line, asks: line}))
      .length(tierOrder.length),
    rule: ruleSchema,
    /** Areas that Annex III names; a use in one of them is not yet high-risk. */
    listedAreas: z.array(line).min(1),
    bases: z.array(z.strictObject({id, group: line, name: line})).min(4),
    conditions: z.array(conditionSchema).min(4),
    products: z.array(productSchema).min(24),
  })
  .superRefine((facts, context) => {
    const fault = (message: string) => context.addIssue({code: 'custom', message})
    const bases = new Set(facts.bases.map((basis) => basis.id))
    const testable = new Set(
      facts.conditions.filter((condition) => condition.testable).map(({mode}) => mode),
    )
    for (const product of facts.products) {
      const tiers = product.cases.map((each) => each.tier)
      if (new Set(tiers).size !== tiers.length)
        fault(`two cases of one tier under one name: ${product.id}`)
      for (const each of product.cases) {
        for (const basis of each.bases) if (!bases.has(basis)) fault(`unknown basis: ${basis}`)
        for (const mode of [...each.needs, ...each.also])
          if (!testable.has(mode)) fault(`no testable condition for mode: ${mode}`)
        if (each.tier !== 'refuse' && each.needs.length === 0)
          fault(`a case that can be released has no need: ${product.id}`)
      }
    }
    for (const [tierId, least] of Object.entries(leastNames))
      if (
        facts.products.filter(({cases}) => cases.some((each) => each.tier === tierId)).length <
        least
      )
        fault(`fewer than ${least} names with a case of tier: ${tierId}`)
  })

/** Names that every draw can find for a tier, whatever the tiers drawn before it took. */
const leastNames = {refuse: 4, limited: 6, minimal: 10, high: 14} as const

/** The facts of `scenario.yaml`, checked. */
export type TriageFacts = z.infer<typeof triageFactsSchema>

/** One use as the facts describe it, with its key. */
export type TriageCase = TriageFacts['products'][number]['cases'][number]
