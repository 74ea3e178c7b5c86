import {AirworthyError, randomFrom, type Random} from '@airworthy/kernel'
import type {TriageCase, TriageFacts} from './facts.ts'
import type {TierId} from './view.ts'

/** A product of this attempt: a name of the pool with the one use that the seed took. */
export interface DrawnProduct {
  readonly id: string
  readonly name: string
  readonly area: string
  readonly technology: string
  readonly reach: number
  readonly use: TriageCase
}

/** How many products a day has. */
export const productsADay = 10

/**
 * Ten products from a seed: one that must be refused, three or four of high risk, two or three with
 * duties of transparency, the rest minimal. Of those below high risk at least three stand in an area
 * that Annex III names, so that the area alone decides nothing.
 */
export function drawProducts(facts: TriageFacts, seed: string): readonly DrawnProduct[] {
  const random = randomFrom(`triage:${seed}`)
  const high = 3 + random.integer(2)
  const limited = 2 + random.integer(2)
  const minimal = productsADay - 1 - high - limited
  const drawn: DrawnProduct[] = []
  function take(tier: TierId, wanted: {count: number; listed: number}): void {
    const open = random
      .shuffle(facts.products)
      .filter((product) => product.cases.some((each) => each.tier === tier))
      .filter((product) => !drawn.some(({id}) => id === product.id))
    const listed = open.filter(({area}) => facts.listedAreas.includes(area))
    const first = listed.slice(0, wanted.listed)
    const others = open.filter((product) => !first.includes(product))
    const chosen = [...first, ...others].slice(0, wanted.count)
    if (chosen.length < wanted.count)
      throw new AirworthyError('scenario-invalid', `too few products of tier: ${tier}`)
    for (const product of chosen) drawn.push(drawUse(product, {tier, random}))
  }
  take('refuse', {count: 1, listed: 0})
  take('limited', {count: limited, listed: 1})
  take('minimal', {count: minimal, listed: 2})
  take('high', {count: high, listed: 0})
  return random.shuffle(drawn)
}

function drawUse(
  product: TriageFacts['products'][number],
  {tier, random}: {tier: TierId; random: Random},
): DrawnProduct {
  const use = product.cases.find((each) => each.tier === tier)
  const reach = use?.reach[random.integer(use.reach.length)]
  if (use === undefined || reach === undefined)
    throw new AirworthyError('scenario-invalid', `no use of tier ${tier}: ${product.id}`)
  const {id, name, area, technology} = product
  return {id, name, area, technology, reach, use}
}
