import {sql} from 'drizzle-orm'
import {index, integer, pgTable, text, timestamp, uniqueIndex, uuid} from 'drizzle-orm/pg-core'
import type {MailState} from './views.ts'

const moment = () => timestamp({withTimezone: true, mode: 'date'})

/** What a person is told in the app; `key` names the cause, which tells once. */
export const notification = pgTable(
  'notification',
  {
    id: uuid().primaryKey(),
    personId: text().notNull(),
    kind: text().notNull(),
    key: text().notNull().unique(),
    title: text().notNull(),
    text: text().notNull(),
    link: text().notNull(),
    createdAt: moment().notNull(),
    readAt: moment(),
  },
  (table) => [
    index().on(table.personId, table.createdAt),
    index('notification_unread')
      .on(table.personId)
      .where(sql`read_at is null`),
  ],
)

/**
 * The mail of a notification. `text` is emptied once it is sent. `leaseToken` is the right to go
 * on: who no longer holds it may not commit. `committingAt` and `handedAt` are the database's time.
 */
export const mail = pgTable(
  'mail',
  {
    id: uuid().primaryKey(),
    notificationId: uuid()
      .notNull()
      .references(() => notification.id, {onDelete: 'cascade'}),
    personId: text().notNull(),
    state: text().$type<MailState>().notNull(),
    text: text().notNull(),
    availableAt: moment().notNull(),
    faults: integer().notNull().default(0),
    fault: text(),
    leaseToken: uuid(),
    leaseUntil: moment(),
    committingAt: moment(),
    handedAt: moment(),
    changedAt: moment().notNull(),
  },
  (table) => [
    uniqueIndex('mail_one_per_notification').on(table.notificationId),
    index().on(table.personId),
    index('mail_unsettled')
      .on(table.availableAt)
      .where(sql`state in ('queued', 'sending', 'committing')`),
    index('mail_undelivered')
      .on(table.changedAt)
      .where(sql`state in ('failed', 'unconfirmed')`),
  ],
)
