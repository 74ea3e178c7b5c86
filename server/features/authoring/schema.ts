import {
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type {EngineerRole} from '@airworthy/content'

/** Every version of the items and families of the bank, with the time at which it first ran here. */
export const itemVersionSeen = pgTable(
  'item_version_seen',
  {
    itemId: text().notNull(),
    version: text().notNull(),
    firstSeenAt: timestamp({withTimezone: true, mode: 'date'}).notNull(),
  },
  (table) => [primaryKey({columns: [table.itemId, table.version]})],
)

/**
 * Every answer to an item, for statistics: derived from the streams of assessments, from which it
 * can be made again. Abilities are empty until the attempt has finished
 * and its job has measured it.
 */
export const itemResponse = pgTable(
  'item_response',
  {
    attemptId: uuid().notNull(),
    position: integer().notNull(),
    personId: text().notNull(),
    role: text().$type<EngineerRole>().notNull(),
    kind: text().$type<'baseline' | 'test-out' | 'examination'>().notNull(),
    itemId: text().notNull(),
    /** The digest of the item or family in the bank of the attempt. */
    version: text().notNull(),
    score: integer().notNull(),
    maximum: integer().notNull(),
    cannotTell: boolean().notNull(),
    elapsedMs: integer().notNull(),
    /** What was chosen, in the author's keys; empty when the person could not tell. */
    chosen: text().array().notNull(),
    answeredAt: timestamp({withTimezone: true, mode: 'date'}).notNull(),
    /** The ability in the item's domain at the end of the attempt, in logits. */
    ability: real(),
    /** The ability by all other answers of the attempt, in logits. */
    restAbility: real(),
  },
  (table) => [
    primaryKey({columns: [table.attemptId, table.position]}),
    index().on(table.itemId, table.version, table.personId),
    index().on(table.personId),
  ],
)
