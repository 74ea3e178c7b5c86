import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto'
import {generateDataKey, unwrapDataKey, wrapDataKey} from '@airworthy/evidence'
import {AirworthyError} from '@airworthy/kernel'

/** A client secret as the database keeps it; both texts are base64url. */
export interface SealedSecret {
  /** Nonce, ciphertext and tag of AES-256-GCM. */
  readonly sealedSecret: string
  /** The key of this secret alone, wrapped by the master key, as the keys of people are. */
  readonly wrappedKey: string
}

type Bytes = Uint8Array<ArrayBuffer>

const pseudonym = 'single-sign-on'
const additionalData = Buffer.from('airworthy-client-secret:v1')
const [nonceLength, tagLength] = [12, 16]

/** Seals a client secret under a new key, which the master key wraps. */
export async function sealSecret(masterKey: Bytes, secret: string): Promise<SealedSecret> {
  const key = generateDataKey()
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(additionalData)
  const sealed = [nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return {
    sealedSecret: Buffer.concat(sealed).toString('base64url'),
    wrappedKey: await wrapDataKey(masterKey, key, {pseudonym}),
  }
}

/** Opens it again. Throws `cannot-unwrap` under another master key, `cannot-unseal` for damage. */
export async function openSecret(
  masterKey: Bytes,
  {sealedSecret, wrappedKey}: SealedSecret,
): Promise<string> {
  const key = await unwrapDataKey(masterKey, wrappedKey, {pseudonym})
  const bytes = Buffer.from(sealedSecret, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
      .setAAD(additionalData)
      .setAuthTag(bytes.subarray(-tagLength))
    const text = decipher.update(bytes.subarray(nonceLength, -tagLength))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new AirworthyError(
      'cannot-unseal',
      'cannot open the client secret: it was altered; store it again in the settings of single sign-on',
      {cause},
    )
  }
}
