import type {Queries} from '../../database/connection.ts'
import type {ErasureChoice} from '../people/index.ts'
import * as store from './credential-store.ts'
import {credentialStream} from './life.ts'
import * as loginStore from './login-store.ts'
import type {CredentialParts} from './parts.ts'

/**
 * Deletes what is personal about credentials and logins, in the transaction of an erasure. The places
 * in status lists stay, so that what the person took along goes on verifying; where they wish that it
 * does not, it is revoked.
 */
export async function forgetPerson(
  transaction: Queries,
  {ledger}: Pick<CredentialParts, 'ledger'>,
  {personId, credentialsVerifiable}: ErasureChoice & {personId: string},
): Promise<void> {
  if (!credentialsVerifiable) {
    for (const id of await store.lockIssuedCredentialsOf(transaction, personId)) {
      const {at} = await ledger.append(transaction, {
        stream: credentialStream(id),
        type: 'credential.revoked',
        actor: null,
        subject: null, // the person's key goes in this very transaction
        payload: {reason: 'erased with its person'},
      })
      await store.setState(transaction, id, {revokedAt: new Date(at)})
    }
  }
  await store.forgetCredentialsOf(transaction, personId)
  await loginStore.deleteLoginsOf(transaction, personId)
}
