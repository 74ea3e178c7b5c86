import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  notExists,
  or,
  sql,
} from 'drizzle-orm'
import {alias} from 'drizzle-orm/pg-core'
import type {Queries} from '../../database/connection.ts'
import {peopleDirectory} from '../people/index.ts'
import {credential} from './schema.ts'
import type {CredentialRole} from './views.ts'

export type CredentialRow = typeof credential.$inferSelect

/** Places in one status list, the least that the standard allows (W3C Bitstring Status List v1.0). */
export const listLength = 131_072

/** Keeps what was earned; false where this examination has earned its credential before. */
export async function insertEarned(
  transaction: Queries,
  row: Pick<
    CredentialRow,
    'id' | 'examinationId' | 'personId' | 'role' | 'earnedAt' | 'validUntil'
  >,
): Promise<boolean> {
  const inserted = await transaction
    .insert(credential)
    .values(row)
    .onConflictDoNothing({target: credential.examinationId})
    .returning({id: credential.id})
  return inserted.length === 1
}

export async function findCredential(
  queries: Queries,
  id: string,
): Promise<CredentialRow | undefined> {
  const [row] = await queries.select().from(credential).where(eq(credential.id, id))
  return row
}

export async function lockCredential(
  transaction: Queries,
  id: string,
): Promise<CredentialRow | undefined> {
  const [row] = await transaction
    .select()
    .from(credential)
    .where(eq(credential.id, id))
    .for('update')
  return row
}

/** A person's credentials, oldest first. */
export async function credentialsOf(queries: Queries, personId: string): Promise<CredentialRow[]> {
  return await queries
    .select()
    .from(credential)
    .where(eq(credential.personId, personId))
    .orderBy(asc(credential.earnedAt), asc(credential.id))
}

/**
 * The credential of a person for a role that a renewal follows: the one that ends last. By its end and
 * not by its row's time, for what an appeal restored is as old as what it replaces. Undefined for none.
 */
export async function latestCredentialOf(
  queries: Queries,
  {personId, role}: {personId: string; role: CredentialRole},
): Promise<CredentialRow | undefined> {
  const [row] = await queries
    .select()
    .from(credential)
    .where(and(eq(credential.personId, personId), eq(credential.role, role)))
    .orderBy(desc(credential.validUntil), desc(credential.earnedAt), desc(credential.id))
    .limit(1)
  return row
}

/** Ids of what waits to be issued, oldest first. */
export async function waitingCredentials(queries: Queries, limit: number): Promise<string[]> {
  const rows = await queries
    .select({id: credential.id})
    .from(credential)
    .where(and(isNull(credential.issuedAt), isNotNull(credential.personId)))
    .orderBy(asc(credential.earnedAt))
    .limit(limit)
  return rows.map(({id}) => id)
}

/** Ids of what was signed by a withdrawn key or under an address that is no longer that of the issuer. */
export async function staleCredentials(
  queries: Queries,
  {issuer, withdrawn, limit}: {issuer: string; withdrawn: readonly number[]; limit: number},
): Promise<string[]> {
  const rows = await queries
    .select({id: credential.id})
    .from(credential)
    .where(
      and(
        isNotNull(credential.document),
        or(ne(credential.issuer, issuer), inArray(credential.keyNumber, [...withdrawn])),
      ),
    )
    .orderBy(asc(credential.earnedAt))
    .limit(limit)
  return rows.map(({id}) => id)
}

/** What issuing writes: the place in the list with the first signature, the documents with each. */
export async function setIssued(
  transaction: Queries,
  id: string,
  change: Pick<
    CredentialRow,
    'issuedAt' | 'issuer' | 'keyNumber' | 'listNumber' | 'listIndex' | 'document' | 'jwt'
  >,
): Promise<void> {
  await transaction.update(credential).set(change).where(eq(credential.id, id))
}

/** Suspends, reinstates or revokes, as the status lists are read. */
export async function setState(
  transaction: Queries,
  id: string,
  change: Partial<Pick<CredentialRow, 'suspendedAt' | 'revokedAt'>>,
): Promise<void> {
  await transaction.update(credential).set(change).where(eq(credential.id, id))
}

export async function setRenewalAssigned(
  transaction: Queries,
  id: string,
  renewalAssignmentId: string,
): Promise<void> {
  await transaction.update(credential).set({renewalAssignmentId}).where(eq(credential.id, id))
}

