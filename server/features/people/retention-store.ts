import {and, asc, count, eq, isNotNull, isNull, lt, or, sql, type SQL} from 'drizzle-orm'
import type {Database, Queries} from '../../database/connection.ts'
import type {RetentionRequest} from './retention-views.ts'
import {invitation, person, rateLimit, retentionSetting, session, verification} from './schema.ts'

/** The settings as an administrator left them; undefined while the default applies. */
export async function findRetention(queries: Queries) {
  const [row] = await queries.select().from(retentionSetting)
  return row
}

export async function keepRetention(
  transaction: Queries,
  settings: RetentionRequest & {changedAt: Date},
): Promise<void> {
  await transaction
    .insert(retentionSetting)
    .values(settings)
    .onConflictDoUpdate({target: retentionSetting.id, set: settings})
}

/** So many calendar months after a person was disabled; the last day of a shorter month. */
function erasedFrom(months: number): SQL<Date> {
  return sql<Date>`((${person.disabledAt} at time zone 'UTC') + make_interval(months => ${months}::int)) at time zone 'UTC'`.mapWith(
    person.disabledAt,
  )
}

/** Ids of those whose time has come, who were disabled first before the others. */
export async function dueForErasure(
  queries: Queries,
  {months, now}: {months: number; now: Date},
): Promise<string[]> {
  const rows = await queries
    .select({id: person.id})
    .from(person)
    .where(and(isNotNull(person.disabledAt), lt(erasedFrom(months), now)))
    .orderBy(asc(person.disabledAt), asc(person.id))
  return rows.map(({id}) => id)
}

/** Whether a person is due still, locked until the transaction ends. */
export async function lockDue(
  transaction: Queries,
  id: string,
  {months, now}: {months: number; now: Date},
): Promise<boolean> {
  const rows = await transaction
    .select({id: person.id})
    .from(person)
    .where(and(eq(person.id, id), isNotNull(person.disabledAt), lt(erasedFrom(months), now)))
    .for('update')
  return rows.length === 1
}

/** A disabled person with the time from which they may be erased; null: never. */
export interface DisabledPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly disabledAt: Date
  readonly erasedFrom: Date | null
}

/** Disabled people by when they were disabled. */
export async function disabledPeople(
  queries: Queries,
  {months, limit, offset}: {months: number | null; limit: number; offset: number},
): Promise<DisabledPerson[]> {
  const rows = await queries
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      disabledAt: person.disabledAt,
      erasedFrom: months === null ? sql<null>`null` : erasedFrom(months),
    })
    .from(person)
    .where(isNotNull(person.disabledAt))
    .orderBy(asc(person.disabledAt), asc(sql`lower(${person.name})`), asc(person.id))
    .limit(limit)
    .offset(offset)
  return rows.flatMap(({disabledAt, ...row}) => (disabledAt ? [{...row, disabledAt}] : []))
}

export async function countDisabled(queries: Queries): Promise<number> {
  const [row] = await queries
    .select({total: count()})
    .from(person)
    .where(isNotNull(person.disabledAt))
  return row?.total ?? 0
}

const endedBefore = (cut: Date) => lt(session.expiresAt, cut)
/** Accepted invitations go with the person's account. */
const lapsedBefore = (cut: Date) =>
  and(
    isNull(invitation.acceptedAt),
    or(
      lt(invitation.revokedAt, cut),
      and(isNull(invitation.revokedAt), lt(invitation.expiresAt, cut)),
    ),
  )

/** How many sessions and invitations ended before a moment. */
export async function countEnded(
  queries: Database,
  cut: Date,
): Promise<{sessions: number; invitations: number}> {
  return {
    sessions: await queries.$count(session, endedBefore(cut)),
    invitations: await queries.$count(invitation, lapsedBefore(cut)),
  }
}

/** Deletes sessions and invitations that ended before a moment, and what signing in left behind. */
export async function deleteEnded(
  transaction: Queries,
  cut: Date,
): Promise<{sessions: number; invitations: number}> {
  await transaction.delete(verification).where(lt(verification.expiresAt, cut))
  await transaction.delete(rateLimit).where(lt(rateLimit.lastRequest, cut.getTime()))
  const sessions = await transaction.delete(session).where(endedBefore(cut))
  const invitations = await transaction.delete(invitation).where(lapsedBefore(cut))
  return {sessions: sessions.rowCount ?? 0, invitations: invitations.rowCount ?? 0}
}
