import {AirworthyError, digestOf} from '@airworthy/kernel'
import type {Item} from './item.ts'

/** An item with the SHA-256 of its content, which an attempt freezes. */
export interface CatalogueItem {
  readonly item: Item
  readonly digest: string
}

/** All items, in the order of their ids. */
export interface Catalogue {
  /** The SHA-256 over all ids and digests: two equal banks have equal versions. */
  readonly version: string
  readonly items: readonly CatalogueItem[]
  /** The item of an id; throws `unknown-item`. */
  get(id: string): CatalogueItem
}

/** Puts items together; throws `catalogue-refused` for none at all or an id that stands twice. */
export async function catalogueOf(items: readonly Item[]): Promise<Catalogue> {
  if (items.length === 0) throw catalogueRefused('no items')
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const entries = await Promise.all(
    sorted.map(async (item) => ({item, digest: await digestOf(item)})),
  )
  const byId = new Map<string, CatalogueItem>()
  for (const entry of entries) {
    const {id} = entry.item
    if (byId.has(id)) throw catalogueRefused(`id stands twice: ${id}`)
    byId.set(id, entry)
  }

  function get(id: string): CatalogueItem {
    const entry = byId.get(id)
    if (!entry) throw new AirworthyError('unknown-item', `unknown item: ${id}`, {facts: {id}})
    return entry
  }

  const version = await digestOf(entries.map(({item, digest}) => [item.id, digest]))
  return {version, items: entries, get}
}

/** The error for a bank that cannot be used as it stands. */
export function catalogueRefused(reason: string): AirworthyError {
  return new AirworthyError('catalogue-refused', `catalogue refused: ${reason}`, {facts: {reason}})
}
