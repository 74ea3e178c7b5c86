import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import * as invitationStore from './invitation-store.ts'
import {administrates, assertOtherAdministrator} from './people.ts'
import * as store from './store.ts'

/** What a person decides about what outlives them here. */
export interface ErasureChoice {
  /** Whether the credentials that they took along go on verifying; else they are revoked. */
  readonly credentialsVerifiable: boolean
}

/**
 * Deletes a person's account with everything that hangs on it, destroys the key under which the
 * ledger sealed what is about them, and records that it happened. Throws `not-found` or
 * `last-administrator`.
 */
export async function erasePerson(transaction: Queries, ledger: Ledger, id: string): Promise<void> {
  await store.lockOrganisation(transaction)
  const person = await store.lockPerson(transaction, id)
  if (!person) throw new AirworthyError('not-found', `unknown person: ${id}`)
  if (administrates(person)) {
    assertOtherAdministrator(await store.findAdministrators(transaction), [id])
  }
  await invitationStore.deleteInvitationsTo(transaction, person.email)
  await store.deletePerson(transaction, id)
  await ledger.eraseKey(transaction, id)
  await ledger.append(transaction, {
    stream: `person/${id}`,
    type: 'person.erased',
    // Naming an actor would make a new key where the person erased themselves.
    actor: null,
    subject: null,
    payload: {},
  })
}
