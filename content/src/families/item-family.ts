import {AirworthyError, type Random} from '@airworthy/kernel'
import type {Item, ItemFacts, ItemType} from '../item.ts'

/** What a family draws for one attempt: a question and its key. */
export type Question<T extends ItemType = ItemType> = {
  [K in T]: Pick<Item<K>, 'ask' | 'key'>
}[T]

/** The facts of a family: those of an item, its domain told by its id. */
export type FamilyFacts<T extends ItemType = ItemType> = Omit<ItemFacts, 'domain'> & {type: T}

/** A seeded item: its facts are fixed, its question and key are drawn anew for each attempt. */
export interface ItemFamily<T extends ItemType = ItemType> {
  readonly facts: FamilyFacts<T>
  /** Draws a question; the same state of `random` gives the same question. */
  readonly generate: (random: Random) => Question<T>
}

/** Everything that the file of a family says, in one object. */
export type FamilyDefinition<T extends ItemType> = FamilyFacts<T> & {
  generate: (random: Random) => Question<T>
}

/**
 * Declares a family. Its file exports the result as `family`. `generate` draws the numbers and
 * computes from them the key and every `why`; it may throw `drawRefused` to be asked again.
 */
export function itemFamily<T extends ItemType>(definition: FamilyDefinition<T>): ItemFamily<T> {
  const {generate, ...facts} = definition
  return {facts: facts as FamilyFacts<T>, generate} // the definition without its one function
}

/** Whether a value that a file exports was made by `itemFamily`. */
export function isItemFamily(value: unknown): value is ItemFamily {
  return (
    typeof value === 'object' &&
    value !== null &&
    'facts' in value &&
    typeof value.facts === 'object' &&
    'generate' in value &&
    typeof value.generate === 'function'
  )
}

/** The error by which a generator asks for another draw: this one would make a poor question. */
export function drawRefused(reason: string): AirworthyError {
  return new AirworthyError('draw-refused', `draw refused: ${reason}`, {facts: {reason}})
}
