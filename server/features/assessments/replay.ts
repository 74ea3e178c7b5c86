import {scoreResponse, type CanonicalResponse, type Item} from '@airworthy/content'
import {AirworthyError, digestOf} from '@airworthy/kernel'
import type {SessionState} from '@airworthy/psychometrics'
import type {Database} from '../../database/connection.ts'
import type {Ledger, LedgerRecord} from '../ledger/index.ts'
import {afterRecord, streamOf} from './attempt-stream.ts'
import type {Attempt} from './attempt.ts'
import * as store from './store.ts'

export interface Replay {
  readonly state: SessionState
  /** Ids of the items in the order in which the seed gives them. */
  readonly items: readonly string[]
  /** Positions whose kept score is not the one that the item's key gives. */
  readonly misjudged: readonly number[]
}

/**
 * Replays an attempt from its ledger stream for an auditor: selects each item again from the seed,
 * scores each answer again by the item's frozen key. Throws `event-refused` where the records do
 * not fit the rules and `not-found` for an unknown attempt.
 */
export async function replayAssessment(
  id: string,
  {database, ledger}: {database: Database; ledger: Ledger},
): Promise<Replay> {
  let attempt: Attempt | null = null
  const misjudged: number[] = []
  for (const record of await ledger.read(database, streamOf(id))) {
    const next = attempt?.session.state.nextItem
    attempt = afterRecord(attempt, record)
    const answer = attempt.session.state.given.at(-1)
    if (record.type !== 'assessment.answered' || !next || !answer) continue
    const item =
      (await store.itemVersionOf(database, String(next.itemVersion))) ??
      (await store.itemInstanceOf(database, {assessmentId: id, itemId: next.itemId}))
    if (answer.score !== (await scoreAgain(record, item))) misjudged.push(answer.position)
  }
  if (!attempt) throw new AirworthyError('not-found', `no assessment ${id}`)
  const {state} = attempt.session
  return {state, items: state.given.map(({itemId}) => itemId), misjudged}
}

async function scoreAgain(
  {payload}: LedgerRecord,
  item: Item | undefined,
): Promise<number | undefined> {
  const kept = payload as unknown as {item: string; given: CanonicalResponse | null} // written by answer()
  if (!item || (await digestOf(item)) !== kept.item) return undefined
  return kept.given === null ? 0 : scoreResponse(item, kept.given)
}
