import {createHash} from 'node:crypto'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {stateMeasurement} from '@airworthy/evidence'
import {afterAll, expect, test} from 'vitest'
import {buildKeyFiles} from '../testing/build-key-files.ts'
import {runCommand} from '../testing/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'airworthy-evidence-'))
afterAll(() => {
  rmSync(folder, {recursive: true})
})

const table = write('credit.csv', 'sex,declined\nf,1\nm,0\n')
const audit = write(
  'audit.json',
  JSON.stringify(
    stateMeasurement('audit', [{name: 'credit.csv', digest: {sha256: sha256(table)}}], {
      tool: {name: 'airworthy', version: '0.1.0'},
      startedAt: '2026-11-28T09:00:00.000Z',
      finishedAt: '2026-11-28T09:00:01.000Z',
      parameters: {by: ['sex']},
      result: {},
      findings: [],
      outcome: 'pass',
    }),
  ),
)
const keys = await buildKeyFiles(folder, 'ci')
const others = await buildKeyFiles(folder, 'other')

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** Signs by having the command verify the audit and sign what it says about it. */
async function signedEvidence(): Promise<string> {
  const {stdout} = await runCommand(['evidence', 'verify', audit, '--sign', '--format', 'json'], {
    env: {AIRWORTHY_SIGNING_KEY_FILE: keys.privateKey},
  })
  return write('signed.json', stdout)
}

test('a bare statement is not judged: nobody vouches for it', async () => {
  const {code, stdout} = await runCommand(['evidence', 'verify', audit])
  expect(code).toBe(2)
  expect(stdout).toMatch(/^not-judged: /)
  expect(stdout).toContain('is not signed')
})

test('evidence signed by a trusted key about the file that is here passes', async () => {
  const signed = await signedEvidence()
  const args = ['evidence', 'verify', signed, '--key', keys.publicKey, '--subject', audit]
  const {code, stdout, stderr} = await runCommand(args)
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  expect(stdout).toMatch(/^pass: one file of evidence, signed by keys that you trust\n/)
})

test('a key can be the JSON of a platform as well', async () => {
  const pem = readFileSync(keys.publicKey, 'utf8').replaceAll(/-----[^-]+-----|\s/g, '')
  const publicKey = Buffer.from(pem, 'base64').subarray(-32).toString('base64url')
  const json = write('key.json', JSON.stringify({id: 'any', publicKey}))
  const signed = await signedEvidence()
  expect((await runCommand(['evidence', 'verify', signed, '--key', json])).code).toBe(0)
  const broken = write('key-broken.json', JSON.stringify({publicKey: 'AAAA'}))
  const {code, stderr} = await runCommand(['evidence', 'verify', signed, '--key', broken])
  expect(code).toBe(3)
  expect(stderr).toContain('holds no Ed25519 public key')
})

test('a signed statement without a key to check it is not judged and says which flag is missing', async () => {
  const {code, stdout} = await runCommand(['evidence', 'verify', await signedEvidence()])
  expect(code).toBe(2)
  expect(stdout).toContain('--key FILE')
})

test('another key, and another subject, are breaches', async () => {
  const signed = await signedEvidence()
  const byOther = await runCommand(['evidence', 'verify', signed, '--key', others.publicKey])
  expect(byOther.code).toBe(1)
  expect(byOther.stdout.replace(/\s+/g, ' ')).toContain('is not signed by any key that you trust')
  const args = ['evidence', 'verify', signed, '--key', keys.publicKey, '--subject', table]
  const ofOther = await runCommand(args)
  expect(ofOther.code).toBe(1)
  expect(ofOther.stdout).toContain('is not about')
})

test('an altered payload is a breach, a broken one bad input', async () => {
  const signed = JSON.parse(readFileSync(await signedEvidence(), 'utf8')) as {payload: string}
  const payload = Buffer.from(signed.payload, 'base64')
    .toString()
    .replaceAll('audit.json', 'fraud.json')
  const altered = {...signed, payload: Buffer.from(payload).toString('base64')}
  const path = write('altered.json', JSON.stringify(altered))
  expect((await runCommand(['evidence', 'verify', path, '--key', keys.publicKey])).code).toBe(1)
  const broken = write('broken.json', JSON.stringify({...signed, payload: 'e30='}))
  const {code, stderr} = await runCommand(['evidence', 'verify', broken])
  expect(code).toBe(3)
  expect(stderr).toContain('payload: no member _type')
})

test('a private key never stands in a message, and what is wrong with it does', async () => {
  const args = ['evidence', 'verify', audit, '--sign']
  const secret = 'c2VjcmV0'
  const bad = await runCommand(args, {env: {AIRWORTHY_SIGNING_KEY: secret}})
  expect(bad.code).toBe(3)
  expect(bad.stderr).toContain('AIRWORTHY_SIGNING_KEY holds no Ed25519 private key')
  expect(bad.stderr).not.toContain(secret)
  const none = await runCommand(args)
  expect(none.code).toBe(3)
  expect(none.stderr).toContain('openssl genpkey')
})

test.each(['json', 'jsonl', 'markdown', 'sarif', 'junit', 'html'])(
  'writes %s to stdout alone',
  async (format) => {
    const {code, stdout, stderr} = await runCommand([
      'evidence',
      'verify',
      audit,
      '--format',
      format,
    ])
    expect({code, stderr}).toEqual({code: 2, stderr: ''})
    expect(stdout.length).toBeGreaterThan(50)
  },
)

test('several formats go into a directory, one file each', async () => {
  const out = join(folder, 'reports')
  const args = ['evidence', 'verify', audit, '--format', 'text,json,html,sarif', '--out', out]
  const {code, stdout} = await runCommand(args)
  expect({code, stdout}).toEqual({code: 2, stdout: ''})
  for (const name of ['txt', 'json', 'html', 'sarif']) {
    expect(readFileSync(join(out, `evidence-verify.${name}`), 'utf8')).not.toBe('')
  }
})
