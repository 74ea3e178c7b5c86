import {and, count, eq, gt, isNull, lt, ne} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {passwordReset, person, signInMethod} from './schema.ts'

export type NewPasswordReset = Omit<typeof passwordReset.$inferInsert, 'usedAt' | 'voidedAt'>

/** A link as it was made, with what became of it. */
export type KeptPasswordReset = typeof passwordReset.$inferSelect

/** The id behind an address in lower case. One query whether or not there is one. */
export async function personIdOf(queries: Queries, email: string): Promise<string | undefined> {
  const [row] = await queries.select({id: person.id}).from(person).where(eq(person.email, email))
  return row?.id
}

/** False when a link of this id was made before: the job that makes it ran twice. */
export async function insertPasswordReset(
  transaction: Queries,
  reset: NewPasswordReset,
): Promise<boolean> {
  const {rowCount} = await transaction
    .insert(passwordReset)
    .values(reset)
    .onConflictDoNothing({target: passwordReset.id})
  return rowCount === 1
}

/** How many links were mailed to a person after a moment, whatever became of them. */
export async function countMailedSince(
  queries: Queries,
  personId: string,
  since: Date,
): Promise<number> {
  const [row] = await queries
    .select({links: count()})
    .from(passwordReset)
    .where(
      and(
        eq(passwordReset.personId, personId),
        eq(passwordReset.madeBy, 'mail'),
        gt(passwordReset.createdAt, since),
      ),
    )
  return row?.links ?? 0
}

/** Voids the open links of a person, save the one named. */
export async function voidOthers(
  transaction: Queries,
  {personId, except, at}: {personId: string; except: string; at: Date},
): Promise<void> {
  await transaction
    .update(passwordReset)
    .set({voidedAt: at})
    .where(
      and(
        eq(passwordReset.personId, personId),
        ne(passwordReset.id, except),
        isNull(passwordReset.usedAt),
        isNull(passwordReset.voidedAt),
      ),
    )
}

export async function markUsed(transaction: Queries, id: string, at: Date): Promise<void> {
  await transaction.update(passwordReset).set({usedAt: at}).where(eq(passwordReset.id, id))
}

/** The link of a token, whatever became of it. */
export async function findPasswordReset(
  queries: Queries,
  tokenHash: string,
): Promise<KeptPasswordReset | undefined> {
  const [row] = await queries
    .select()
    .from(passwordReset)
    .where(eq(passwordReset.tokenHash, tokenHash))
  return row
}

/** When the password of a person was last set; undefined for people who have none. */
export async function passwordSetAt(queries: Queries, personId: string): Promise<Date | undefined> {
  const [row] = await queries
    .select({at: signInMethod.updatedAt})
    .from(signInMethod)
    .where(and(eq(signInMethod.personId, personId), eq(signInMethod.providerId, 'credential')))
  return row?.at
}

/** Deletes links that ended before a moment: nobody asks for them any more. */
export async function deleteEndedBefore(transaction: Queries, before: Date): Promise<void> {
  await transaction.delete(passwordReset).where(lt(passwordReset.expiresAt, before))
}
