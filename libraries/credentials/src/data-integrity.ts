import {base58} from '@scure/base'
import {AirworthyError} from '@airworthy/kernel'
import type {SignedCredential} from './achievement-credential.ts'
import {concatBytes, sha256Bytes, utf8, type Bytes} from './bytes.ts'
import {canonicalQuads} from './canonical.ts'
import type {IssuerKey} from './issuer-key.ts'
import type {JsonObject} from './json.ts'

/** The one cryptosuite that we sign with and verify (W3C Data Integrity EdDSA Cryptosuites 1.0). */
export const cryptosuite = 'eddsa-rdfc-2022'

/**
 * Signs a credential with an eddsa-rdfc-2022 proof. `created` is cut to seconds. Throws
 * `term-unknown` for members that no context knows: they would not be signed.
 */
export async function signCredential<Credential extends JsonObject>(
  credential: Credential,
  {key, created}: {key: IssuerKey; created: Date},
): Promise<SignedCredential<Credential>> {
  if ('proof' in credential) {
    throw new AirworthyError('already-signed', 'a credential that has a proof is not signed again')
  }
  const options = {
    type: 'DataIntegrityProof',
    created: timeOf(created),
    verificationMethod: key.id,
    cryptosuite,
    proofPurpose: 'assertionMethod',
  }
  const data = await signedData(credential, options)
  const signature = await globalThis.crypto.subtle.sign('Ed25519', key.privateKey, data)
  const proofValue = `z${base58.encode(new Uint8Array(signature))}`
  return {...credential, proof: [{...options, proofValue}]}
}

/** What a proof signs: the hash of its options, then that of the document without its proofs. */
export async function signedData(document: JsonObject, proofOptions: JsonObject): Promise<Bytes> {
  const {proof: _proofs, ...unsecured} = document
  const {proofValue: _value, ...options} = proofOptions
  const {'@context': own} = options
  const context = own ?? document['@context'] ?? null
  return concatBytes([
    await hashOf({...options, '@context': context}),
    await hashOf({...unsecured, '@context': context}),
  ])
}

/** A moment as an xsd:dateTimeStamp, to the second. */
export function timeOf(moment: Date): string {
  return moment.toISOString().replace(/\.\d{3}Z$/, 'Z')
}

async function hashOf(document: JsonObject): Promise<Bytes> {
  return await sha256Bytes(utf8(await canonicalQuads(document)))
}
