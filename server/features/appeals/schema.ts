import {sql} from 'drizzle-orm'
import {
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const moment = () => timestamp({withTimezone: true, mode: 'date'})

/**
 * Each appeal, to find it. What the person wrote and how it was decided stands sealed in the stream
 * `appeal/<id>` of the ledger, and nowhere else.
 */
export const appeal = pgTable(
  'appeal',
  {
    id: uuid().primaryKey(),
    personId: text().notNull(),
    kind: text().$type<'item' | 'result' | 'examination' | 'credential'>().notNull(),
    /** The attempt; for an examination or a credential its id. */
    attemptId: uuid().notNull(),
    /** Of the item; of a credential the count of its events, for each change is a matter of its own; else null. */
    position: integer(),
    itemId: text(),
    itemVersion: text(),
    domain: text(),
    madeAt: moment().notNull(),
    closedAt: moment(),
    outcome: text().$type<'upheld' | 'refused' | 'withdrawn'>(),
  },
  (table) => [
    index().on(table.personId),
    index('appeal_open')
      .on(table.madeAt)
      .where(sql`outcome is null`),
    uniqueIndex('appeal_one_per_matter')
      .on(table.attemptId, sql`coalesce(${table.position}, 0)`)
      .where(sql`outcome is distinct from 'withdrawn'`),
  ],
)

/** Versions of items that a decision withdrew from new attempts. */
export const withdrawnItem = pgTable(
  'withdrawn_item',
  {
    itemId: text().notNull(),
    version: text().notNull(),
    withdrawnAt: moment().notNull(),
  },
  (table) => [primaryKey({columns: [table.itemId, table.version]})],
)
