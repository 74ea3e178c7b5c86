import type {Json} from '@airworthy/kernel'

/** A DID document (W3C DID Core 1.0) with the keys of an issuer. */
export interface DidDocument {
  readonly '@context': readonly string[]
  readonly id: string
  readonly verificationMethod: readonly {
    readonly id: string
    readonly type: 'Multikey'
    readonly controller: string
    readonly publicKeyMultibase: string
  }[]
  /** Ids of the keys that may sign credentials. */
  readonly assertionMethod: readonly string[]
  readonly [member: string]: Json
}

/**
 * The document of an issuer. All keys that were ever used stay listed: a key that is left out makes
 * everything that it signed unverifiable.
 */
export function didDocument({
  did,
  keys,
}: {
  did: string
  keys: readonly {readonly id: string; readonly publicKeyMultibase: string}[]
}): DidDocument {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: keys.map(({id, publicKeyMultibase}) => ({
      id,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase,
    })),
    assertionMethod: keys.map(({id}) => id),
  }
}
