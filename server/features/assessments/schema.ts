import {sql} from 'drizzle-orm'
import type {Item} from '@airworthy/content'
import {
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {AttemptKind} from './attempt.ts'

/** One attempt; everything that happened in it stands in the ledger stream `assessment/<id>`. */
export const assessment = pgTable(
  'assessment',
  {
    id: uuid().primaryKey(),
    personId: text().notNull(),
    role: text().notNull(),
    kind: text().$type<AttemptKind>().notNull().default('baseline'),
    /** Of a test-out; a baseline is over all domains. */
    domain: text(),
    /** Of an examination: the one of which this is the adaptive part. */
    examinationId: uuid(),
    startedAt: timestamp({withTimezone: true, mode: 'date'}).notNull(),
    finishedAt: timestamp({withTimezone: true, mode: 'date'}),
  },
  (table) => [
    index().on(table.personId),
    uniqueIndex('assessment_one_open_per_kind')
      .on(table.personId, table.kind)
      .where(sql`finished_at is null`),
    uniqueIndex('assessment_one_per_examination').on(table.examinationId),
  ],
)

/** Every item version that an attempt may have frozen, by the SHA-256 of its content; holds keys. */
export const itemVersion = pgTable('item_version', {
  digest: text().primaryKey(),
  itemId: text().notNull(),
  content: jsonb().$type<Item>().notNull(),
  firstSeenAt: timestamp({withTimezone: true, mode: 'date'}).notNull(),
})

/** The questions to which the families of an attempt's bank were drawn at its start; holds keys. */
export const itemInstance = pgTable(
  'item_instance',
  {
    assessmentId: uuid()
      .notNull()
      .references(() => assessment.id, {onDelete: 'cascade'}),
    itemId: text().notNull(),
    content: jsonb().$type<Item>().notNull(),
  },
  (table) => [primaryKey({columns: [table.assessmentId, table.itemId]})],
)
