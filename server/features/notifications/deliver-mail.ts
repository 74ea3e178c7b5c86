import {createHash, randomUUID} from 'node:crypto'
import {setTimeout as sleep} from 'node:timers/promises'
import type {Clock} from '@airworthy/kernel'
import {isDatabaseAway, type Connection} from '../../database/connection.ts'
import type {Jobs} from '../../jobs/index.ts'
import type {Log} from '../../log.ts'
import type {Delivery, MailDelivery} from '../../mail/mail-delivery.ts'
import * as store from './mail-store.ts'
import type {ClaimedMail, Lease} from './mail-store.ts'
import {notificationMail} from './mail-text.ts'

/** Name of the job that sends one mail. */
export const mailJob = 'notifications.mail'

/** Long enough for a connection, and short enough that a dead process holds nobody up. */
const sendingMs = 20_000
/** Longer than the mail server is waited for after the end of a message. */
const committingMs = 30_000
const second = 1_000
const minute = 60 * second
/** Waiting times after each fault; after the last the mail has failed. */
const backoffMs = [30 * second, 5 * minute, 30 * minute, 2 * 60 * minute, 8 * 60 * minute] as const

export interface DeliverParts {
  readonly connection: Pick<Connection, 'database' | 'pool'>
  readonly jobs: Jobs
  readonly delivery: MailDelivery
  readonly clock: Clock
  readonly log: Log
  /** Address under which people open the platform. */
  readonly origin: string
  /** Puts into a text what must not stand in the database while it waits. */
  readonly openText?: (text: string) => Promise<string>
}

/**
 * Sends the mail `id` if it is to be sent, at most once as far as SMTP allows: see
 * docs/decisions/reminders-sent-once.md. Throws when the database is away.
 */
export async function deliverMail(id: string, parts: DeliverParts): Promise<void> {
  const {database} = parts.connection
  const now = parts.clock.now()
  await store.settleLapsedCommit(database, id, now)
  const lease = {id, token: randomUUID()}
  const claimed = await store.claimMail(database, lease, {now, until: later(now, sendingMs)})
  if (!claimed) return await comeBack(id, parts)
  const delivery = await attempt(lease, claimed, parts)
  await patiently(async () => await record(lease, claimed.faults, delivery, parts))
}

/** Whoever holds the mail may die: looks again when its lease has lapsed. */
async function comeBack(id: string, {connection, jobs}: DeliverParts): Promise<void> {
  const standing = await store.standingOfMail(connection.database, id)
  if (!standing) return
  const {state, availableAt, leaseUntil} = standing
  const when = state === 'queued' ? availableAt : leaseUntil
  if (when === null || state === 'sent' || state === 'failed' || state === 'unconfirmed') return
  await jobs.send(connection.database, mailJob, requestFor(id, later(when, second)))
}

async function attempt(
  lease: Lease,
  {key, title, text, link, name, email, disabled}: ClaimedMail,
  {connection, delivery, clock, origin, openText = async (sealed) => sealed}: DeliverParts,
): Promise<Delivery> {
  if (email === null || name === null || disabled) {
    return {outcome: 'not-sent', fault: 'person-disabled', permanent: true}
  }
  const opened = await openText(text).catch(() => null)
  if (opened === null) return {outcome: 'not-sent', fault: 'text-sealed', permanent: true}
  const message = notificationMail({
    to: email,
    name,
    title,
    text: opened,
    url: `${origin}${link}`,
  })
  const messageId = createHash('sha256').update(key).digest('hex').slice(0, 40)
  const point = store.pointOfNoReturn(connection.pool, lease, () =>
    later(clock.now(), committingMs),
  )
  const result = await delivery.deliver({...message, id: messageId}, point)
  await point.release()
  return result
}

async function record(
  lease: Lease,
  faultsBefore: number,
  delivery: Delivery,
  {connection: {database}, jobs, clock, log}: DeliverParts,
): Promise<void> {
  const now = clock.now()
  if (delivery.outcome === 'sent') return await store.recordSent(database, lease, now)
  const {fault} = delivery
  const faults = faultsBefore + 1
  const wait = backoffMs[faultsBefore]
  const again = delivery.outcome === 'not-sent' && !delivery.permanent && wait !== undefined
  const state = again ? 'queued' : delivery.outcome === 'not-sent' ? 'failed' : 'unconfirmed'
  const availableAt = later(now, again ? wait : 0)
  await database.transaction(async (transaction) => {
    const held = await store.recordFault(transaction, lease, {
      state,
      fault,
      faults,
      availableAt,
      changedAt: now,
    })
    if (held && again) await jobs.send(transaction, mailJob, requestFor(lease.id, availableAt))
  })
  log.warn('mail-not-delivered', {mail: lease.id, state, fault, faults})
}

/** The job for a mail at a time; at one time once. */
export function requestFor(id: string, after?: Date) {
  const key = after === undefined ? id : `${id}/${after.toISOString()}`
  return {data: {mail: id}, key, ...(after === undefined ? {} : {after})}
}

/** What became of a mail is worth waiting for a database that is away, for up to half a minute. */
async function patiently(act: () => Promise<void>): Promise<void> {
  for (let attempts = 0; ; attempts++) {
    try {
      await act()
      return
    } catch (thrown) {
      if (!isDatabaseAway(thrown) || attempts === 30) throw thrown
      await sleep(second)
    }
  }
}

function later(than: Date, milliseconds: number): Date {
  return new Date(than.getTime() + milliseconds)
}
