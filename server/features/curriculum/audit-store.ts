import {desc, eq} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {peopleDirectory} from '../people/index.ts'
import {teamAudit} from './schema.ts'
import type {AuditView} from './views.ts'

export async function insertAudit(
  transaction: Queries,
  row: typeof teamAudit.$inferInsert,
): Promise<void> {
  await transaction.insert(teamAudit).values(row)
}

/** The latest audit of a team; null while there was none. */
export async function latestAudit(queries: Queries, teamId: string): Promise<AuditView | null> {
  const people = peopleDirectory(queries)
  const [row] = await queries
    .select({audit: teamAudit, name: people.name})
    .from(teamAudit)
    .leftJoin(people, eq(people.personId, teamAudit.madeBy))
    .where(eq(teamAudit.teamId, teamId))
    .orderBy(desc(teamAudit.madeAt), desc(teamAudit.id))
    .limit(1)
  if (!row) return null
  const {id, madeAt, madeBy, dueOn, assignmentId} = row.audit
  return {
    id,
    madeAt: madeAt.toISOString(),
    madeBy: madeBy === null || row.name === null ? null : {id: madeBy, name: row.name},
    dueOn,
    assignmentId,
  }
}
