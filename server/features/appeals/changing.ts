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
 * `attempt-not-finished` for a result that is not there yet, `examination-open` before a decision,
 * `event-refused` for one that was passed and for a credential that is good, `appeal-exists` for the second about the same.
 */
export async function makeAppeal(
  parts: AppealParts,
  personId: string,
  {about, text}: AppealRequest,
): Promise<string> {
  const {database, clock, notifications} = parts
  const id = randomUUID()
  const {kind, attemptId} = about
  if (kind === 'result') await assertResultOf(parts, {id: attemptId, personId})
  if (kind === 'examination') await assertDisputable(parts, {id: attemptId, personId})
  try {
    await database.transaction(async (transaction) => {
      const disputed =
        about.kind === 'item' ? await disputedItem(parts, transaction, personId, about) : null
      const change =
        kind === 'credential'
          ? (await parts.credentials.disputed(transaction, {id: attemptId, personId})).change
          : null
      await store.insertAppeal(transaction, {
        id,
        personId,
        kind,
        attemptId,
        position: disputed?.position ?? change,
        itemId: disputed?.item.id ?? null,
        itemVersion: disputed?.item.version ?? null,
        domain: disputed?.domain ?? null,
        madeAt: clock.now(),
        closedAt: null,
        outcome: null,
      })
      const {position, domain, item} = disputed ?? {
        position: change,
        domain: null,
        item: null,
      }
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
 * version from new attempts; an upheld dispute of an examination sets its decision aside; one of a
 * credential ends its suspension, or restores it by a new one. Throws `not-found` for what the viewer
 * may not decide, `access-refused` for an own appeal or for what the viewer did to a credential, `appeal-closed` for a second decision,
 * `examination-open` for an item of an examination that is not decided.
 */
export async function decideAppeal(
  parts: AppealParts,
  viewer: Viewer,
  {id, outcome, reason}: DecisionRequest & {id: string},
): Promise<void> {
  await assertTellable(parts, id)
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
    if (row.kind === 'credential') {
      const own = {id: row.attemptId, personId: row.personId}
      const upheld = outcome === 'upheld'
      const dispute = {...own, actor: viewer.id, appeal: id, upheld, reason}
      await parts.credentials.decideDispute(transaction, dispute)
    }
    if (outcome === 'upheld') {
      await withdrawDisputed(parts, transaction, row, viewer.id)
      if (row.kind === 'examination') {
        const own = {id: row.attemptId, personId: row.personId}
        const because = {appeal: id, reason, decider: {name}}
        await parts.examinations.setAside(transaction, {...own, ...because, actor: viewer.id})
      }
    }
    await parts.notifications.notify(
      transaction,
      decidedNotice(id, row, {outcome, reason, decidedBy: name}),
    )
  })
}

/** Throws while an answer could tell the key of a question that waits for the person's: an item of an open examination. */
async function assertTellable({database, assessments}: AppealParts, id: string): Promise<void> {
  const row = await store.findAppeal(database, id)
  if (row?.kind !== 'item') return
  if (!(await assessments.isUndecided({id: row.attemptId, personId: row.personId}))) return
  throw new AirworthyError(
    'examination-open',
    'the item belongs to an examination that is not decided yet: decide this appeal after it',
  )
}

/** Throws where there is no result of an own attempt, and for the part of an examination: that is disputed as a whole. */
async function assertResultOf(
  {assessments}: AppealParts,
  own: {id: string; personId: string},
): Promise<void> {
  const {kind} = await assessments.results(own)
  if (kind !== 'examination') return
  const message = 'this attempt is part of an examination: dispute the decision of the examination'
  throw new AirworthyError('request-refused', message)
}

/** Throws unless it is the person's own examination, decided and not passed. */
async function assertDisputable(
  {examinations}: AppealParts,
  own: {id: string; personId: string},
): Promise<void> {
  const {decision} = await examinations.view(own)
  if (decision === null) {
    throw new AirworthyError('examination-open', 'the examination is not decided yet')
  }
  if (decision.mayAppeal) return
  throw new AirworthyError('event-refused', 'there is nothing to set aside in this decision')
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
