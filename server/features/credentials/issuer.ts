import {didWebOf, importIssuerKey, type IssuerKey} from '@airworthy/credentials'
import {AirworthyError, isAirworthyError, type Clock} from '@airworthy/kernel'
import type {Database} from '../../database/connection.ts'
import type {Log} from '../../log.ts'
import type {Ledger} from '../ledger/index.ts'
import * as keyStore from './key-store.ts'

/** The stream of what happens to the keys of the issuer. */
export const issuerStream = 'issuer/keys'

/** Who signs credentials here. */
export interface Issuer {
  /** `did:web:…`, made of the public address. */
  readonly did: string
  /** Without a slash at its end. */
  readonly publicUrl: string
  readonly keyNumber: number
  readonly key: IssuerKey
}

/** Id of a key in the DID document. */
export function keyIdOf(did: string, number: number): string {
  return `${did}#key-${number}`
}

/**
 * Opens the issuer of a public address with the seed of its key. A seed that was not used before
 * adds its key to those that verify, and says so in the ledger: that is how keys are rotated. Null
 * without an address, and for one that is neither https nor on this machine: then nothing is issued.
 * Throws `issuer-key-withdrawn` for the seed of a key that was withdrawn.
 */
export async function openIssuer({
  database,
  ledger,
  clock,
  log,
  publicUrl,
  seed,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
  log: Log
  publicUrl: string | undefined
  seed: Uint8Array<ArrayBuffer>
}): Promise<Issuer | null> {
  const did = publicUrl === undefined ? null : didOf(publicUrl)
  if (publicUrl === undefined || did === null) return null
  const {publicKeyMultibase} = await importIssuerKey({id: keyIdOf(did, 0), seed})
  const row = await database.transaction(async (transaction) => {
    await keyStore.lockKeys(transaction)
    const kept = (await keyStore.allKeys(transaction)).find(
      (one) => one.publicKeyMultibase === publicKeyMultibase,
    )
    if (kept) return kept
    const added = await keyStore.addKey(transaction, {publicKeyMultibase, addedAt: clock.now()})
    await ledger.append(transaction, {
      stream: issuerStream,
      type: 'issuer.key-added',
      actor: null,
      subject: null,
      payload: {number: added.number, publicKeyMultibase},
    })
    log.info('issuer-key-added', {number: added.number})
    return added
  })
  if (row.withdrawnAt !== null) {
    throw new AirworthyError(
      'issuer-key-withdrawn',
      `the issuer's key ${row.number} was withdrawn: take keys/issuer.key away or set AIRWORTHY_ISSUER_KEY to a new seed`,
    )
  }
  const key = await importIssuerKey({id: keyIdOf(did, row.number), seed})
  return {did, publicUrl, keyNumber: row.number, key}
}

/** The did:web of an address from which credentials may be issued: https, or http on this machine; else null. */
function didOf(publicUrl: string): string | null {
  try {
    return didWebOf(publicUrl)
  } catch (thrown) {
    if (isAirworthyError(thrown, 'not-a-public-url')) return null
    throw thrown
  }
}
