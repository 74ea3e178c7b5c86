import {asc, eq, isNull, max, sql} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {issuerKey} from './schema.ts'

export type IssuerKeyRow = typeof issuerKey.$inferSelect

/** One process at a time changes the keys; the lock ends with the transaction. */
export async function lockKeys(transaction: Queries): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(728191012)`)
}

/** Every key that ever signed and was not withdrawn, oldest first. */
export async function trustedKeys(queries: Queries): Promise<IssuerKeyRow[]> {
  return await queries
    .select()
    .from(issuerKey)
    .where(isNull(issuerKey.withdrawnAt))
    .orderBy(asc(issuerKey.number))
}

export async function allKeys(queries: Queries): Promise<IssuerKeyRow[]> {
  return await queries.select().from(issuerKey).orderBy(asc(issuerKey.number))
}

/** Adds a key under the next number. */
export async function addKey(
  transaction: Queries,
  {publicKeyMultibase, addedAt}: Pick<IssuerKeyRow, 'publicKeyMultibase' | 'addedAt'>,
): Promise<IssuerKeyRow> {
  const [highest] = await transaction.select({number: max(issuerKey.number)}).from(issuerKey)
  const row = {
    number: (highest?.number ?? 0) + 1,
    publicKeyMultibase,
    addedAt,
    withdrawnAt: null,
  }
  await transaction.insert(issuerKey).values(row)
  return row
}

export async function setWithdrawn(
  transaction: Queries,
  number: number,
  withdrawnAt: Date,
): Promise<void> {
  await transaction.update(issuerKey).set({withdrawnAt}).where(eq(issuerKey.number, number))
}