/** One process at a time gives out places in status lists; the lock ends with the transaction. */
export async function lockLists(transaction: Queries): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(728191013)`)
}

/** The last list that was begun with how much of it is taken; undefined before the first. */
export async function lastList(
  transaction: Queries,
): Promise<{number: number; taken: number} | undefined> {
  const [row] = await transaction
    .select({number: credential.listNumber, taken: count()})
    .from(credential)
    .where(isNotNull(credential.listNumber))
    .groupBy(credential.listNumber)
    .orderBy(desc(credential.listNumber))
    .limit(1)
  return row?.number == null ? undefined : {number: row.number, taken: row.taken}
}

export async function isTaken(
  transaction: Queries,
  {number, index}: {number: number; index: number},
): Promise<boolean> {
  const [row] = await transaction
    .select({id: credential.id})
    .from(credential)
    .where(and(eq(credential.listNumber, number), eq(credential.listIndex, index)))
  return row !== undefined
}

/** Places of a list that are set, in order; null for a list that was never begun. */
export async function setPlaces(
  queries: Queries,
  {purpose, number}: {purpose: 'revocation' | 'suspension'; number: number},
): Promise<number[] | null> {
  const last = await lastList(queries)
  if (number > (last?.number ?? 1)) return null
  const isSet =
    purpose === 'suspension'
      ? isNotNull(credential.suspendedAt)
      : or(isNotNull(credential.revokedAt), isNotNull(credential.suspendedAt))
  const rows = await queries
    .select({index: credential.listIndex})
    .from(credential)
    .where(and(eq(credential.listNumber, number), isSet))
    .orderBy(asc(credential.listIndex))
  return rows.flatMap(({index}) => (index === null ? [] : [index]))
}

/**
 * Credentials whose end is near for people who are here and still have the role, which no later one
 * has replaced and whose renewal was not assigned. What is revoked or suspended cannot be renewed.
 */
export async function endingCredentials(
  queries: Queries,
  {before, limit}: {before: Date; limit: number},
): Promise<string[]> {
  const directory = peopleDirectory(queries)
  const later = alias(credential, 'later')
  const rows = await queries
    .select({id: credential.id})
    .from(credential)
    .innerJoin(directory, eq(directory.personId, credential.personId))
    .where(
      and(
        lt(credential.validUntil, before),
        isNull(credential.renewalAssignmentId),
        isNull(credential.revokedAt),
        isNull(credential.suspendedAt),
        eq(directory.engineerRole, credential.role),
        sql`not ${directory.disabled}`,
        notExists(
          queries
            .select({id: later.id})
            .from(later)
            .where(
              and(
                eq(later.personId, credential.personId),
                eq(later.role, credential.role),
                gt(later.validUntil, credential.validUntil),
                isNull(later.revokedAt),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(credential.validUntil))
    .limit(limit)
  return rows.map(({id}) => id)
}

/** The people of a team who are not disabled, by name. */
export async function membersOf(
  queries: Queries,
  teamId: string,
): Promise<{id: string; name: string; role: CredentialRole | null}[]> {
  const directory = peopleDirectory(queries)
  const rows = await queries
    .select({id: directory.personId, name: directory.name, role: directory.engineerRole})
    .from(directory)
    .where(and(eq(directory.teamId, teamId), sql`not ${directory.disabled}`))
    .orderBy(asc(directory.name), asc(directory.personId))
  return rows
}

/** Name and role of a person who is here; undefined for an unknown one. */
export async function personNamed(
  queries: Queries,
  personId: string,
): Promise<{name: string; role: CredentialRole | null} | undefined> {
  const directory = peopleDirectory(queries)
  const [row] = await queries
    .select({name: directory.name, role: directory.engineerRole})
    .from(directory)
    .where(eq(directory.personId, personId))
  return row
}

/** Empties what is about a person; the places in status lists stay. */
export async function forgetCredentialsOf(transaction: Queries, personId: string): Promise<void> {
  await transaction
    .update(credential)
    .set({personId: null, document: null, jwt: null})
    .where(eq(credential.personId, personId))
  // What was never issued has no place that anybody could ask for.
  await transaction
    .delete(credential)
    .where(and(isNull(credential.personId), isNull(credential.issuedAt)))
}

/** Ids of a person's issued credentials that are not revoked, locked. */
export async function lockIssuedCredentialsOf(
  transaction: Queries,
  personId: string,
): Promise<string[]> {
  const rows = await transaction
    .select({id: credential.id})
    .from(credential)
    .where(
      and(
        eq(credential.personId, personId),
        isNotNull(credential.issuedAt),
        isNull(credential.revokedAt),
      ),
    )
    .for('update')
  return rows.map(({id}) => id)
}
