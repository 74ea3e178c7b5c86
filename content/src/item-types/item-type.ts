import {AirworthyError, type Random} from '@airworthy/kernel'
import type {z} from 'zod'
import type {Material} from './material.ts'

/** Something wrong with an item: where in its file, and why. */
export interface Fault {
  readonly path: readonly (string | number)[]
  readonly reason: string
}

/**
 * Which of the author's keys stands behind each presented id, per list: the id "1" is the first
 * entry. It stays on the server, beside the attempt.
 */
export type PresentedOrder = Readonly<Record<string, readonly string[]>>

/** What the browser may see, and the order that leads back from it to the author's keys. */
export interface Presented<View> {
  readonly view: View
  readonly order: PresentedOrder
}

/** One choice under the id that it has in this attempt alone. */
export interface Choice {
  readonly id: string
  readonly text: string
}

/** The psychometric model of an item (D = 1); a numeric item's 2PL is a 3PL with c = 0. */
export type ItemModel =
  | {readonly kind: '3pl'; readonly a: number; readonly b: number; readonly c: number}
  | {readonly kind: 'graded'; readonly a: number; readonly thresholds: readonly [number, number]}

/** What one item type must know about itself. `Given` is a response in the author's keys. */
export interface ItemTypeFacts<
  Type extends string,
  Ask extends Material,
  Key,
  View extends Material,
  Given,
  Response extends {type: Type},
> {
  readonly type: Type
  readonly ask: z.ZodType<Ask>
  readonly key: z.ZodType<Key>
  /** Scores run from 0 to this. */
  readonly maximumScore: 1 | 2
  /** Chance of a right answer without knowledge, the c of the prior. */
  guessing(ask: Ask): number
  /** Shuffles and re-keys; it never sees the key. */
  present(ask: Ask, random: Random): Presented<View>
  /** Reads a browser's response in the author's keys; throws `response-refused`. */
  canonical(response: unknown, order: PresentedOrder): Given
  /** The way back: the response that a browser would send for one in the author's keys. */
  presented(given: Given, order: PresentedOrder): Response
  /** The response that the key asks for. */
  right(key: Key): Given
  /** The category reached, 0 to maximumScore. */
  score(key: Key, given: Given): number
  /** Faults that a schema cannot see. */
  check(ask: Ask, key: Key): Fault[]
}

/** The model of a graded item in three categories around b: else, one slip, all right. */
export function gradedModel({a, b}: {a: number; b: number}): ItemModel {
  return {kind: 'graded', a, thresholds: [b - 0.5, b + 0.5]}
}

/** Parses a browser's response by its type's schema; throws `response-refused` with the reason. */
export function parseResponse<Response>(schema: z.ZodType<Response>, response: unknown): Response {
  const parsed = schema.safeParse(response)
  if (parsed.success) return parsed.data
  const reasons = parsed.error.issues.map(({path, message}) =>
    [path.join('.'), lowerFirst(message)].filter(Boolean).join(': '),
  )
  throw responseRefused(reasons.join('; '))
}

/** The error for a response that does not fit the item presented. */
export function responseRefused(reason: string): AirworthyError {
  return new AirworthyError('response-refused', `response refused: ${reason}`, {facts: {reason}})
}

/** A message in the house's manner, its first letter small. */
export function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}
