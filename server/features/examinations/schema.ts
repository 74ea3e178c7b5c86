import {sql} from 'drizzle-orm'
import type {EngineerRole} from '@airworthy/content'
import {index, pgTable, text, timestamp, uniqueIndex, uuid} from 'drizzle-orm/pg-core'

const moment = () => timestamp({withTimezone: true, mode: 'date'})

/**
 * Each examination, to find it. What was asked, begun and decided stands in its stream
 * `examination/<id>` of the ledger; its attempts name it in rows of their own.
 */
export const examination = pgTable(
  'examination',
  {
    id: uuid().primaryKey(),
    personId: text().notNull(),
    role: text().$type<EngineerRole>().notNull(),
    kind: text().$type<'first' | 'renewal'>().notNull(),
    startedAt: moment().notNull(),
    /** End of the window; what is open then is judged as it stands. */
    closesAt: moment().notNull(),
    decidedAt: moment(),
    outcome: text().$type<'passed' | 'failed' | 'not-judged'>(),
    /** When a decision on appeal set the decision aside. */
    setAsideAt: moment(),
  },
  (table) => [
    index().on(table.personId),
    index('examination_open')
      .on(table.closesAt)
      .where(sql`decided_at is null`),
    uniqueIndex('examination_one_open_per_person')
      .on(table.personId)
      .where(sql`decided_at is null`),
  ],
)
