import {base58, base64urlnopad} from '@scure/base'
import {AirworthyError, type Json} from '@airworthy/kernel'
import {concatBytes, type Bytes, type WebKey} from './bytes.ts'
import {isObject} from './json.ts'

/** Multicodec prefix of an Ed25519 public key (0xed as a varint). */
const ed25519Prefix = [0xed, 0x01]

/** A raw Ed25519 public key (32 bytes) as a Multikey, `z6Mk…` (W3C Controlled Identifiers 1.0). */
export function multikeyFrom(publicKey: Uint8Array): string {
  return `z${base58.encode(concatBytes([Uint8Array.from(ed25519Prefix), publicKey]))}`
}

/** The raw Ed25519 public key of a Multikey, or null for another kind of key or no key at all. */
export function bytesOfMultikey(multikey: string): Bytes | null {
  const bytes = bytesOfBase58btc(multikey)
  if (bytes?.length !== 34) return null
  if (bytes[0] !== ed25519Prefix[0] || bytes[1] !== ed25519Prefix[1]) return null
  return bytes.slice(2)
}

/** The bytes of a multibase text in base58btc (`z…`), or null; at most 128 characters. */
export function bytesOfBase58btc(text: string): Bytes | null {
  // decoding takes time by the square of the length
  if (!/^z[1-9A-HJ-NP-Za-km-z]{1,127}$/.test(text)) return null
  return Uint8Array.from(base58.decode(text.slice(1)))
}

/** The raw Ed25519 public key of a JWK (RFC 8037), or null for another kind of key. */
export function bytesOfJwk(jwk: Json | undefined): Bytes | null {
  if (!isObject(jwk) || jwk['kty'] !== 'OKP' || jwk['crv'] !== 'Ed25519') return null
  const x = jwk['x']
  if (typeof x !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(x)) return null
  try {
    return Uint8Array.from(base64urlnopad.decode(x))
  } catch {
    return null
  }
}

/** The key that an identifier carries within itself (`did:key:z6Mk…`, `did:jwk:…`), or null. */
export function bytesOfSelfDid(did: string): Bytes | null {
  const multikey = /^did:key:(z[^#?/]+)(?:[#?/]|$)/.exec(did)?.[1]
  if (multikey !== undefined) return bytesOfMultikey(multikey)
  const jwk = /^did:jwk:([A-Za-z0-9_-]{1,2048})(?:#|$)/.exec(did)?.[1]
  if (jwk === undefined) return null
  try {
    const text = new TextDecoder().decode(base64urlnopad.decode(jwk))
    return bytesOfJwk(JSON.parse(text) as Json) // whatever JSON.parse returns is JSON
  } catch {
    return null
  }
}

/** Imports a raw Ed25519 public key; throws `malformed-key`. */
export async function importPublicKey(raw: Bytes): Promise<WebKey> {
  try {
    return await globalThis.crypto.subtle.importKey('raw', raw, 'Ed25519', true, ['verify'])
  } catch (cause) {
    throw new AirworthyError('malformed-key', 'not an ed25519 public key of 32 bytes', {cause})
  }
}
