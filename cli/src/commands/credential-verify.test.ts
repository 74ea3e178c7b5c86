import {spawnSync} from 'node:child_process'
import {rmSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {deflateSync} from 'node:zlib'
import {bakePng, bakeSvg} from '@airworthy/credentials'
import {afterAll, describe, expect, test} from 'vitest'
import {
  buildCredential,
  buildIssuer,
  buildList,
  credentialFolder,
} from '../testing/build-credential-files.ts'
import {runCommand} from '../testing/run-command.ts'

const {folder, write} = credentialFolder()
afterAll(() => {
  rmSync(folder, {recursive: true})
})

const issuer = await buildIssuer()
const {json, jwt, credential} = await buildCredential(issuer)
const files = {
  credential: write('credential.json', json),
  jwt: write('credential.jwt', `${jwt}\n`),
  png: write('credential.png', bakePng(pngOfOnePixel(), json)),
  svg: write('credential.svg', bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', jwt)),
  document: write('did.json', issuer.document),
  list: write('list.json', await buildList(issuer)),
  revoking: write('revoking.json', await buildList(issuer, {revoked: [7]})),
}
const flags = ['--issuer', files.document, '--status', files.list]
/** A moment within the validity of what is built. */
const at = ['--at', '2026-11-28T12:00:00Z']

async function verify(...args: string[]) {
  const {code, stdout, stderr} = await runCommand(['credential', 'verify', ...args])
  return {code, stderr, text: stdout.replaceAll(/\s+/g, ' ')}
}

/** A PNG whose chunks have no content but its header. */
function pngOfOnePixel(): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length)
    ends.writeUInt32BE(crc(named), 4)
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
    chunk('IDAT', deflateSync(Uint8Array.of(0, 128))),
    chunk('IEND', new Uint8Array()),
  ])
}

