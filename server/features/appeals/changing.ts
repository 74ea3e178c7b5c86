import {randomUUID} from 'node:crypto'
import {AirworthyError, type Json} from '@airworthy/kernel'
import {databaseErrorCode, type Queries} from '../../database/connection.ts'
import type {Viewer} from '../../http/viewer.ts'
import {givenQuestion} from '../assessments/index.ts'
import {streamOf, type AppealEvent} from './appeal.ts'
import * as store from './appeal-store.ts'
import {decidedNotice, madeNotice} from './notices.ts'
import type {AppealParts} from './parts.ts'
import {assertNotOneself, decidersOf, kindsDecidedBy} from './policy.ts'
import type {AppealRequest, DecisionRequest} from './views.ts'

/**
 * Records an appeal and tells those who may decide it; gives its id. Throws `not-found` for an
 * attempt that is not the person's, `request-refused` for a position that was not given,
 * `attempt-not-finished` for a result that is not there yet, `appeal-exists` for the second about
 * the same.
 */
export async function makeAppeal(
  parts: AppealParts,
  personId: string,
  {about, text}: AppealRequest,
): Promise<string> {
  const {database, clock, notifications} = parts
  const id = randomUUID()
  const {kind, attemptId} = about
  if (kind === 'result') await parts.assessments.results({id: attemptId, personId})
  try {
    await database.transaction(async (transaction) => {
      const disputed =
        about.kind === 'item' ? await disputedItem(parts, transaction, personId, about) : null
      await store.insertAppeal(transaction, {
        id,
        personId,
        kind,
        attemptId,
        position: disputed?.position ?? null,
        itemId: disputed?.item.id ?? null,
        itemVersion: disputed?.item.version ?? null,
        domain: disputed?.domain ?? null,
        madeAt: clock.now(),
        closedAt: null,
        outcome: null,
      })
      const {position, domain, item} = disputed ?? {position: null, domain: null, item: null}
      await record(
        parts,
        transaction,
        {id, personId, actor: personId},
        {
          type: 'appeal.made',
          payload: {kind, attempt: attemptId, position, domain, item, text},
        },
      )
      const deciders = await store.peopleWithRole(transaction, decidersOf[kind], {except: personId})
      await notifications.notifyAll(
        transaction,
        deciders.map((decider) => madeNotice(id, kind, decider)),
      )
    })
  } catch (thrown) {
    if (databaseErrorCode(thrown) !== '23505') throw thrown
    throw new AirworthyError('appeal-exists', 'you have made an appeal about this already', {
      cause: thrown,
    })
  }
  return id
}

/** Takes an own appeal back. Throws `not-found` for another's and `appeal-closed`. */
export async function withdrawAppeal(
  parts: AppealParts,
  {id, personId}: {id: string; personId: string},
): Promise<void> {
  await parts.database.transaction(async (transaction) => {
    const row = await store.lockAppeal(transaction, id)
    if (row?.personId !== personId) throw notFound(id)
    await close(parts, transaction, row, {
      actor: personId,
      event: {type: 'appeal.withdrawn', payload: {}},
      outcome: 'withdrawn',
    })
  })
}

/**
 * Decides an appeal under the name of who decides. An upheld dispute of an item withdraws that
 * version from new attempts. Throws `not-found` for what the viewer may not decide,
 * `access-refused` for an own appeal, `appeal-closed` for a second decision.
 */
export async function decideAppeal(
  parts: AppealParts,
  viewer: Viewer,
  {id, outcome, reason}: DecisionRequest & {id: string},
): Promise<void> {
  await parts.database.transaction(async (transaction) => {
    const row = decidable(await store.lockAppeal(transaction, id), {id, viewer})
    const decider = await store.personOf(transaction, viewer.id)
    if (!decider) throw notFound(viewer.id)
    const {name} = decider
    await close(parts, transaction, row, {
      actor: viewer.id,
      event: {type: 'appeal.decided', payload: {outcome, reason, decider: {name}}},
      outcome,
    })
    if (outcome === 'upheld') await withdrawDisputed(parts, transaction, row, viewer.id)
    await parts.notifications.notify(
      transaction,
      decidedNotice(id, row, {outcome, reason, decidedBy: name}),
    )
  })
}

/** The appeal if the viewer may decide it. Throws `not-found` and `access-refused`. */
export function decidable(
  row: store.AppealRow | undefined,
  {id, viewer}: {id: string; viewer: Viewer},
): store.AppealRow {
  const kinds = kindsDecidedBy(viewer)
  if (!row || !kinds.includes(row.kind) || row.outcome === 'withdrawn') throw notFound(id)
  assertNotOneself(viewer.id, row.personId)
  return row
}

async function disputedItem(
  {ledger}: AppealParts,
  transaction: Queries,
  personId: string,
  {attemptId, position}: {attemptId: string; position: number},
) {
  const own = {id: attemptId, personId, position}
  const {item, version} = await givenQuestion(own, {queries: transaction, ledger})
  return {position, domain: item.domain, item: {id: item.id, version}}
}

async function close(
  parts: AppealParts,
  transaction: Queries,
  row: store.AppealRow,
  {
    actor,
    event,
    outcome,
  }: {actor: string; event: AppealEvent; outcome: NonNullable<store.AppealRow['outcome']>},
): Promise<void> {
  if (row.outcome !== null) {
    throw new AirworthyError('appeal-closed', `the appeal is closed: it was ${row.outcome}`)
  }
  await record(parts, transaction, {id: row.id, personId: row.personId, actor}, event)
  await store.closeAppeal(transaction, row.id, {outcome, closedAt: parts.clock.now()})
}

async function withdrawDisputed(
  {ledger, clock}: AppealParts,
  transaction: Queries,
  {id, itemId, itemVersion}: store.AppealRow,
  actor: string,
): Promise<void> {
  if (itemId === null || itemVersion === null) return
  const row = {itemId, version: itemVersion, withdrawnAt: clock.now()}
  if (!(await store.withdrawItem(transaction, row))) return
  await ledger.append(transaction, {
    stream: 'items',
    type: 'item.withdrawn',
    actor,
    subject: null,
    // The digest names the item to those who have it; its id would tell everybody what it is about.
    payload: {version: itemVersion, appeal: id},
  })
}

async function record(
  {ledger}: AppealParts,
  transaction: Queries,
  {id, personId, actor}: {id: string; personId: string; actor: string},
  {type, payload}: AppealEvent,
): Promise<void> {
  await ledger.append(transaction, {
    stream: streamOf(id),
    type,
    actor,
    subject: personId,
    payload: payload as unknown as Json, // events are plain data, checked by canonicalJson
  })
}

function notFound(id: string): AirworthyError {
  return new AirworthyError('not-found', `no appeal ${id}`)
}
