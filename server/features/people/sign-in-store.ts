import {randomUUID} from 'node:crypto'
import {and, asc, eq, gt, inArray, isNull, or, sql} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {apiKey, passkey, person, session, signInMethod} from './schema.ts'
import {rolesOfPerson} from './store.ts'
import type {PlatformRole} from './views.ts'

/** What a viewer is made of. */
export interface ViewerRow {
  readonly id: string
  readonly teamId: string | null
  readonly sessionId: string | null
  readonly roles: readonly PlatformRole[]
}

/** The person behind a session's token, unless it has ended or the person is disabled. */
export async function viewerOfSession(
  queries: Queries,
  token: string,
): Promise<ViewerRow | undefined> {
  const [row] = await queries
    .select({id: person.id, teamId: person.teamId, sessionId: session.id, roles: rolesOfPerson})
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(eq(session.token, token), gt(session.expiresAt, sql`now()`), isNull(person.disabledAt)),
    )
  return row
}

/** The person behind an API key's hash, unless it has expired or the person is disabled. */
export async function viewerOfKey(queries: Queries, key: string): Promise<ViewerRow | undefined> {
  const [row] = await queries
    .select({id: person.id, teamId: person.teamId, roles: rolesOfPerson})
    .from(apiKey)
    .innerJoin(person, eq(person.id, apiKey.personId))
    .where(
      and(
        eq(apiKey.key, key),
        eq(apiKey.enabled, true),
        or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, sql`now()`)),
        isNull(person.disabledAt),
      ),
    )
  return row && {...row, sessionId: null}
}

export async function insertPassword(
  transaction: Queries,
  {id, personId, hash, at}: {id: string; personId: string; hash: string; at: Date},
): Promise<void> {
  await transaction.insert(signInMethod).values({
    id,
    personId,
    accountId: personId,
    providerId: 'credential',
    password: hash,
    createdAt: at,
    updatedAt: at,
  })
}

/** Sets the password of a person, who may have had none. The person is locked. */
export async function replacePassword(
  transaction: Queries,
  {personId, hash, at}: {personId: string; hash: string; at: Date},
): Promise<void> {
  const {rowCount} = await transaction
    .update(signInMethod)
    .set({password: hash, updatedAt: at})
    .where(and(eq(signInMethod.personId, personId), eq(signInMethod.providerId, 'credential')))
  if (rowCount === 0) await insertPassword(transaction, {id: randomUUID(), personId, hash, at})
}

/** Ends every session of the people; they have to sign in again. */
export async function deleteSessions(
  transaction: Queries,
  personIds: readonly string[],
): Promise<void> {
  await transaction.delete(session).where(inArray(session.personId, [...personIds]))
}

export async function sessionsOf(queries: Queries, personId: string) {
  return await queries
    .select({
      id: session.id,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      ipAddress: session.ipAddress,
      userAgent: session.userAgent,
    })
    .from(session)
    .where(eq(session.personId, personId))
    .orderBy(asc(session.createdAt))
}

/** Passwords and identity providers, then passkeys; no secret among them. */
export async function signInMethodsOf(queries: Queries, personId: string) {
  const methods = await queries
    .select({kind: signInMethod.providerId, createdAt: signInMethod.createdAt})
    .from(signInMethod)
    .where(eq(signInMethod.personId, personId))
    .orderBy(asc(signInMethod.createdAt))
  const passkeys = await queries
    .select({name: passkey.name, createdAt: passkey.createdAt})
    .from(passkey)
    .where(eq(passkey.personId, personId))
    .orderBy(asc(passkey.createdAt))
  return {methods, passkeys}
}

/** API keys without the key. */
export async function apiKeysOf(queries: Queries, personId: string) {
  return await queries
    .select({
      id: apiKey.id,
      name: apiKey.name,
      start: apiKey.start,
      createdAt: apiKey.createdAt,
    })
    .from(apiKey)
    .where(eq(apiKey.personId, personId))
    .orderBy(asc(apiKey.createdAt))
}
