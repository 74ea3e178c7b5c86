import {AirworthyError, canonicalJson, type Json} from '@airworthy/kernel'
import {decrypt, encrypt} from './aes-gcm.ts'
import {base64urlFrom, bytesFromBase64url, concatBytes, utf8, type Bytes} from './bytes.ts'
import {requireKey} from './data-key.ts'
import {bindingOf, type Entry, type EntryBinding, type Sealed} from './entry.ts'

/** Sealed texts are filled up with spaces to a multiple of this many bytes. */
const paddedTo = 64

/**
 * Seals a payload under a person's data key, bound to the entry that it stands in (AES-256-GCM;
 * NIST SP 800-38D). The plaintext is padded to a multiple of 64 bytes, so that its length, which
 * outlives an erasure, tells little.
 */
export async function seal(dataKey: Bytes, payload: Json, binding: EntryBinding): Promise<Sealed> {
  requireKey('data key', dataKey)
  const {iv, ciphertext} = await encrypt(dataKey, padded(canonicalJson(payload)), {
    additionalData: boundTo(binding),
  })
  return {alg: 'A256GCM', iv: base64urlFrom(iv), ciphertext: base64urlFrom(ciphertext)}
}

/**
 * Opens a sealed payload. Throws `cannot-unseal` when the key is another, or the ciphertext or any
 * member that it is bound to was altered or moved.
 */
export async function unseal(dataKey: Bytes, sealed: Sealed, binding: EntryBinding): Promise<Json> {
  requireKey('data key', dataKey)
  const plaintext = await decrypt(dataKey, {
    iv: bytesFromBase64url(sealed.iv),
    ciphertext: bytesFromBase64url(sealed.ciphertext),
    additionalData: boundTo(binding),
  })
  if (plaintext === null) throw cannotUnseal(binding)
  return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(plaintext)) as Json // sealed from Json
}

/** The payload of an entry: as it stands, or opened with the data key of the entry's subject. */
export async function payloadOf(entry: Entry, dataKey: Bytes | null): Promise<Json> {
  if ('plain' in entry.payload) return entry.payload.plain
  if (dataKey === null) throw cannotUnseal(entry)
  return unseal(dataKey, entry.payload.sealed, entry)
}

function padded(text: string): Bytes {
  const bytes = utf8(text)
  const missing = (paddedTo - (bytes.length % paddedTo)) % paddedTo
  return concatBytes([bytes, utf8(' '.repeat(missing))])
}

function boundTo(binding: EntryBinding): Bytes {
  return utf8(canonicalJson(bindingOf(binding)))
}

function cannotUnseal({stream, sequence, subject}: EntryBinding): AirworthyError {
  return new AirworthyError(
    'cannot-unseal',
    `cannot open entry ${sequence} of stream ${stream}: the key of ${subject} is another or erased, or the entry was altered`,
    {facts: {stream, sequence, subject}},
  )
}
