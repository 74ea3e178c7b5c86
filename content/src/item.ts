import type {Random} from '@airworthy/kernel'
import type {DomainId, Level} from './competencies.ts'
import {itemTypes} from './item-types/index.ts'
import {gradedModel} from './item-types/item-type.ts'
import type {
  Fault,
  ItemModel,
  ItemTypeFacts,
  Material,
  Presented,
  PresentedOrder,
} from './item-types/index.ts'

/** The name of an item type, such as `choose-many`. */
export type ItemType = keyof typeof itemTypes

type ItemTypeMap = {
  [T in ItemType]: (typeof itemTypes)[T] extends ItemTypeFacts<
    T,
    infer Ask extends Material,
    infer Key,
    infer View extends Material,
    infer Given,
    infer Response extends {type: T}
  >
    ? {ask: Ask; key: Key; view: View; given: Given; response: Response}
    : never
}

type FactsMap = {
  [T in ItemType]: ItemTypeFacts<
    T,
    ItemTypeMap[T]['ask'],
    ItemTypeMap[T]['key'],
    ItemTypeMap[T]['view'],
    ItemTypeMap[T]['given'],
    ItemTypeMap[T]['response']
  >
}

/** What every item carries besides its question and its key. */
export interface ItemFacts {
  /** `domain/slug`; it names the idea and is never sent to a browser. */
  id: string
  version: number
  domain: DomainId
  level: Level
  /** Minutes that an answer is expected to take. */
  minutes: number
  /** The false belief that the item catches. */
  targets: string
  /** Judged discrimination a, difficulty b and share p of people just at the level who are right. */
  prior: {a: number; p: number; b: number; reason: string}
  tags: string[]
  source: string
  bias: string
  /** Kept for examinations and shown nowhere else. */
  reserved?: true
}

/** An item of one type (of any, without an argument): a union on the literal `type`. */
export type Item<T extends ItemType = ItemType> = {
  [K in T]: ItemFacts & {type: K; ask: ItemTypeMap[K]['ask']; key: ItemTypeMap[K]['key']}
}[T]

/** What a browser sees of an item: neither its id nor anything of its key. */
export type ItemView<T extends ItemType = ItemType> = {
  [K in T]: ItemTypeMap[K]['view'] & {domain: DomainId}
}[T]

/** A response in the author's keys, as the ledger keeps it and scoring reads it. */
export type CanonicalResponse<T extends ItemType = ItemType> = {
  [K in T]: ItemTypeMap[K]['given']
}[T]

/** A response as a browser sends it, in the ids of one presentation. */
export type ItemResponse<T extends ItemType = ItemType> = {
  [K in T]: ItemTypeMap[K]['response']
}[T]

const factsByType: FactsMap = itemTypes

/** Makes the view of an item for one attempt, shuffled and re-keyed by `random`. */
export function presentItem<T extends ItemType>(
  item: Item<T>,
  random: Random,
): {view: ItemView<T>; order: PresentedOrder} {
  const presented: Presented<ItemTypeMap[T]['view']> = factsByType[item.type].present(
    item.ask,
    random,
  )
  return {view: {...presented.view, domain: item.domain}, order: presented.order}
}

/** Reads a browser's response in the author's keys; throws `response-refused` if it does not fit. */
export function canonicalResponse<T extends ItemType>(
  item: Item<T>,
  {response, order}: {response: unknown; order: PresentedOrder},
): CanonicalResponse<T> {
  return factsByType[item.type].canonical(response, order)
}

/** The way back: the response that a browser would send for one in the author's keys. */
export function presentedResponse<T extends ItemType>(
  item: Item<T>,
  {given, order}: {given: CanonicalResponse<T>; order: PresentedOrder},
): ItemResponse<T> {
  return factsByType[item.type].presented(given, order)
}

/** The category that a response reaches: 0 or 1 for single-choice and numeric, else 0, 1 or 2. */
export function scoreResponse<T extends ItemType>(
  item: Item<T>,
  given: CanonicalResponse<T>,
): number {
  return factsByType[item.type].score(item.key, given)
}

/** The response that an item's key asks for; it reaches `maximumScoreOf`. */
export function rightResponse<T extends ItemType>(item: Item<T>): CanonicalResponse<T> {
  return factsByType[item.type].right(item.key)
}

/** The highest category of an item. */
export function maximumScoreOf(item: Item): 1 | 2 {
  return factsByType[item.type].maximumScore
}

/** The chance of being right without knowledge: 1/options for single-choice, 0 for all others. */
export function guessingOf<T extends ItemType>(item: Item<T>): number {
  return factsByType[item.type].guessing(item.ask)
}

/** Faults of an item that its type's schema cannot see. */
export function typeFaults<T extends ItemType>(item: Item<T>): Fault[] {
  return factsByType[item.type].check(item.ask, item.key)
}

/**
 * The psychometric model with the author's prior: 3PL for single-choice, 2PL (c = 0) for numeric,
 * graded response with thresholds b ± 0.5 for all others. Takes the facts that a catalogue knows of
 * an item, or an item itself.
 */
export function parametersOf(
  known: Item | (Pick<ItemFacts, 'prior'> & {type: ItemType; guessing: number}),
): ItemModel {
  const {a, b} = known.prior
  if (factsByType[known.type].maximumScore === 2) return gradedModel({a, b})
  return {kind: '3pl', a, b, c: 'guessing' in known ? known.guessing : guessingOf(known)}
}
