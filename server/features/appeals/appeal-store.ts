import {and, asc, count, desc, eq, inArray, isNotNull, isNull, ne, or, sql} from 'drizzle-orm'
import type {Database, Queries} from '../../database/connection.ts'
import {peopleDirectory} from '../people/index.ts'
import type {PlatformRole} from '../../http/viewer.ts'
import type {AppealKind} from './policy.ts'
import {appeal, withdrawnItem} from './schema.ts'

export type AppealRow = typeof appeal.$inferSelect

export async function insertAppeal(transaction: Queries, row: AppealRow): Promise<void> {
  await transaction.insert(appeal).values(row)
}

/** A person's appeals, the newest first. */
export async function appealsOf(queries: Queries, personId: string): Promise<AppealRow[]> {
  return await queries
    .select()
    .from(appeal)
    .where(eq(appeal.personId, personId))
    .orderBy(desc(appeal.madeAt), desc(appeal.id))
}

export async function findAppeal(queries: Queries, id: string): Promise<AppealRow | undefined> {
  const [row] = await queries.select().from(appeal).where(eq(appeal.id, id))
  return row
}

/** The appeal, locked until the transaction ends. */
export async function lockAppeal(transaction: Queries, id: string): Promise<AppealRow | undefined> {
  const [row] = await transaction.select().from(appeal).where(eq(appeal.id, id)).for('update')
  return row
}

export async function closeAppeal(
  transaction: Queries,
  id: string,
  {outcome, closedAt}: {outcome: NonNullable<AppealRow['outcome']>; closedAt: Date},
): Promise<void> {
  await transaction.update(appeal).set({outcome, closedAt}).where(eq(appeal.id, id))
}

/** Ids of a person's attempts whose results a decision has set aside. */
export async function resultsSetAside(
  queries: Queries,
  personId: string,
): Promise<ReadonlySet<string>> {
  const rows = await queries
    .select({attemptId: appeal.attemptId})
    .from(appeal)
    .where(
      and(eq(appeal.personId, personId), eq(appeal.kind, 'result'), eq(appeal.outcome, 'upheld')),
    )
  return new Set(rows.map(({attemptId}) => attemptId))
}

export async function deleteAppealsOf(transaction: Queries, personId: string): Promise<void> {
  await transaction.delete(appeal).where(eq(appeal.personId, personId))
}

/** An appeal with whoever made it. */
export interface NamedAppeal {
  readonly appeal: AppealRow
  readonly name: string | null
  readonly email: string | null
}

export interface AppealSearch {
  readonly kinds: readonly AppealKind[]
  /** Whose own appeals are left out. */
  readonly except: string
  readonly open: boolean
}

function wantedBy({kinds, except, open}: AppealSearch) {
  return and(
    inArray(appeal.kind, [...kinds]),
    ne(appeal.personId, except),
    // What a person took back is no longer anybody's business.
    open ? isNull(appeal.outcome) : inArray(appeal.outcome, ['upheld', 'refused']),
  )
}

/** Open appeals, the oldest first, or decided ones, the latest decision first. */
export async function listAppeals(
  queries: Queries,
  search: AppealSearch,
  {limit, offset}: {limit: number; offset: number},
): Promise<NamedAppeal[]> {
  const directory = peopleDirectory(queries)
  const order = search.open ? asc(appeal.madeAt) : desc(appeal.closedAt)
  return await queries
    .select({appeal, name: directory.name, email: directory.email})
    .from(appeal)
    .leftJoin(directory, eq(directory.personId, appeal.personId))
    .where(wantedBy(search))
    .orderBy(order, asc(appeal.id))
    .limit(limit)
    .offset(offset)
}

export async function countAppeals(queries: Queries, search: AppealSearch): Promise<number> {
  const [row] = await queries.select({total: count()}).from(appeal).where(wantedBy(search))
  return row?.total ?? 0
}

/** A person's name and address; undefined for nobody. */
export async function personOf(
  queries: Queries,
  id: string,
): Promise<{name: string; email: string} | undefined> {
  const directory = peopleDirectory(queries)
  const [row] = await queries
    .select({name: directory.name, email: directory.email})
    .from(directory)
    .where(eq(directory.personId, id))
  return row
}

/** Ids of people who hold one of the roles and can sign in, one person left out. */
export async function peopleWithRole(
  queries: Queries,
  roles: readonly PlatformRole[],
  {except}: {except: string},
): Promise<string[]> {
  const directory = peopleDirectory(queries)
  const rows = await queries
    .select({id: directory.personId})
    .from(directory)
    .where(
      and(
        eq(directory.disabled, false),
        ne(directory.personId, except),
        or(...roles.map((role) => sql`${role} = any(${directory.roles})`)),
      ),
    )
  return rows.map(({id}) => id)
}

/** Withdraws a version of an item; false when it was withdrawn before. */
export async function withdrawItem(
  transaction: Queries,
  row: typeof withdrawnItem.$inferInsert,
): Promise<boolean> {
  const {rowCount} = await transaction.insert(withdrawnItem).values(row).onConflictDoNothing()
  return rowCount === 1
}

export async function withdrawnVersions(
  queries: Queries,
): Promise<(typeof withdrawnItem.$inferSelect)[]> {
  return await queries.select().from(withdrawnItem)
}

/** How many disputes of each item are open. */
export async function openDisputes(database: Database): Promise<{itemId: string; open: number}[]> {
  const rows = await database
    .select({itemId: sql<string>`${appeal.itemId}`, open: count()})
    .from(appeal)
    .where(and(isNull(appeal.outcome), isNotNull(appeal.itemId)))
    .groupBy(appeal.itemId)
  return rows
}
