import type {Bytes} from './bytes.ts'

/** Bytes of the nonce that AES-GCM takes. */
export const ivLength = 12

/** AES-256-GCM under a fresh random nonce; the 16-byte tag is appended to the ciphertext. */
export async function encrypt(
  key: Bytes,
  plaintext: Bytes,
  {additionalData}: {additionalData: Bytes},
): Promise<{iv: Bytes; ciphertext: Bytes}> {
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(ivLength))
  const encrypted = await globalThis.crypto.subtle.encrypt(
    {name: 'AES-GCM', iv, additionalData},
    await aesKey(key, 'encrypt'),
    plaintext,
  )
  return {iv, ciphertext: new Uint8Array(encrypted)}
}

/** Reverses `encrypt`; null when the key, the nonce, the ciphertext or the additional data differ. */
export async function decrypt(
  key: Bytes,
  {iv, ciphertext, additionalData}: {iv: Bytes; ciphertext: Bytes; additionalData: Bytes},
): Promise<Bytes | null> {
  const imported = await aesKey(key, 'decrypt')
  try {
    return new Uint8Array(
      await globalThis.crypto.subtle.decrypt(
        {name: 'AES-GCM', iv, additionalData},
        imported,
        ciphertext,
      ),
    )
  } catch {
    return null
  }
}

async function aesKey(key: Bytes, use: 'encrypt' | 'decrypt') {
  return globalThis.crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use])
}
