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
    kind: text().$type<'baseline' | 'test-out'>().notNull(),
    role: text().$type<EngineerRole>().notNull(),
    items: integer().notNull(),
    minimumItems: integer().notNull(),
    mean: doublePrecision().notNull(),
    standardError: doublePrecision().notNull(),
    low: doublePrecision().notNull(),
    high: doublePrecision().notNull(),
    answeredAt: moment().notNull(),
  },
  (table) => [primaryKey({columns: [table.personId, table.domain]})],
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