/** The CRC-32 of bytes, bit by bit. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

describe('a good credential', () => {
  test.each(['credential', 'jwt', 'png', 'svg'] as const)('passes as %s: exit 0', async (form) => {
    const {code, stderr, text} = await verify(files[form], ...flags, ...at)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(text).toMatch(
      /^pass: signed by Example Organisation, unchanged, in force and not revoked/,
    )
    expect(text).toContain('What this does not prove')
    expect(text).toContain('Ada L.')
    expect(text.includes('the picture holds exactly one credential')).toBe(
      form === 'png' || form === 'svg',
    )
  })

  test('is read from standard input as well', () => {
    const command = fileURLToPath(new URL('../../bin/airworthy.js', import.meta.url))
    const args = [command, 'credential', 'verify', '-', ...flags, ...at]
    const {status, stdout} = spawnSync(process.execPath, args, {
      input: json,
      encoding: 'utf8',
      env: {},
    })
    expect(status).toBe(0)
    expect(stdout).toMatch(/^pass: /)
  })

  test('without its list is not judged: revocation unknown, exit 2', async () => {
    const {code, text} = await verify(files.credential, '--issuer', files.document, ...at)
    expect(code).toBe(2)
    expect(text).toMatch(/^not-judged: revocation unknown; nothing that could be looked at/)
    expect(text).toContain('--status FILE')
  })

  test('without its issuer is not judged: nobody vouches for the key, exit 2', async () => {
    const {code, text} = await verify(files.credential, ...at)
    expect(code).toBe(2)
    expect(text).toContain('give its document with --issuer FILE')
  })

  test('goes as json to stdout alone, with every check, codes and sentences', async () => {
    const {code, stdout, stderr} = await runCommand([
      'credential',
      'verify',
      files.credential,
      ...flags,
      '--format',
      'json',
      ...at,
    ])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    const statement = JSON.parse(stdout) as {predicate: {result: {checks: {check: string}[]}}} // the command's own
    expect(statement).toMatchObject({
      predicateType: 'urn:airworthy:evidence:credential-verify:v1',
      predicate: {outcome: 'pass', findings: [], result: {fetched: []}},
    })
    expect(statement.predicate.result.checks.map(({check}) => check)).toEqual([
      'shape',
      'context',
      'proof',
      'issuer',
      'validity',
      'status',
    ])
  })
})

describe('what is not what it claims is refused with its reason: exit 1', () => {
  test.each<[string, () => string[] | Promise<string[]>, string]>([
    [
      'altered',
      () => [write('altered.json', json.replace('Ada L.', 'Eve M.')), ...flags, ...at],
      'it was altered, or another key signed it',
    ],
    [
      'revoked',
      () => [files.credential, '--issuer', files.document, '--status', files.revoking, ...at],
      'its issuer has revoked it',
    ],
    [
      'expired',
      () => [files.credential, ...flags, '--at', '2028-01-10T09:00:00Z'],
      'it was valid until 2028-01-10T09:00:00Z',
    ],
    [
      'not yet valid',
      () => [files.credential, ...flags, '--at', '2026-01-10T08:59:59Z'],
      'it is not yet valid: its validity begins on 2026-01-10T09:00:00Z',
    ],
    [
      'forged by somebody else',
      async () => {
        const forger = await buildIssuer('did:web:evil.example', {number: 2})
        const named = {...forger, did: issuer.did}
        return [write('forged.json', (await buildCredential(named)).json), ...flags, ...at]
      },
      'does not list the key did:web:evil.example#key-1',
    ],
    [
      'signed with a key that the issuer does not have',
      async () => {
        const wrong = await buildIssuer(issuer.did, {number: 2})
        return [write('wrong-key.json', (await buildCredential(wrong)).json), ...flags, ...at]
      },
      'it was altered, or another key signed it',
    ],
    [
      'given another vocabulary',
      () => [
        write('context.json', json.replace('context-3.0.3.json', 'context-9.json')),
        ...flags,
        ...at,
      ],
      'its second vocabulary (@context) is not that of Open Badges 3.0',
    ],
    [
      'with a word that no vocabulary knows',
      () => [write('term.json', JSON.stringify({...credential, grade: 'A'})), ...flags, ...at],
      'so that the signature does not cover it',
    ],
    [
      'with a member twice',
      () => [
        write('twice.json', json.replace('"name": "C', '"name": "Chief", "name": "C')),
        ...flags,
        ...at,
      ],
      'has a member twice',
    ],
    [
      'baked twice into a picture',
      () => {
        const text = bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', jwt)
        const element = /<openbadges:credential.*<\/openbadges:credential>/.exec(text)?.[0] ?? ''
        return [write('two.svg', text.replace('<g/>', element)), ...flags, ...at]
      },
      'more than one credential',
    ],
    [
      'baked into a picture that was damaged',
      () => {
        const bytes = bakePng(pngOfOnePixel(), json).slice()
        bytes[120] = (bytes[120] ?? 0) ^ 1
        return [write('damaged.png', bytes), ...flags, ...at]
      },
      'the checksum of iTXt is wrong',
    ],
    [
      'with the list of another issuer',
      async () => {
        const other = await buildIssuer('did:web:b.example', {number: 3})
        return [
          files.credential,
          '--issuer',
          files.document,
          '--status',
          write('other.json', await buildList(other)),
          ...at,
        ]
      },
      'the status list is that of did:web:b.example',
    ],
  ])('%s', async (_, args, reason) => {
    const {code, stderr, text} = await verify(...(await args()))
    expect({code, stderr}).toEqual({code: 1, stderr: ''})
    expect(text).toMatch(/^breach: not to be relied on: /)
    expect(text).toContain(reason)
  })
})

test.each<[string, () => string[], string]>([
  ['no file', () => [`${folder}/none.json`], 'no such file'],
  ['a text', () => [write('text.txt', 'a text')], 'is no credential: it is not JSON'],
  [
    'bytes',
    () => [write('bytes', Uint8Array.of(0xff, 0xfe, 0))],
    'neither json, a jwt, a png nor an svg',
  ],
  ['a list', () => [write('list-of.json', '[]')], 'neither a JSON object nor a JWT'],
  [
    'a picture without one',
    () => [write('plain.png', pngOfOnePixel())],
    'no credential is baked into the png',
  ],
  [
    'a document that is none',
    () => [files.credential, '--issuer', write('x.json', '{"a":1}')],
    'not a document of an issuer',
  ],
  [
    'a status list that is none',
    () => [files.credential, '--status', write('y.txt', 'list')],
    'a status list is json or a jwt',
  ],
  [
    'a moment that is none',
    () => [files.credential, '--at', 'yesterday'],
    'not a moment: --at yesterday',
  ],
  [
    'an address without https',
    () => ['http://airworthy.example.org/x'],
    'over https, or over http on this machine',
  ],
  [
    'an address with a password',
    () => ['https://name:word@127.0.0.1:9/x'],
    'credentials are public',
  ],
])('%s is bad input: exit 3', async (_, args, message) => {
  const {code, text, stderr} = await verify(...args())
  expect({code, text}).toEqual({code: 3, text: ''})
  expect(stderr).toContain(message)
})

test.each(['jsonl', 'markdown', 'sarif', 'junit', 'html'])('writes %s', async (format) => {
  const args = ['credential', 'verify', files.credential, '--format', format, ...at]
  const {code, stdout, stderr} = await runCommand(args)
  expect({code, stderr}).toEqual({code: 2, stderr: ''})
  expect(stdout.length).toBeGreaterThan(50)
})
