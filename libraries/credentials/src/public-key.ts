import type {Json} from '@airworthy/kernel'
import type {Bytes} from './bytes.ts'
import {isObject} from './json.ts'
import {bytesOfJwk, importPublicKey} from './multikey.ts'

/** The algorithms that are verified: Ed25519 in every form, RS256 for JWTs, which Open Badges asks of all (8.2.4). */
export type KeyAlgorithm = 'Ed25519' | 'RS256'

/** A key to verify with; it is for one algorithm alone, so that no other can be talked into using it. */
export type PublicKey =
  | {readonly algorithm: 'Ed25519'; readonly raw: Bytes}
  | {readonly algorithm: 'RS256'; readonly n: string; readonly e: string}

/** A raw Ed25519 key as a key to verify with; null stays null. */
export function ed25519Key(raw: Bytes | null): PublicKey | null {
  return raw === null ? null : {algorithm: 'Ed25519', raw}
}

/** The key of a JWK: Ed25519 (RFC 8037), or RSA of 2048 to 8192 bits (RFC 7518); null for all else. */
export function keyOfJwk(jwk: Json | undefined): PublicKey | null {
  if (!isObject(jwk) || jwk['kty'] !== 'RSA') return ed25519Key(bytesOfJwk(jwk))
  const {n, e, alg = 'RS256', use = 'sig'} = jwk
  if (alg !== 'RS256' || use !== 'sig') return null
  if (typeof n !== 'string' || !/^[\w-]{342,1366}$/.test(n)) return null
  // the exponents in use; others can take for ever
  if (e !== 'AQAB' && e !== 'Aw') return null
  return {algorithm: 'RS256', n, e}
}

/** Whether a signature over these bytes is by this key; a key that cannot be imported signed nothing. */
export async function isSignedBy(
  key: PublicKey,
  {signature, data}: {signature: Bytes; data: Bytes},
): Promise<boolean> {
  const {subtle} = globalThis.crypto
  if (key.algorithm === 'Ed25519') {
    return await subtle.verify('Ed25519', await importPublicKey(key.raw), signature, data)
  }
  const {n, e} = key
  const algorithm = {name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256'}
  try {
    const imported = await subtle.importKey('jwk', {kty: 'RSA', n, e}, algorithm, false, ['verify'])
    return await subtle.verify(algorithm.name, imported, signature, data)
  } catch {
    return false
  }
}
