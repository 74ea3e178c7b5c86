import {and, count, desc, eq, inArray, isNotNull, lt, ne, or, sql} from 'drizzle-orm'
import type {PoolClient} from 'pg'
import type {Connection, Queries} from '../../database/connection.ts'
import {peopleDirectory} from '../people/index.ts'
import {mail, notification} from './schema.ts'
import type {UndeliveredMailView} from './views.ts'

export type NewMail = Pick<
  typeof mail.$inferInsert,
  'id' | 'notificationId' | 'personId' | 'text' | 'availableAt'
>

/** What is needed to send a mail; `name` and `email` are null once its person is gone. */
export interface ClaimedMail {
  readonly key: string
  readonly title: string
  readonly text: string
  readonly link: string
  readonly faults: number
  readonly name: string | null
  readonly email: string | null
  readonly disabled: boolean
}

/** A mail as it stands. */
export interface MailStanding {
  readonly state: (typeof mail.$inferSelect)['state']
  readonly availableAt: Date
  readonly leaseUntil: Date | null
}

/** The right to send one mail. */
export interface Lease {
  readonly id: string
  readonly token: string
}

const rowsAtOnce = 500
const unsettled = ['queued', 'sending', 'committing'] as const
const undelivered = ['failed', 'unconfirmed'] as const

export async function insertMails(transaction: Queries, rows: readonly NewMail[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await transaction.insert(mail).values(
      rows.slice(start, start + rowsAtOnce).map((row) => ({
        ...row,
        state: 'queued' as const,
        changedAt: row.availableAt,
      })),
    )
  }
}

/** Takes the lease of a mail that waits or whose lease has lapsed before its end; null otherwise. */
export async function claimMail(
  queries: Queries,
  {id, token}: Lease,
  {now, until}: {now: Date; until: Date},
): Promise<ClaimedMail | null> {
  const {rowCount} = await queries
    .update(mail)
    .set({state: 'sending', leaseToken: token, leaseUntil: until, changedAt: now})
    .where(
      and(
        eq(mail.id, id),
        or(
          and(eq(mail.state, 'queued'), sql`${mail.availableAt} <= ${now.toISOString()}`),
          and(eq(mail.state, 'sending'), lt(mail.leaseUntil, now)),
        ),
      ),
    )
  if (rowCount !== 1) return null
  const directory = peopleDirectory(queries)
  const [row] = await queries
    .select({
      key: notification.key,
      title: notification.title,
      text: mail.text,
      link: notification.link,
      faults: mail.faults,
      name: directory.name,
      email: directory.email,
      disabled: directory.disabled,
    })
    .from(mail)
    .innerJoin(notification, eq(notification.id, mail.notificationId))
    .leftJoin(directory, eq(directory.personId, mail.personId))
    .where(eq(mail.id, id))
  return row ? {...row, disabled: row.disabled === true} : null
}

/** The mail as it stands; undefined once its person was erased. */
export async function standingOfMail(
  queries: Queries,
  id: string,
): Promise<MailStanding | undefined> {
  const [row] = await queries
    .select({state: mail.state, availableAt: mail.availableAt, leaseUntil: mail.leaseUntil})
    .from(mail)
    .where(eq(mail.id, id))
  return row
}

/**
 * The step over which a mail goes once. `commit` records durably that the end may go out now, and
 * is false when the lease was lost. `handedOver` sends its mark in the same step as the caller's
 * next write, so that a process that dies has done both or neither.
 */
export function pointOfNoReturn(
  pool: Connection['pool'],
  {id, token}: Lease,
  until: () => Date,
): {commit(): Promise<boolean>; handedOver(): void; release(): Promise<void>} {
  let client: PoolClient | undefined
  let mark: Promise<unknown> = Promise.resolve()
  return {
    async commit() {
      // A connection of its own and already open: a query on it is written at once.
      client = await pool.connect()
      const {rowCount} = await client.query(
        `update mail set state = 'committing', lease_until = $3, committing_at = clock_timestamp()
         where id = $1 and lease_token = $2 and state = 'sending'`,
        [id, token, until()],
      )
      return rowCount === 1
    },
    handedOver() {
      mark =
        client?.query(
          'update mail set handed_at = clock_timestamp() where id = $1 and lease_token = $2',
          [id, token],
        ) ?? mark
      // A lost mark is no fault of the mail: whoever is alive records what became of it.
      mark.catch(() => undefined)
    },
    async release() {
      const lost = await mark.then(
        () => false,
        () => true,
      )
      client?.release(lost)
      client = undefined
    },
  }
}

/**
 * Settles a mail whose holder died after `commit`: queued again where its end was surely not
 * handed over, else unconfirmed. Not handed over is sure while the database has run all the time.
 */
