import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {readSecrets} from './secrets.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'airworthy-keys-'))
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

const read = async (masterKey?: string) => await readSecrets(folder, {masterKey})
const keyFile = (name: string) => join(folder, 'keys', name)
const modeOf = (path: string) => statSync(path).mode & 0o777

describe('the secrets of a platform', () => {
  it('are made at the first start, for the owner of the folder alone', async () => {
    const secrets = await read()
    expect(secrets.masterKey).toHaveLength(32)
    expect(secrets.sessionSecret).toHaveLength(43)
    expect(modeOf(join(folder, 'keys'))).toBe(0o700)
    const files = readdirSync(join(folder, 'keys')).sort()
    expect(files).toEqual(['issuer.key', 'ledger-signing-key.json', 'master.key', 'session.key'])
    for (const file of files) expect(modeOf(keyFile(file)), file).toBe(0o600)
  })

  it('are the same at every later start', async () => {
    const first = await read()
    expect(await read()).toEqual(first)
  })

  it('take the seed of the issuer from the configuration, from its file, or from their own', async () => {
    const seedOf = (byte: number) => Buffer.alloc(32, byte).toString('base64url')
    const given = {masterKey: undefined, issuerKey: seedOf(1)}
    expect((await readSecrets(folder, given)).issuerSeed).toEqual(new Uint8Array(32).fill(1))
    expect(readdirSync(join(folder, 'keys'))).not.toContain('issuer.key')
    const issuerKeyFile = join(folder, 'mounted')
    writeFileSync(issuerKeyFile, `${seedOf(2)}\n`)
    const mounted = await readSecrets(folder, {masterKey: undefined, issuerKeyFile})
    expect(mounted.issuerSeed).toEqual(new Uint8Array(32).fill(2))
    const own = await read()
    expect(own.issuerSeed).toHaveLength(32)
    expect(modeOf(keyFile('issuer.key'))).toBe(0o600)
  })

  it('refuse a seed of the issuer that is cut off or is not there', async () => {
    await read()
    writeFileSync(keyFile('issuer.key'), 'AAAA\n')
    await expect(read()).rejects.toThrow(/issuer's key has 3 bytes, not 32/)
    const missing = {masterKey: undefined, issuerKeyFile: join(folder, 'absent')}
    await expect(readSecrets(folder, missing)).rejects.toThrow(/absent cannot be read/)
  })

  it('are others in another folder', async () => {
    const first = await read()
    const elsewhere = mkdtempSync(join(tmpdir(), 'airworthy-keys-'))
    try {
      const second = await readSecrets(elsewhere, {masterKey: undefined})
      expect(second.masterKey).not.toEqual(first.masterKey)
      expect(second.sessionSecret).not.toBe(first.sessionSecret)
      expect(second.signingKey.id).not.toBe(first.signingKey.id)
    } finally {
      rmSync(elsewhere, {recursive: true, force: true})
    }
  })

  it('take the master key of the configuration and keep no copy of it', async () => {
    const given = Buffer.alloc(32, 7).toString('base64url')
    const {masterKey} = await read(given)
    expect(masterKey).toEqual(new Uint8Array(32).fill(7))
    expect(readdirSync(join(folder, 'keys'))).not.toContain('master.key')
  })

  it.each([
    ['shortened', 'c2hvcnQ'],
    ['lengthened', Buffer.alloc(33, 1).toString('base64url')],
    ['emptied', ''],
  ])('refuse a master key that was %s, and name the remedy, not the key', async (_, text) => {
    await read()
    writeFileSync(keyFile('master.key'), text)
    await expect(read()).rejects.toThrow(
      expect.objectContaining({
        code: 'key-file-refused',
        message: expect.stringMatching(/restore .*from your backup$/) as string,
      }),
    )
    if (text !== '') await expect(read()).rejects.not.toThrow(new RegExp(text))
  })

  it('refuse a signing key that is no JSON, and never make a new one in its place', async () => {
    await read()
    chmodSync(keyFile('ledger-signing-key.json'), 0o600)
    writeFileSync(keyFile('ledger-signing-key.json'), '{"id": "k')
    await expect(read()).rejects.toMatchObject({code: 'key-file-refused'})
    expect(readFileSync(keyFile('ledger-signing-key.json'), 'utf8')).toBe('{"id": "k')
  })

  it.each([
    ['session.key', ''],
    ['ledger-signing-key.json', ''],
    ['ledger-signing-key.json', 'null'],
    ['ledger-signing-key.json', '{"id":"a"}'],
  ])('refuse %s when it holds %j', async (name, text) => {
    await read()
    writeFileSync(keyFile(name), text)
    await expect(read()).rejects.toMatchObject({code: 'key-file-refused'})
  })

  it('are the same for two processes that start at once, and leave no scraps', async () => {
    const [one, other] = await Promise.all([read(), read()])
    expect(one).toEqual(other)
    expect(readdirSync(join(folder, 'keys'))).toHaveLength(4)
  })

  it('suffer a line break at the end of a file, as editors leave it', async () => {
    const first = await read()
    const path = keyFile('session.key')
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`)
    expect((await read()).sessionSecret).toBe(first.sessionSecret)
  })
})
