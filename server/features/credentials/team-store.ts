import {eq} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {teamDirectory} from '../people/index.ts'

/** A team by its id; undefined for an unknown one. */
export async function teamNamed(
  queries: Queries,
  id: string,
): Promise<{id: string; name: string} | undefined> {
  const directory = teamDirectory(queries)
  const [row] = await queries
    .select({id: directory.id, name: directory.name})
    .from(directory)
    .where(eq(directory.id, id))
  return row
}
