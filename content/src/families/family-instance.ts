import {AirworthyError, isAirworthyError, randomFrom, type Random} from '@airworthy/kernel'
import {itemFrom, type ItemReading} from '../item-schema.ts'
import type {Item} from '../item.ts'
import type {ItemFamily} from './item-family.ts'

const mostDraws = 20

/**
 * The item that a family gives for a seed, always the same for the same seed. A draw that breaks a
 * rule of its type is drawn again; throws `family-refused` after 20 such draws.
 */
export function instanceOf(family: ItemFamily, seed: string): Item {
  const random = randomFrom(`${seed}/${family.facts.id}`)
  let refusal = ''
  for (let draw = 0; draw < mostDraws; draw++) {
    const reading = drawFrom(family, random)
    if (reading.ok) return reading.item
    refusal = reading.faults.map(({path, reason}) => `${path.join('.')}: ${reason}`).join('; ')
  }
  const {id} = family.facts
  throw new AirworthyError('family-refused', `no sound draw of ${id} in ${mostDraws}: ${refusal}`, {
    facts: {id, seed, refusal},
  })
}

/** One draw of a family: the item, or everything that is wrong with it. */
function drawFrom({facts, generate}: ItemFamily, random: Random): ItemReading {
  try {
    return itemFrom({...facts, ...generate(random)})
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'draw-refused')) throw thrown
    return {ok: false, faults: [{path: ['generate'], reason: thrown.message}]}
  }
}
