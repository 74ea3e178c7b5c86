import {randomBytes, randomUUID} from 'node:crypto'
import {existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {z} from 'zod'
import {generateSigningKey, type SigningKey} from '@airworthy/evidence'
import {AirworthyError} from '@airworthy/kernel'

const signingKeyFile = z.object({
  id: z.string().min(1),
  publicKey: z.string().min(1),
  privateKey: z.string().min(1),
})

type Bytes = Uint8Array<ArrayBuffer>

/** What must never reach the database: made at the first start, kept 0600 in AIRWORTHY_DATA/keys. */
export interface Secrets {
  /** 32 bytes that wrap the key of each person. */
  readonly masterKey: Bytes
  /** Signs checkpoints. */
  readonly signingKey: SigningKey
  /** 32 bytes from which the key that signs credentials is made (Ed25519, RFC 8032). */
  readonly issuerSeed: Bytes
  /** Signs session cookies. */
  readonly sessionSecret: string
}

/** Keys that the configuration gives instead of the files. */
export interface GivenKeys {
  readonly masterKey: string | undefined
  /** Seed of the key that signs credentials, base64url. */
  readonly issuerKey?: string | undefined
  /** File that holds that seed; it is read and never made. */
  readonly issuerKeyFile?: string | undefined
}

/**
 * Reads the keys of a data folder, making those that are missing. Keys from the configuration are
 * used instead of the files'. Throws `key-file-refused` for a damaged file.
 */
export async function readSecrets(
  dataDirectory: string,
  {masterKey, issuerKey, issuerKeyFile}: GivenKeys,
): Promise<Secrets> {
  const folder = join(dataDirectory, 'keys')
  mkdirSync(folder, {recursive: true, mode: 0o700})
  const random = () => randomBytes(32).toString('base64url')
  const signingKeyPath = join(folder, 'ledger-signing-key.json')
  const signingKey = await kept(signingKeyPath, async () =>
    JSON.stringify(await generateSigningKey()),
  )
  return {
    masterKey: masterKeyFrom(masterKey ?? (await kept(join(folder, 'master.key'), random))),
    issuerSeed: issuerSeedFrom(
      issuerKey ??
        (issuerKeyFile === undefined
          ? await kept(join(folder, 'issuer.key'), random)
          : textOf(issuerKeyFile)),
    ),
    signingKey: signingKeyFrom(signingKey, signingKeyPath),
    sessionSecret: await kept(join(folder, 'session.key'), random),
  }
}

async function kept(path: string, make: () => string | Promise<string>): Promise<string> {
  if (!existsSync(path)) {
    // Whole or not at all: a crash, or another process that reads, never meets half a key.
    const whole = `${path}.${randomUUID()}`
    writeFileSync(whole, `${await make()}\n`, {mode: 0o600, flag: 'wx', flush: true})
    try {
      linkSync(whole, path)
    } catch (cause) {
      if (!existsSync(path)) throw cause // else another process was first: its key holds
    } finally {
      unlinkSync(whole)
    }
  }
  return textOf(path)
}

function textOf(path: string): string {
  let text
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw new AirworthyError('key-file-refused', `${path} cannot be read`, {cause})
  }
  if (text !== '') return text
  throw new AirworthyError('key-file-refused', `${path} is empty: restore it from your backup`)
}

function issuerSeedFrom(text: string): Bytes {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'))
  if (bytes.length === 32) return bytes
  throw new AirworthyError(
    'key-file-refused',
    `the seed of the issuer's key has ${bytes.length} bytes, not 32: restore keys/issuer.key from your backup, or take the file away for a new key`,
  )
}

function masterKeyFrom(text: string): Bytes {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'))
  if (bytes.length === 32) return bytes
  throw new AirworthyError(
    'key-file-refused',
    `the master key has ${bytes.length} bytes, not 32: restore keys/master.key from your backup`,
  )
}

function signingKeyFrom(text: string, path: string): SigningKey {
  try {
    return signingKeyFile.parse(JSON.parse(text))
  } catch (cause) {
    throw new AirworthyError(
      'key-file-refused',
      `${path} holds no signing key: restore it from your backup`,
      {cause},
    )
  }
}
