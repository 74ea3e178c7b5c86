import {sql} from 'drizzle-orm'
import type {Json} from '@airworthy/kernel'
import {
  boolean,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const moment = () => timestamp({withTimezone: true, mode: 'date'})

/** One attempt; everything that happened in it stands in the ledger stream `exercise/<id>`. */
export const exerciseAttempt = pgTable(
  'exercise_attempt',
  {
    id: uuid().primaryKey(),
    personId: text().notNull(),
    /** Id of the exercise, such as support-desk. */
    exercise: text().notNull(),
    /** The examination in which it is taken; null for practice. */
    examinationId: uuid(),
    startedAt: moment().notNull(),
    finishedAt: moment(),
    /** What the judgement in the ledger came to, to be listed; null while the attempt is open. */
    passed: boolean(),
    score: doublePrecision(),
  },
  (table) => [
    index().on(table.personId),
    uniqueIndex('exercise_attempt_one_open')
      .on(table.personId, table.exercise)
      .where(sql`finished_at is null`),
    uniqueIndex('exercise_attempt_one_per_examination').on(table.examinationId, table.exercise),
  ],
)

/** Every exercise version that an attempt may have begun with, by the SHA-256 of its content; holds scenarios. */
export const exerciseVersion = pgTable('exercise_version', {
  digest: text().primaryKey(),
  exercise: text().notNull(),
  content: jsonb().$type<Json>().notNull(),
  firstSeenAt: moment().notNull(),
})
