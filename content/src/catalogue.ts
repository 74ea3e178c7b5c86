import {AirworthyError, digestOf} from '@airworthy/kernel'
import {instanceOf} from './families/family-instance.ts'
import type {ItemFamily} from './families/item-family.ts'
import {guessingOf, type Item, type ItemFacts, type ItemType} from './item.ts'

/** What is known of an item before it is drawn: all of it but question and key. */
export interface CatalogueFacts extends ItemFacts {
  readonly type: ItemType
  /** The chance of being right without knowledge, the c of the model. */
  readonly guessing: number
  /** Whether each attempt meets another question. */
  readonly family: boolean
}

/** An item or a family of the bank, with the digest of all that it is made of. */
export interface CatalogueItem {
  readonly facts: CatalogueFacts
  /** The SHA-256 of a fixed item's content, or of a family's facts and source text. */
  readonly digest: string
  /** The item for a seed: a fixed item is itself, a family draws, equally for equal seeds. */
  instance(seed: string): Item
  /** One item to look at: a fixed item itself, of a family the instance of its own id. */
  readonly item: Item
}

/** A family with the text of the file that it came from. */
export interface FamilySource {
  readonly family: ItemFamily
  readonly source: string
}

/** All items, in the order of their ids. */
export interface Catalogue {
  /** The SHA-256 over all ids and digests: two equal banks have equal versions. */
  readonly version: string
  readonly items: readonly CatalogueItem[]
  /** The items for learning and for the baseline. */
  readonly open: readonly CatalogueItem[]
  /** The items that only an examination may show. */
  readonly reserved: readonly CatalogueItem[]
  /** The item of an id; throws `unknown-item`. */
  get(id: string): CatalogueItem
}

/** Puts items together; throws `catalogue-refused` for none at all or an id that stands twice. */
export async function catalogueOf(sources: readonly (Item | FamilySource)[]): Promise<Catalogue> {
  if (sources.length === 0) throw catalogueRefused('no items')
  const entries = await Promise.all(sources.map(entryOf))
  const items = entries.toSorted((a, b) => (a.facts.id < b.facts.id ? -1 : 1))
  const byId = new Map<string, CatalogueItem>()
  for (const entry of items) {
    const {id} = entry.facts
    if (byId.has(id)) throw catalogueRefused(`id stands twice: ${id}`)
    byId.set(id, entry)
  }

  function get(id: string): CatalogueItem {
    const entry = byId.get(id)
    if (!entry) throw new AirworthyError('unknown-item', `unknown item: ${id}`, {facts: {id}})
    return entry
  }

  return {
    version: await digestOf(items.map(({facts, digest}) => [facts.id, digest])),
    items,
    open: items.filter(({facts}) => !facts.reserved),
    reserved: items.filter(({facts}) => facts.reserved),
    get,
  }
}

/** The error for a bank that cannot be used as it stands. */
export function catalogueRefused(reason: string): AirworthyError {
  return new AirworthyError('catalogue-refused', `catalogue refused: ${reason}`, {facts: {reason}})
}

async function entryOf(source: Item | FamilySource): Promise<CatalogueItem> {
  if (!('family' in source)) {
    const facts = {...factsOf(source), family: false}
    return {facts, digest: await digestOf(source), instance: () => source, item: source}
  }
  const {family} = source
  const item = instanceOf(family, family.facts.id)
  return {
    facts: {...factsOf(item), family: true},
    digest: await digestOf({facts: family.facts, source: source.source}),
    instance: (seed) => instanceOf(family, seed),
    item,
  }
}

/** An item's facts; a family's instances all share them, `itemFrom` having checked each. */
function factsOf(item: Item): Omit<CatalogueFacts, 'family'> {
  const {ask: _ask, key: _key, ...facts} = item
  return {...facts, guessing: guessingOf(item)}
}
