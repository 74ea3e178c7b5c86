import {AirworthyError} from '@airworthy/kernel'
import {issueJob} from './issuing.ts'
import {issuerStream} from './issuer.ts'
import * as keyStore from './key-store.ts'
import type {CredentialParts} from './parts.ts'
import type {IssuerKeysView} from './views.ts'

/** The keys that ever signed, with which of them signs now. */
export async function readKeys({database, issuer}: CredentialParts): Promise<IssuerKeysView> {
  const keys = await keyStore.allKeys(database)
  return {
    issuer: issuer?.did ?? null,
    keys: keys.map(({number, publicKeyMultibase, addedAt, withdrawnAt}) => ({
      number,
      publicKeyMultibase,
      addedAt: addedAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
      signsNow: number === issuer?.keyNumber,
    })),
  }
}

/**
 * Withdraws a key that others may have: it leaves the DID document, nothing that it signed verifies
 * any more, and what was issued here is signed anew by a job. Throws `not-found`, and
 * `credential-refused` for the key that signs now: another has to be put in its place first.
 */
export async function withdrawKey(
  parts: CredentialParts,
  {number, by, reason}: {number: number; by: string; reason: string},
): Promise<IssuerKeysView> {
  const {database, ledger, jobs, clock, issuer} = parts
  await database.transaction(async (transaction) => {
    await keyStore.lockKeys(transaction)
    const key = (await keyStore.trustedKeys(transaction)).find((one) => one.number === number)
    if (!key) throw new AirworthyError('not-found', `no key ${number} that verifies`)
    if (number === issuer?.keyNumber) {
      throw new AirworthyError(
        'credential-refused',
        `key ${number} signs now: start the platform with another seed, then withdraw this one`,
      )
    }
    await ledger.append(transaction, {
      stream: issuerStream,
      type: 'issuer.key-withdrawn',
      actor: by,
      subject: null,
      payload: {number, reason},
    })
    await keyStore.setWithdrawn(transaction, number, clock.now())
    await jobs.send(transaction, issueJob, {data: {}, key: `withdrawn-${number}`})
  })
  return await readKeys(parts)
}
