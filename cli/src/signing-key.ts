import {
  base64urlFrom,
  bytesFromBase64url,
  keyIdOf,
  type PublicKey,
  type SigningKey,
} from '@airworthy/evidence'
import type {Config} from './config.ts'
import {badInput} from './faults.ts'
import {readFileText} from './read-file.ts'

/** How to make a key pair with a tool that is everywhere. */
const makeKeyHint =
  'make one with: openssl genpkey -algorithm ed25519 -out signing-key.pem (and for readers: openssl pkey -in signing-key.pem -pubout -out signing-key.pub.pem)'

/** The key that `--sign` uses, from the environment; none or an unreadable one is bad input. */
export async function readSigningKey({signingKey, signingKeyFile}: Config): Promise<SigningKey> {
  if (signingKey !== null) return await signingKeyFrom(signingKey, 'AIRWORTHY_SIGNING_KEY')
  if (signingKeyFile === null) {
    throw badInput(
      `--sign needs a key in AIRWORTHY_SIGNING_KEY or a file named in AIRWORTHY_SIGNING_KEY_FILE: ${makeKeyHint}`,
    )
  }
  const text = await readFileText(signingKeyFile, {what: 'an Ed25519 private key'})
  return await signingKeyFrom(text, signingKeyFile)
}

/** A public key that a reader trusts: PEM (SubjectPublicKeyInfo), or the JSON of a platform's key; faults are bad input. */
export async function readPublicKey(path: string): Promise<PublicKey> {
  return await publicKeyOf(await readFileText(path, {what: 'an Ed25519 public key'}), path)
}

/** A public key from its PEM text or a platform's JSON; `source` is where it was found. */
export async function publicKeyOf(pem: string, source: string): Promise<PublicKey> {
  const der = bytesOfPem(pem, 'PUBLIC KEY')
  try {
    const raw = der === null ? rawKeyOfJson(pem) : null
    if (raw !== null) return await publicKeyFrom(raw)
    if (der === null) throw new Error('no PUBLIC KEY block')
    const key = await subtle.importKey('spki', der, 'Ed25519', true, ['verify'])
    return await publicKeyFrom(new Uint8Array(await subtle.exportKey('raw', key)))
  } catch (cause) {
    throw badInput(`${source} holds no Ed25519 public key in PEM: ${makeKeyHint}`, {cause})
  }
}

const subtle = globalThis.crypto.subtle

async function signingKeyFrom(pem: string, source: string): Promise<SigningKey> {
  const der = bytesOfPem(pem, 'PRIVATE KEY')
  try {
    if (der === null) throw new Error('no PRIVATE KEY block')
    const key = await subtle.importKey('pkcs8', der, 'Ed25519', true, ['sign'])
    const {x} = await subtle.exportKey('jwk', key)
    if (x === undefined) throw new Error('the key has no public half')
    return {...(await publicKeyFrom(bytesFromBase64url(x))), privateKey: base64urlFrom(der)}
  } catch (cause) {
    // the key itself never stands in a message
    throw badInput(`${source} holds no Ed25519 private key in PEM (PKCS #8): ${makeKeyHint}`, {
      cause,
    })
  }
}

async function publicKeyFrom(raw: Uint8Array): Promise<PublicKey> {
  const publicKey = base64urlFrom(raw)
  return {id: await keyIdOf(publicKey), publicKey}
}

/** `{"id": …, "publicKey": …}`, as a platform answers at `/api/certification/key`. */
function rawKeyOfJson(text: string): Uint8Array | null {
  if (!text.trimStart().startsWith('{')) return null
  const {publicKey} = JSON.parse(text) as {publicKey?: unknown} // looked at in the next line
  const raw = typeof publicKey === 'string' ? bytesFromBase64url(publicKey) : null
  return raw?.length === 32 ? raw : null
}

function bytesOfPem(pem: string, label: string): Uint8Array<ArrayBuffer> | null {
  const block = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`)
  const base64 = block.exec(pem)?.[1]
  return base64 === undefined ? null : Uint8Array.from(Buffer.from(base64, 'base64'))
}
