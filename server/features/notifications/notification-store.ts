import {and, count, desc, eq, inArray, isNull} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {mail, notification} from './schema.ts'
import type {MailState, NotificationView} from './views.ts'

export type NewNotification = Omit<typeof notification.$inferInsert, 'readAt'>

/** Rows of one statement, far below the number of parameters that PostgreSQL takes. */
const rowsAtOnce = 500

/** Inserts those whose key is new; ids and keys of these. */
export async function insertNotifications(
  transaction: Queries,
  rows: readonly NewNotification[],
): Promise<{id: string; key: string}[]> {
  const inserted: {id: string; key: string}[] = []
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    inserted.push(
      ...(await transaction
        .insert(notification)
        .values(rows.slice(start, start + rowsAtOnce))
        .onConflictDoNothing({target: notification.key})
        .returning({id: notification.id, key: notification.key})),
    )
  }
  return inserted
}

/** A person's notifications, the newest first, with how many there are in all. */
export async function notificationsOf(
  queries: Queries,
  personId: string,
  {limit, offset, unread}: {limit: number; offset: number; unread: boolean},
): Promise<{notifications: NotificationView[]; total: number}> {
  const wanted = and(
    eq(notification.personId, personId),
    unread ? isNull(notification.readAt) : undefined,
  )
  const rows = await queries
    .select({notification, mail: mail.state})
    .from(notification)
    .leftJoin(mail, eq(mail.notificationId, notification.id))
    .where(wanted)
    .orderBy(desc(notification.createdAt), desc(notification.id))
    .limit(limit)
    .offset(offset)
  const [counted] = await queries.select({total: count()}).from(notification).where(wanted)
  return {notifications: rows.map(viewFrom), total: counted?.total ?? 0}
}

export async function countUnread(queries: Queries, personId: string): Promise<number> {
  const [row] = await queries
    .select({unread: count()})
    .from(notification)
    .where(and(eq(notification.personId, personId), isNull(notification.readAt)))
  return row?.unread ?? 0
}

/** False when the person has no such notification; reading it again changes nothing. */
export async function setRead(
  transaction: Queries,
  {id, personId}: {id: string; personId: string},
  at: Date,
): Promise<boolean> {
  const own = and(eq(notification.id, id), eq(notification.personId, personId))
  const {rowCount} = await transaction
    .update(notification)
    .set({readAt: at})
    .where(and(own, isNull(notification.readAt)))
  if (rowCount === 1) return true
  const [row] = await transaction.select({id: notification.id}).from(notification).where(own)
  return row !== undefined
}

export async function setAllRead(queries: Queries, personId: string, at: Date): Promise<void> {
  await queries
    .update(notification)
    .set({readAt: at})
    .where(and(eq(notification.personId, personId), isNull(notification.readAt)))
}

/** Where the mails of these causes stand; absent where none was to be sent. */
export async function mailStatesOf(
  queries: Queries,
  keys: readonly string[],
): Promise<Map<string, MailState>> {
  if (keys.length === 0) return new Map()
  const rows = await queries
    .select({key: notification.key, state: mail.state})
    .from(mail)
    .innerJoin(notification, eq(notification.id, mail.notificationId))
    .where(inArray(notification.key, [...keys]))
  return new Map(rows.map(({key, state}) => [key, state]))
}

/** Deletes what a person was told, with the mails of it. */
export async function deleteNotificationsOf(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(notification).where(eq(notification.personId, personId))
}

function viewFrom({
  notification: {id, kind, title, text, link, createdAt, readAt},
  mail: state,
}: {
  notification: typeof notification.$inferSelect
  mail: MailState | null
}): NotificationView {
  return {
    id,
    kind,
    title,
    text,
    link,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    mail: state,
  }
}
