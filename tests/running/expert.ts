import {
  presentedResponse,
  presentItem,
  rightResponse,
  type Catalogue,
  type ItemResponse,
  type ItemView,
} from '@airworthy/content'
import {AirworthyError, canonicalJson, randomFrom, type Json} from '@airworthy/kernel'
import type {StartedEvent} from '@airworthy/psychometrics'

/** Somebody who knows the keys of an attempt: its seed, and the bank. */
export interface Expert {
  /** The right response to an item as it is presented. Throws `item-unknown` for one that the attempt cannot give. */
  response(asked: {position: number; domain: string; view: ItemView}): ItemResponse
}

/**
 * The expert of an attempt, by its start event. Knows each item by how the platform must present it,
 * so it needs to follow no session: neither sittings nor crashes confuse it.
 */
export function expertOf(
  {seed, bank}: Pick<StartedEvent, 'seed' | 'bank'>,
  catalogue: Catalogue,
): Expert {
  const byDomain = Map.groupBy(
    bank.items.map(({id, domain}) => ({id, domain})),
    ({domain}) => domain,
  )
  return {
    response({position, domain, view}) {
      const wanted = textOf(view)
      for (const {id} of byDomain.get(domain) ?? []) {
        const item = catalogue.get(id).instance(`${seed}/${id}`)
        const {view: shown, order} = presentItem(item, randomFrom(`${seed}/${position}/${id}`))
        if (textOf(shown) === wanted) {
          return presentedResponse(item, {given: rightResponse(item), order})
        }
      }
      throw new AirworthyError('item-unknown', `no item of ${domain} begins: ${view.stem}`)
    },
  }
}

function textOf(view: ItemView): string {
  return canonicalJson(view as unknown as Json) // views are plain data
}
