import {standingAt} from '@airworthy/credentials'
import {AirworthyError} from '@airworthy/kernel'
import * as store from './credential-store.ts'
import {recordedEvents, recordEvent, standingEvents} from './life.ts'
import {changedNotice} from './notices.ts'
import type {CredentialParts} from './parts.ts'
import {changedView} from './reading.ts'
import type {ChangedCredentialView} from './views.ts'

/** What an administrator or committee member can do to a credential. */
export type Change = 'suspended' | 'reinstated' | 'revoked'

/**
 * Suspends, reinstates or revokes a credential, and tells its person why. Throws `not-found`,
 * `access-refused` for one's own, and `credential-refused` where it does not fit its state.
 */
export async function changeCredential(
  parts: CredentialParts,
  {id, by, change, reason}: {id: string; by: string; change: Change; reason: string},
): Promise<ChangedCredentialView> {
  const {database, ledger, clock, notifications} = parts
  return await database.transaction(async (transaction) => {
    const row = await store.lockCredential(transaction, id)
    if (!row || row.personId === null) throw new AirworthyError('not-found', `no credential ${id}`)
    const {personId, role} = row
    if (personId === by) {
      throw new AirworthyError('access-refused', 'nobody decides about a credential of their own')
    }
    const now = clock.now()
    const before = standingEvents(id, await recordedEvents(transaction, ledger, id))
    const {standing} = standingAt(before, now)
    assertFits(change, standing, {id, suspended: row.suspendedAt !== null})
    const at = await recordEvent(
      transaction,
      ledger,
      {id, personId, actor: by},
      {type: `credential.${change}`, payload: {reason, by}},
    )
    await store.setState(transaction, id, columnsAfter(change, new Date(at)))
    await notifications.notify(
      transaction,
      changedNotice({id, personId, role}, {change, reason, count: before.length}),
    )
    return changedView(id, await recordedEvents(transaction, ledger, id), now)
  })
}

function assertFits(
  change: Change,
  standing: string,
  {id, suspended}: {id: string; suspended: boolean},
): void {
  const fits =
    standing !== 'revoked' &&
    (change === 'revoked' || (change === 'suspended' ? !suspended : suspended))
  if (fits) return
  throw new AirworthyError(
    'credential-refused',
    `a credential that is ${standing === 'revoked' ? 'revoked' : suspended ? 'suspended' : standing} cannot be ${change}: ${id}`,
  )
}

function columnsAfter(change: Change, at: Date) {
  if (change === 'revoked') return {revokedAt: at}
  return {suspendedAt: change === 'suspended' ? at : null}
}
