import {and, eq, exists, inArray, lt, or, sql} from 'drizzle-orm'
import type {Queries} from '../../database/connection.ts'
import {
  passkey,
  person,
  signInMethod,
  singleSignOn,
  singleSignOnIdentity,
  singleSignOnPending,
} from './schema.ts'
import type {Granted} from './single-sign-on-groups.ts'
import type {SealedSecret} from './single-sign-on-secret.ts'
import type {SingleSignOnSettings} from './single-sign-on-views.ts'
import * as store from './store.ts'
import type {PlatformRole} from './views.ts'

/** The settings as they are kept. */
export interface KeptSettings extends SealedSecret {
  readonly settings: SingleSignOnSettings
  readonly changedAt: Date
}

export async function findSettings(queries: Queries): Promise<KeptSettings | undefined> {
  const [row] = await queries.select().from(singleSignOn)
  return row
}

export async function keepSettings(transaction: Queries, kept: KeptSettings): Promise<void> {
  await transaction
    .insert(singleSignOn)
    .values(kept)
    .onConflictDoUpdate({target: singleSignOn.id, set: kept})
}

/** False when there were none. */
export async function deleteSettings(transaction: Queries): Promise<boolean> {
  const {rowCount} = await transaction.delete(singleSignOn)
  return rowCount === 1
}

/** Whether people with these roles may sign in by password or passkey as things stand. */
export async function localSignInAllowedFor(
  queries: Queries,
  roles: readonly PlatformRole[],
): Promise<boolean> {
  if (roles.includes('administrator')) return true
  const kept = await findSettings(queries)
  return kept?.settings.localSignIn !== 'administrators'
}

/** Whether the person may sign in by password or passkey as things stand. */
export async function localSignInAllowed(queries: Queries, personId: string): Promise<boolean> {
  const found = await store.findPerson(queries, personId)
  return await localSignInAllowedFor(queries, found?.roles ?? [])
}

/**
 * Whether a session goes on for as long as it is used. Those of people who sign in through the
 * provider end in their time: else whoever lost the application there would stay here for ever.
 */
export async function isProlongedFor(queries: Queries, personId: string): Promise<boolean> {
  if (!(await findSettings(queries))) return true
  // at whichever issuer: the settings may spell it otherwise than the tokens, which were linked by
  if ((await identitiesOf(queries, personId)).length > 0) return false
  return await localSignInAllowed(queries, personId)
}

/** Whether somebody who administrates has a password or a passkey, and so needs no provider. */
export async function hasLocalAdministrator(queries: Queries): Promise<boolean> {
  const passwords = queries
    .select({one: sql`1`})
    .from(signInMethod)
    .where(and(eq(signInMethod.personId, person.id), eq(signInMethod.providerId, 'credential')))
  const passkeys = queries
    .select({one: sql`1`})
    .from(passkey)
    .where(eq(passkey.personId, person.id))
  const administrators = await store.findAdministrators(queries)
  if (administrators.length === 0) return false
  const rows = await queries
    .select({id: person.id})
    .from(person)
    .where(and(inArray(person.id, administrators), or(exists(passwords), exists(passkeys))))
    .limit(1)
  return rows.length > 0
}

/** Who an account at the provider belongs to, and what its groups have given so far. */
export interface LinkedIdentity {
  readonly personId: string
  readonly granted: Granted
}

/** The person behind an account at the provider, locked until the transaction ends. */
export async function lockIdentity(
  transaction: Queries,
  {issuer, subject}: {issuer: string; subject: string},
): Promise<string | undefined> {
  const [row] = await transaction
    .select({personId: singleSignOnIdentity.personId})
    .from(singleSignOnIdentity)
    .where(and(eq(singleSignOnIdentity.issuer, issuer), eq(singleSignOnIdentity.subject, subject)))
    .for('update')
  return row?.personId
}

/**
 * What groups have given to a person, at whichever issuer: an organisation that moves to another
 * one takes back there what the former gave. No account has it any more until one is kept anew.
 */
export async function takeGranted(transaction: Queries, personId: string): Promise<Granted> {
  const ofPerson = eq(singleSignOnIdentity.personId, personId)
  const rows = await transaction.select().from(singleSignOnIdentity).where(ofPerson).for('update')
  await transaction
    .update(singleSignOnIdentity)
    .set({grantedRoles: [], grantedTeamId: null})
    .where(ofPerson)
  return {
    roles: rows.flatMap(({grantedRoles}) => grantedRoles),
    teamId: rows.find(({grantedTeamId}) => grantedTeamId !== null)?.grantedTeamId ?? null,
  }
}

/** Whether the person is linked to any account at the issuer. */
export async function isLinked(
  queries: Queries,
  {issuer, personId}: {issuer: string; personId: string},
): Promise<boolean> {
  const rows = await queries
    .select({subject: singleSignOnIdentity.subject})
    .from(singleSignOnIdentity)
    .where(
      and(eq(singleSignOnIdentity.issuer, issuer), eq(singleSignOnIdentity.personId, personId)),
    )
  return rows.length > 0
}

/** Links an account to a person, or keeps what its groups have given by now. */
export async function keepIdentity(
  transaction: Queries,
  {
    issuer,
    subject,
    personId,
    granted,
    at,
  }: LinkedIdentity & {issuer: string; subject: string; at: Date},
): Promise<void> {
  const now = {
    grantedRoles: [...granted.roles],
    grantedTeamId: granted.teamId,
    signedInAt: at,
  }
  await transaction
    .insert(singleSignOnIdentity)
    .values({issuer, subject, personId, linkedAt: at, ...now})
    .onConflictDoUpdate({
      target: [singleSignOnIdentity.issuer, singleSignOnIdentity.subject],
      set: now,
    })
}

/** Unlinks every account of a person; the issuers that it was linked to. */
export async function deleteIdentities(transaction: Queries, personId: string): Promise<string[]> {
  const rows = await transaction
    .delete(singleSignOnIdentity)
    .where(eq(singleSignOnIdentity.personId, personId))
    .returning({issuer: singleSignOnIdentity.issuer})
  return rows.map(({issuer}) => issuer)
}

/** The accounts through which a person signs in, for that person to see. */
export async function identitiesOf(queries: Queries, personId: string) {
  return await queries
    .select({issuer: singleSignOnIdentity.issuer, linkedAt: singleSignOnIdentity.linkedAt})
    .from(singleSignOnIdentity)
    .where(eq(singleSignOnIdentity.personId, personId))
    .orderBy(singleSignOnIdentity.linkedAt)
}

/** A browser on its way to the provider. */
export interface Pending {
  readonly tokenHash: string
  readonly returnTo: string
  readonly settingsChangedAt: Date
  readonly expiresAt: Date
}

/** Keeps it, and forgets those that never came back. */
export async function keepPending(queries: Queries, pending: Pending, now: Date): Promise<void> {
  await queries.delete(singleSignOnPending).where(lt(singleSignOnPending.expiresAt, now))
  await queries.insert(singleSignOnPending).values(pending)
}

/** Takes it away, so that of several who come back with it one goes on. */
export async function takePending(
  queries: Queries,
  tokenHash: string,
): Promise<Pending | undefined> {
  const [row] = await queries
    .delete(singleSignOnPending)
    .where(eq(singleSignOnPending.tokenHash, tokenHash))
    .returning()
  return row
}
