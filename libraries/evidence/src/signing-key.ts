import {AirworthyError, sha256} from '@airworthy/kernel'
import {base64urlFrom, bytesFromBase64url, type Bytes} from './bytes.ts'

/** The public half of a signing key. */
export interface PublicKey {
  /** First 16 hexadecimal digits of the SHA-256 of the raw public key. */
  readonly id: string
  /** Raw Ed25519 public key (32 bytes), base64url. */
  readonly publicKey: string
}

/** An Ed25519 key pair that can be kept as text; the private half is a secret. */
export interface SigningKey extends PublicKey {
  /** PKCS #8, base64url. */
  readonly privateKey: string
}

/** A new random Ed25519 key (RFC 8032). */
export async function generateSigningKey(): Promise<SigningKey> {
  const subtle = globalThis.crypto.subtle
  const pair = await subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new AirworthyError('malformed-key', 'ed25519 made no key pair')
  const [raw, pkcs8] = await Promise.all([
    subtle.exportKey('raw', pair.publicKey),
    subtle.exportKey('pkcs8', pair.privateKey),
  ])
  const publicKey = base64urlFrom(new Uint8Array(raw))
  const privateKey = base64urlFrom(new Uint8Array(pkcs8))
  return {id: await keyIdOf(publicKey), publicKey, privateKey}
}

/** The id of a raw public key in base64url. */
export async function keyIdOf(publicKey: string): Promise<string> {
  return (await sha256(bytesFromBase64url(publicKey))).slice(0, 16)
}

/** The Ed25519 signature of bytes, base64url; a private key that cannot be read throws `malformed-key`. */
export async function sign(key: SigningKey, message: Bytes): Promise<string> {
  const subtle = globalThis.crypto.subtle
  const pkcs8 = bytesFromBase64url(key.privateKey)
  let privateKey
  try {
    privateKey = await subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  } catch (cause) {
    throw new AirworthyError('malformed-key', `cannot read the signing key ${key.id}`, {cause})
  }
  return base64urlFrom(new Uint8Array(await subtle.sign('Ed25519', privateKey, message)))
}

/** Whether a signature is this key's over these bytes, and the key's id is its own. */
export async function verifySignature(
  {id, publicKey}: PublicKey,
  message: Bytes,
  {signature}: {signature: string},
): Promise<boolean> {
  const subtle = globalThis.crypto.subtle
  try {
    if ((await keyIdOf(publicKey)) !== id) return false
    const raw = bytesFromBase64url(publicKey)
    const key = await subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
    return await subtle.verify('Ed25519', key, bytesFromBase64url(signature), message)
  } catch {
    return false // a key or a signature that cannot be read signs nothing
  }
}
