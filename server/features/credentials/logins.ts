import {randomUUID} from 'node:crypto'
import {AirworthyError} from '@airworthy/kernel'
import {databaseErrorCode, type Queries} from '../../database/connection.ts'
import * as loginStore from './login-store.ts'
import type {LoginRow} from './login-store.ts'
import type {CredentialParts} from './parts.ts'
import type {AllLoginsView, LoginRequest, LoginView, OwnLoginsView} from './views.ts'

const uniqueViolation = '23505'

export async function readOwnLogins(
  {database}: CredentialParts,
  personId: string,
): Promise<OwnLoginsView> {
  return {logins: (await loginStore.loginsOf(database, personId)).map(viewOf)}
}

export async function readAllLogins({database}: CredentialParts): Promise<AllLoginsView> {
  const rows = await loginStore.allLogins(database)
  return {logins: rows.map((row) => ({...viewOf(row), person: {id: row.personId, name: row.name}}))}
}

/**
 * Proposes a login of one's own, in place of the one before at that host, or takes it away. It counts
 * once an administrator has confirmed it. The same login again changes nothing.
 */
export async function proposeLogin(
  parts: CredentialParts,
  personId: string,
  {provider, login}: LoginRequest,
): Promise<OwnLoginsView> {
  try {
    await parts.database.transaction(async (transaction) => {
      const own = await loginStore.loginsOf(transaction, personId)
      const before = own.find((row) => row.provider === provider)
      if (before?.login === (login ?? undefined)) return
      if (before) {
        await record(transaction, parts, {row: before, what: 'removed', by: personId})
        await loginStore.deleteLogin(transaction, before.id)
      }
      if (login === null) return
      const row = {
        id: randomUUID(),
        personId,
        provider,
        login,
        loginKey: loginStore.loginKeyOf(login),
        proposedAt: parts.clock.now(),
        confirmedAt: null,
      }
      await loginStore.insertLogin(transaction, row)
      await record(transaction, parts, {row, what: 'proposed', by: personId})
    })
  } catch (thrown) {
    // Two proposals at once: the first stands, and the second is told to look.
    throw asConflict(thrown, 'the login was changed at the same moment; look again')
  }
  return await readOwnLogins(parts, personId)
}

/**
 * Confirms that a login belongs to the person who proposed it; other proposals for it end. Throws
 * `not-found`, `access-refused` for one's own, and `already-exists` where it was confirmed to be another person's.
 */
export async function confirmLogin(
  parts: CredentialParts,
  {id, by}: {id: string; by: string},
): Promise<LoginView> {
  try {
    return await parts.database.transaction(async (transaction) => {
      const row = await loginStore.lockLogin(transaction, id)
      if (!row) throw new AirworthyError('not-found', `no login ${id}`)
      if (row.personId === by) {
        throw new AirworthyError(
          'access-refused',
          'nobody confirms a login of their own: ask another administrator',
        )
      }
      if (row.confirmedAt !== null) return viewOf(row)
      const confirmedAt = parts.clock.now()
      await loginStore.setConfirmed(transaction, id, confirmedAt)
      await record(transaction, parts, {row, what: 'confirmed', by})
      for (const other of await loginStore.otherProposals(transaction, row)) {
        await record(transaction, parts, {row: other, what: 'removed', by})
        await loginStore.deleteLogin(transaction, other.id)
      }
      return viewOf({...row, confirmedAt})
    })
  } catch (thrown) {
    throw asConflict(thrown, 'the login was confirmed to be another person’s')
  }
}

async function record(
  transaction: Queries,
  {ledger}: CredentialParts,
  {row, what, by}: {row: LoginRow; what: 'proposed' | 'confirmed' | 'removed'; by: string},
): Promise<void> {
  const {id, personId, provider, login} = row
  await ledger.append(transaction, {
    stream: `login/${id}`,
    type: `login.${what}`,
    actor: by,
    subject: personId,
    payload: {provider, login},
  })
}

function asConflict(thrown: unknown, message: string): unknown {
  if (databaseErrorCode(thrown) !== uniqueViolation) return thrown
  return new AirworthyError('already-exists', message, {cause: thrown})
}

function viewOf({id, provider, login, proposedAt, confirmedAt}: LoginRow): LoginView {
  return {
    id,
    provider,
    login,
    proposedAt: proposedAt.toISOString(),
    confirmedAt: confirmedAt?.toISOString() ?? null,
  }
}
