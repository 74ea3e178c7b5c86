import type {Catalogue, Item} from '@airworthy/content'
import {AirworthyError} from '@airworthy/kernel'
import type {StartedEvent} from '@airworthy/psychometrics'
import type {Queries} from '../../database/connection.ts'
import type {Attempt} from './attempt.ts'
import * as store from './store.ts'

/** The questions of an attempt as they were at its start, whatever becomes of the bank or its code. */
export interface FrozenItems {
  /** Draws every family of the start event's bank from the attempt's seed and keeps the questions. */
  freeze(transaction: Queries, id: string, start: StartedEvent): Promise<void>
  /** The next item of an attempt; null when there is none. */
  next(queries: Queries, id: string, attempt: Attempt): Promise<Item | null>
}

/** Frozen items over a catalogue: fixed items by their digest, instances of families by attempt. */
export function frozenItems(catalogue: Catalogue): FrozenItems {
  const fixed = new Map<string, Item>(
    catalogue.items.filter(({facts}) => !facts.family).map(({digest, item}) => [digest, item]),
  )

  async function fixedItem(queries: Queries, digest: string): Promise<Item | undefined> {
    const known = fixed.get(digest) ?? (await store.itemVersionOf(queries, digest))
    if (known) fixed.set(digest, known)
    return known
  }

  return {
    async freeze(transaction, id, {seed, bank}) {
      const instances = bank.items
        .map((item) => catalogue.get(item.id))
        .filter(({facts}) => facts.family)
        .map((family) => family.instance(`${seed}/${family.facts.id}`))
      await store.keepItemInstances(transaction, id, instances)
    },
    async next(queries, id, {session}) {
      const next = session.state.nextItem
      if (!next) return null
      const item =
        (await fixedItem(queries, String(next.itemVersion))) ??
        (await store.itemInstanceOf(queries, {assessmentId: id, itemId: next.itemId}))
      if (item) return item
      throw new AirworthyError(
        'item-version-missing',
        `no item ${next.itemId} in version ${next.itemVersion}`,
      )
    },
  }
}
