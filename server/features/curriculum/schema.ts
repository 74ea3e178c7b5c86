import type {EngineerRole} from '@airworthy/content'
import {
  date,
  doublePrecision,
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

/** Each person's plan, to find it; it is the fold of the stream `plan/<id>`. */
export const plan = pgTable('plan', {
  id: uuid().primaryKey(),
  personId: text().notNull().unique(),
  /** When the person last finished a baseline. */
  baselineAt: moment(),
})

/**
 * What each domain of a person was last measured to be, by the finished attempt in which they last
 * answered an item of it. Derived from the attempts, to be searched and counted over many people.
 */
export const domainStanding = pgTable(
  'domain_standing',
  {
    personId: text().notNull(),
    domain: text().notNull(),
    attemptId: uuid().notNull(),
    kind: text().$type<'baseline' | 'test-out' | 'examination'>().notNull(),
    role: text().$type<EngineerRole>().notNull(),
    items: integer().notNull(),
    minimumItems: integer().notNull(),
    mean: doublePrecision().notNull(),
    standardError: doublePrecision().notNull(),
    low: doublePrecision().notNull(),
    high: doublePrecision().notNull(),
    answeredAt: moment().notNull(),
    /** Exercises finished since the last answer, which mean, standard error and interval take in. */
    exercises: integer().notNull().default(0),
    /** Time of the last of them. */
    exercisedAt: moment(),
    /** What the attempt itself measured; null where no exercise counts, and the figures are its own. */
    attemptMean: doublePrecision(),
    attemptStandardError: doublePrecision(),
  },
  (table) => [primaryKey({columns: [table.personId, table.domain]})],
)

/**
 * Each finished exercise that counts as evidence of ability, as one graded response with the
 * parameters that its exercise stated then. Derived from the stream `plan/<id>`.
 */
export const exerciseEvidence = pgTable(
  'exercise_evidence',
  {
    /** The attempt at the exercise. */
    attemptId: uuid().primaryKey(),
    personId: text().notNull(),
    domain: text().notNull(),
    exercise: text().notNull(),
    category: integer().notNull(),
    discrimination: doublePrecision().notNull(),
    lowerThreshold: doublePrecision().notNull(),
    upperThreshold: doublePrecision().notNull(),
    countedAt: moment().notNull(),
  },
  (table) => [index().on(table.personId, table.domain)],
)

/** Each lesson that a person began; what they responded stands in the stream `lesson/<id>`. */
export const lessonProgress = pgTable(
  'lesson_progress',
  {
    id: uuid().primaryKey(),
    personId: text().notNull(),
    /** Id of the lesson, such as health-cost-proxy. */
    lesson: text().notNull(),
    startedAt: moment().notNull(),
    finishedAt: moment(),
    /** Blocks that have a response. */
    done: integer().notNull(),
  },
  (table) => [uniqueIndex('lesson_progress_one').on(table.personId, table.lesson)],
)

/** Each audit of a team; recorded in the stream `audit/<id>`. */
export const teamAudit = pgTable(
  'team_audit',
  {
    id: uuid().primaryKey(),
    teamId: text().notNull(),
    madeBy: text(),
    madeAt: moment().notNull(),
    dueOn: date({mode: 'string'}).notNull(),
    assignmentId: uuid().notNull(),
  },
  (table) => [index().on(table.teamId, table.madeAt)],
)