export async function settleLapsedCommit(queries: Queries, id: string, now: Date): Promise<void> {
  await queries
    .update(mail)
    .set({
      state: sql`case when handed_at is null and pg_postmaster_start_time() < committing_at
        then 'queued' else 'unconfirmed' end`,
      availableAt: now,
      fault: 'process-died',
      changedAt: now,
    })
    .where(and(eq(mail.id, id), eq(mail.state, 'committing'), lt(mail.leaseUntil, now)))
}

/** Records what became of a mail, for whoever still holds its lease. */
export async function recordSent(queries: Queries, {id, token}: Lease, now: Date): Promise<void> {
  await queries
    .update(mail)
    .set({state: 'sent', text: '', fault: null, changedAt: now})
    .where(and(eq(mail.id, id), eq(mail.leaseToken, token)))
}

export async function recordFault(
  queries: Queries,
  {id, token}: Lease,
  change: {
    state: 'queued' | 'failed' | 'unconfirmed'
    fault: string
    faults: number
    availableAt: Date
    changedAt: Date
  },
): Promise<boolean> {
  const {rowCount} = await queries
    .update(mail)
    .set(change)
    .where(and(eq(mail.id, id), eq(mail.leaseToken, token)))
  return rowCount === 1
}

/** Mails that wait although their time has come, or whose holder is overdue. */
export async function overdueMails(queries: Queries, now: Date): Promise<string[]> {
  const minuteAgo = new Date(now.getTime() - 60_000)
  const rows = await queries
    .select({id: mail.id})
    .from(mail)
    .where(
      and(
        inArray(mail.state, [...unsettled]),
        or(
          and(eq(mail.state, 'queued'), lt(mail.availableAt, minuteAgo)),
          and(ne(mail.state, 'queued'), lt(mail.leaseUntil, now)),
        ),
      ),
    )
    .limit(5_000)
  return rows.map(({id}) => id)
}

/** Empties the text of mails that nobody sent again for so long. */
export async function emptyOldTexts(queries: Queries, before: Date): Promise<void> {
  await queries
    .update(mail)
    .set({text: ''})
    .where(
      and(inArray(mail.state, [...undelivered]), lt(mail.changedAt, before), ne(mail.text, '')),
    )
}

/** Undelivered mails, the latest first; of one team's people unless `teamId` is null. */
export async function undeliveredMails(
  queries: Queries,
  {teamId, limit, offset}: {teamId: string | null; limit: number; offset: number},
): Promise<{mails: UndeliveredMailView[]; total: number}> {
  const directory = peopleDirectory(queries)
  const wanted = and(
    inArray(mail.state, [...undelivered]),
    isNotNull(directory.personId),
    teamId === null ? undefined : eq(directory.teamId, teamId),
  )
  const rows = await queries
    .select({
      id: mail.id,
      personId: mail.personId,
      name: directory.name,
      teamId: directory.teamId,
      teamName: directory.teamName,
      kind: notification.kind,
      title: notification.title,
      state: mail.state,
      fault: mail.fault,
      attempts: mail.faults,
      at: mail.changedAt,
    })
    .from(mail)
    .innerJoin(notification, eq(notification.id, mail.notificationId))
    .innerJoin(directory, eq(directory.personId, mail.personId))
    .where(wanted)
    .orderBy(desc(mail.changedAt), desc(mail.id))
    .limit(limit)
    .offset(offset)
  const [counted] = await queries
    .select({total: count()})
    .from(mail)
    .innerJoin(directory, eq(directory.personId, mail.personId))
    .where(wanted)
  return {
    mails: rows.map(({personId, name, teamId: team, teamName, state, at, ...row}) => ({
      ...row,
      person: {id: personId, name},
      team: team === null || teamName === null ? null : {id: team, name: teamName},
      state: state === 'unconfirmed' ? state : 'failed',
      at: at.toISOString(),
    })),
    total: counted?.total ?? 0,
  }
}

/** Queues an undelivered mail again; the outcome says why not. `teamId` null: of any team. */
export async function requeueUndelivered(
  transaction: Queries,
  {id, teamId, now}: {id: string; teamId: string | null; now: Date},
): Promise<'queued' | 'unknown' | 'refused'> {
  const directory = peopleDirectory(transaction)
  const [row] = await transaction
    .select({teamId: directory.teamId})
    .from(mail)
    .innerJoin(directory, eq(directory.personId, mail.personId))
    .where(eq(mail.id, id))
  if (!row || (teamId !== null && row.teamId !== teamId)) return 'unknown'
  const {rowCount} = await transaction
    .update(mail)
    .set({state: 'queued', availableAt: now, faults: 0, handedAt: null, changedAt: now})
    .where(and(eq(mail.id, id), inArray(mail.state, [...undelivered]), ne(mail.text, '')))
  return rowCount === 1 ? 'queued' : 'refused'
}
