import {sql} from 'drizzle-orm'
import {
  date,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {EngineerRole} from '@airworthy/content'
import type {Assignee, Programme} from './views.ts'

const moment = () => timestamp({withTimezone: true, mode: 'date'})
const day = () => date({mode: 'string'})

/** Each assignment, to find it; what happened to it stands in the stream `assignment/<id>`. */
export const assignment = pgTable(
  'assignment',
  {
    id: uuid().primaryKey(),
    programme: text().$type<Programme>().notNull(),
    toKind: text().$type<Assignee['kind']>().notNull(),
    toRole: text().$type<EngineerRole>(),
    toTeamId: text(),
    toPersonId: text(),
    dueOn: day().notNull(),
    text: text().notNull(),
    madeBy: text().notNull(),
    madeAt: moment().notNull(),
    withdrawnAt: moment(),
  },
  (table) => [
    index('assignment_open')
      .on(table.dueOn)
      .where(sql`withdrawn_at is null`),
  ],
)

/**
 * One person's part in one assignment: the fold of the stream `assignment/<id>/<duty id>`, and what
 * was last said about it. `reminded` and `escalated` are days after the due day, negative before.
 */
export const duty = pgTable(
  'duty',
  {
    id: uuid().primaryKey(),
    assignmentId: uuid()
      .notNull()
      .references(() => assignment.id, {onDelete: 'cascade'}),
    personId: text().notNull(),
    assignedAt: moment().notNull(),
    dueOn: day().notNull(),
    leftAt: moment(),
    doneAt: moment(),
    exemptUntil: day(),
    exemptReason: text(),
    exemptBy: text(),
    exemptAt: moment(),
    reminded: integer(),
    remindedAt: moment(),
    escalated: integer(),
    lastNotice: text(),
  },
  (table) => [
    uniqueIndex('duty_one_per_person').on(table.assignmentId, table.personId),
    index().on(table.personId),
    index('duty_open')
      .on(table.assignmentId)
      .where(sql`done_at is null and left_at is null`),
  ],
)
