import {
  presentItem,
  type CanonicalResponse,
  type Item,
  type PresentedOrder,
} from '@airworthy/content'
import {AirworthyError, randomFrom} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import {afterRecord, streamOf, type OwnAttempt} from './attempt-stream.ts'
import type {Attempt, AttemptEvent} from './attempt.ts'
import * as store from './store.ts'

/** A question as it stood before a person in an attempt, for people who judge it. It holds the key. */
export interface GivenQuestion {
  readonly position: number
  readonly item: Item
  /** The digest of the item or family in the bank of the attempt. */
  readonly version: string
  /** Which of the author's keys stood behind each presented id. */
  readonly order: PresentedOrder
  readonly view: ReturnType<typeof presentItem>['view']
  /** Null before the answer to what is shown now. */
  readonly answer: {readonly given: CanonicalResponse | null; readonly score: number} | null
}

/**
 * The question at a position of a person's own attempt, answered or shown now. Throws `not-found`
 * for an attempt that is not the person's and `request-refused` for a position not reached.
 */
export async function givenQuestion(
  {id, personId, position}: OwnAttempt & {position: number},
  {queries, ledger}: {queries: Queries; ledger: Ledger},
): Promise<GivenQuestion> {
  if (!(await store.assessmentOf(queries, {id, personId}))) {
    throw new AirworthyError('not-found', `no assessment ${id}`)
  }
  let attempt: Attempt | null = null
  let found: Omit<GivenQuestion, 'answer'> | null = null
  for (const record of await ledger.read(queries, streamOf(id))) {
    if (found && record.type === 'assessment.answered') {
      const {given, event} = record.payload as unknown as Answered // written by answer()
      return {...found, answer: {given, score: event.kind === 'answered' ? event.score : 0}}
    }
    attempt = afterRecord(attempt, record)
    const next = attempt.session.state.nextItem
    if (found || next?.position !== position) continue
    const version = String(next.itemVersion)
    const item = await frozenItem(queries, {id, itemId: next.itemId, version})
    const {seed} = attempt.session.record.bank.start
    const {view, order} = presentItem(item, randomFrom(`${seed}/${position}/${item.id}`))
    found = {position, item, version, order, view}
  }
  if (!found) {
    throw new AirworthyError('request-refused', `position ${position} has not been reached`)
  }
  return {...found, answer: null}
}

type Answered = Extract<AttemptEvent, {type: 'assessment.answered'}>['payload']

/** A question of an attempt as it was frozen at the start. Throws `item-version-missing`. */
export async function frozenItem(
  queries: Queries,
  {id, itemId, version}: {id: string; itemId: string; version: string},
): Promise<Item> {
  const item =
    (await store.itemVersionOf(queries, version)) ??
    (await store.itemInstanceOf(queries, {assessmentId: id, itemId}))
  if (item) return item
  throw new AirworthyError('item-version-missing', `no item ${itemId} in version ${version}`)
}
