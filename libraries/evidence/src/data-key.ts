import {AirworthyError} from '@airworthy/kernel'
import {decrypt, encrypt, ivLength} from './aes-gcm.ts'
import {base64urlFrom, bytesFromBase64url, concatBytes, utf8, type Bytes} from './bytes.ts'

/** Bytes of a data key and of a master key. */
const keyLength = 32

/** A new random data key of 32 bytes: one for each person, destroyed when the person is erased. */
export function generateDataKey(): Bytes {
  return globalThis.crypto.getRandomValues(new Uint8Array(keyLength))
}

/**
 * A data key encrypted under the master key, as base64url (nonce, ciphertext, tag). It is bound to
 * the pseudonym that it belongs to: swapped between people it does not open.
 */
export async function wrapDataKey(
  masterKey: Bytes,
  dataKey: Bytes,
  {pseudonym}: {pseudonym: string},
): Promise<string> {
  requireKey('master key', masterKey)
  requireKey('data key', dataKey)
  const {iv, ciphertext} = await encrypt(masterKey, dataKey, {additionalData: bound(pseudonym)})
  return base64urlFrom(concatBytes([iv, ciphertext]))
}

/** Reverses `wrapDataKey`; another master key, another pseudonym or damage throws `cannot-unwrap`. */
export async function unwrapDataKey(
  masterKey: Bytes,
  wrapped: string,
  {pseudonym}: {pseudonym: string},
): Promise<Bytes> {
  requireKey('master key', masterKey)
  const bytes = bytesFromBase64url(wrapped)
  const dataKey = await decrypt(masterKey, {
    iv: bytes.slice(0, ivLength),
    ciphertext: bytes.slice(ivLength),
    additionalData: bound(pseudonym),
  })
  if (dataKey !== null && dataKey.length === keyLength) return dataKey
  throw new AirworthyError(
    'cannot-unwrap',
    `cannot open the data key of ${pseudonym}: it was wrapped under another master key, belongs to another pseudonym or is damaged`,
    {facts: {pseudonym}},
  )
}

/** Throws `wrong-key-length` unless a key has 32 bytes; `what` names it in the message. */
export function requireKey(what: string, key: Bytes): void {
  if (key.length === keyLength) return
  throw new AirworthyError(
    'wrong-key-length',
    `a ${what} has ${keyLength} bytes, not ${key.length}`,
    {facts: {length: key.length}},
  )
}

function bound(pseudonym: string): Bytes {
  return utf8(`airworthy-data-key:v1\n${pseudonym}`)
}
