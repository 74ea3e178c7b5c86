import {base64urlnopad} from '@scure/base'
import {AirworthyError} from '@airworthy/kernel'
import {concatBytes, type WebKey} from './bytes.ts'
import {multikeyFrom} from './multikey.ts'

/** A key with which credentials are signed. */
export interface IssuerKey {
  /** The verification method: `did:web:…#key-1`. */
  readonly id: string
  /** The public half as a Multikey: `z6Mk…`. */
  readonly publicKeyMultibase: string
  /** Ed25519, for signing. */
  readonly privateKey: WebKey
}

/** PKCS #8 of an Ed25519 key without its 32 last bytes (RFC 8410). */
const pkcs8Start = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
])

/** Makes a signing key of its seed (32 bytes, RFC 8032); throws `malformed-key`. The seed is a secret. */
export async function importIssuerKey({
  id,
  seed,
}: {
  id: string
  seed: Uint8Array
}): Promise<IssuerKey> {
  if (seed.length !== 32) {
    throw new AirworthyError('malformed-key', `a seed has 32 bytes, this one ${seed.length}: ${id}`)
  }
  const subtle = globalThis.crypto.subtle
  const pkcs8 = concatBytes([pkcs8Start, seed])
  try {
    // the public half cannot be had from a key that may not leave: so one that may is made first
    const {x} = await subtle.exportKey(
      'jwk',
      await subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']),
    )
    if (x === undefined) throw new Error('the key has no public half')
    return {
      id,
      publicKeyMultibase: multikeyFrom(base64urlnopad.decode(x)),
      privateKey: await subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']),
    }
  } catch (cause) {
    throw new AirworthyError('malformed-key', `cannot make an ed25519 key of its seed: ${id}`, {
      cause,
    })
  }
}
