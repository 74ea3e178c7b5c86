import {
  buildStatusList,
  didDocument,
  signCredential,
  type DidDocument,
} from '@airworthy/credentials'
import {AirworthyError, digestOf} from '@airworthy/kernel'
import * as store from './credential-store.ts'
import {statusListUrl} from './document.ts'
import {keyIdOf, type Issuer} from './issuer.ts'
import * as keyStore from './key-store.ts'
import type {CredentialParts} from './parts.ts'

const hourMs = 60 * 60 * 1000
/** Hours for which a signed list may be taken for the state of things. */
const validHours = 24

/** Which list. */
export interface ListName {
  readonly purpose: 'revocation' | 'suspension'
  /** From 1. */
  readonly number: number
}

/** The signed status lists of the issuer, and its DID document. */
export interface Published {
  /**
   * A signed BitstringStatusListCredential, the same bytes for everybody within an hour while nothing
   * changes. Throws `not-found` for a list that was never begun or without a public address.
   */
  statusList(name: ListName): Promise<unknown>
  /** Throws `not-found` without a public address. */
  didDocument(): Promise<DidDocument>
}

/** Publishes for the issuer of these parts. Lists are signed anew when their bits, hour or key change. */
export function createPublished({database, clock, issuer}: CredentialParts): Published {
  const signed = new Map<string, {content: string; list: unknown}>()

  async function sign({did, publicUrl, key}: Issuer, name: ListName, places: readonly number[]) {
    const hour = new Date(Math.floor(clock.now().getTime() / hourMs) * hourMs)
    const content = await digestOf({
      did,
      key: key.id,
      hour: hour.toISOString(),
      places: [...places],
    })
    const url = statusListUrl(publicUrl, name)
    const kept = signed.get(url)
    if (kept?.content === content) return kept.list
    const list = await buildStatusList({
      id: url,
      issuer: did,
      purpose: name.purpose,
      statuses: places,
      length: store.listLength,
      validFrom: hour,
      validUntil: new Date(hour.getTime() + validHours * hourMs),
    })
    const made = await signCredential(list, {key, created: hour})
    signed.set(url, {content, list: made})
    return made
  }

  return {
    async statusList(name) {
      const places = issuer && (await store.setPlaces(database, name))
      if (!issuer || !places) {
        throw new AirworthyError('not-found', `no status list ${name.purpose} ${name.number}`)
      }
      return await sign(issuer, name, places)
    },
    async didDocument() {
      if (!issuer) throw new AirworthyError('not-found', 'no public address is configured')
      const keys = await keyStore.trustedKeys(database)
      return didDocument({
        did: issuer.did,
        keys: keys.map(({number, publicKeyMultibase}) => ({
          id: keyIdOf(issuer.did, number),
          publicKeyMultibase,
        })),
      })
    },
  }
}
