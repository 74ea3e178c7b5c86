import {createServer, type RequestListener, type ServerResponse} from 'node:http'
import {afterEach, describe, expect, test} from 'vitest'
import {buildCredential, buildIssuer, buildList} from '../testing/build-credential-files.ts'
import {runCommand} from '../testing/run-command.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const at = ['--at', '2026-11-28T12:00:00Z']

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a port was expected')
  return `http://127.0.0.1:${address.port}`
}

/** A platform with one credential; `answers` replaces what it answers at some paths. */
async function servePlatform({
  revoked = [],
  answers = {},
}: {
  revoked?: number[]
  answers?: Record<string, (response: ServerResponse) => void>
} = {}): Promise<{origin: string; asked: string[]}> {
  const asked: string[] = []
  let texts: Record<string, string> = {}
  const origin = await serve((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    expect(request.headers.authorization).toBeUndefined()
    const answer = answers[path]
    if (answer !== undefined) answer(response)
    else response.writeHead(texts[path] === undefined ? 404 : 200).end(texts[path])
  })
  const issuer = await buildIssuer(`did:web:${encodeURIComponent(new URL(origin).host)}`)
  const {json, jwt} = await buildCredential(issuer, {origin})
  texts = {
    '/api/verify/4711/credential.json': json,
    '/api/verify/4711/credential.jwt': jwt,
    '/.well-known/did.json': issuer.document,
    '/api/status-lists/revocation/1': await buildList(issuer, {origin, revoked}),
  }
  return {origin, asked}
}

async function verify(url: string, ...flags: string[]) {
  const env = {AIRWORTHY_TOKEN: 'secret'}
  const {code, stdout, stderr} = await runCommand(['credential', 'verify', url, ...flags, ...at], {
    env,
  })
  return {code, stderr, text: stdout.replaceAll(/\s+/g, ' ')}
}

describe('an address', () => {
  test('is fetched, then its issuer and its list; no token is sent to anybody', async () => {
    for (const path of ['/verify/4711', '/api/verify/4711', '/api/verify/4711/credential.jwt']) {
      const {origin, asked} = await servePlatform()
      const {code, stderr, text} = await verify(`${origin}${path}`)
      expect({code, stderr}).toEqual({code: 0, stderr: ''})
      expect(text).toMatch(/^pass: signed by Example Organisation/)
      expect(text).toContain(`fetched ${origin}/.well-known/did.json`)
      expect(asked.slice(1).toSorted()).toEqual([
        '/.well-known/did.json',
        '/api/status-lists/revocation/1',
      ])
    }
  })

  test('of a revoked credential is refused', async () => {
    const {origin} = await servePlatform({revoked: [7]})
    const {code, text} = await verify(`${origin}/verify/4711`)
    expect(code).toBe(1)
    expect(text).toContain('its issuer has revoked it')
  })

  test('whose list or issuer cannot be had is not judged and says why', async () => {
    for (const [path, reason] of [
      ['/api/status-lists/revocation/1', 'the status list could not be had'],
      ['/.well-known/did.json', 'the document of the issuer could not be had'],
    ] as const) {
      const {origin} = await servePlatform({
        answers: {[path]: (response) => response.writeHead(500).end()},
      })
      const {code, text} = await verify(`${origin}/verify/4711`)
      expect(code).toBe(2)
      expect(text).toContain(reason)
      expect(text).toContain('answered 500')
    }
  })

  test.each<[string, (response: ServerResponse) => void, string]>([
    [
      'answers 404',
      (response) => response.writeHead(404).end(),
      'answered 404; a credential was expected there',
    ],
    [
      'redirects to another host',
      (response) => response.writeHead(302, {location: 'https://evil.example/'}).end(),
      'redirects to evil.example, which nobody stated',
    ],
    [
      'redirects without end',
      (response) => response.writeHead(302, {location: '/api/verify/4711/credential.json'}).end(),
      'redirects more than 3 times',
    ],
    ['falls silent', () => undefined, 'did not answer within 0.5 s'],
    [
      'breaks off',
      (response) => response.writeHead(200).write('{', () => response.destroy()),
      'cannot read',
    ],
    ['never ends', (response) => pour(response), 'answers with more than'],
  ])('that %s is a failure of the target: exit 4', async (_, answer, message) => {
    const {origin} = await servePlatform({answers: {'/api/verify/4711/credential.json': answer}})
    const slow = message.includes('0.5 s') ? ['--timeout', '0.5'] : []
    const {code, text, stderr} = await verify(`${origin}/verify/4711`, ...slow)
    expect({code, text}).toEqual({code: 4, text: ''})
    expect(stderr).toContain(message)
  })

  test('may redirect within its host', async () => {
    const {origin} = await servePlatform({
      answers: {
        '/here': (response) =>
          response.writeHead(301, {location: '/api/verify/4711/credential.json'}).end(),
      },
    })
    expect((await verify(`${origin}/here`)).code).toBe(0)
  })

  test('that answers with a page is bad input', async () => {
    const origin = await serve((_, response) => response.end('<!doctype html><p>Hello'))
    const {code, stderr} = await verify(origin)
    expect(code).toBe(3)
    expect(stderr).toContain('is no credential')
  })
})

test('what a credential names does not lead into private networks', async () => {
  const issuer = await buildIssuer('did:web:10.0.0.8')
  const lists = [
    'https://169.254.169.254/latest',
    'https://[fd00::1]/list',
    'http://a.example/list',
  ]
  const {json} = await buildCredential(issuer, {
    changes: {
      statuses: lists.map((statusListCredential) => ({
        statusListCredential,
        statusListIndex: 7,
        statusPurpose: 'revocation',
      })),
    },
  })
  const origin = await serve((_, response) => response.end(json))
  const {code, stdout} = await runCommand([
    'credential',
    'verify',
    origin,
    '--format',
    'json',
    ...at,
  ])
  expect(code).toBe(2)
  const reasons = (
    JSON.parse(stdout) as {predicate: {findings: {code: string; message: string}[]}}
  ).predicate.findings // the command's own
    .filter(({code: one}) => one.endsWith('-unreachable'))
    .map(({message}) => message)
  expect(reasons).toHaveLength(4)
  expect(reasons.filter((one) => one.includes('lies in a private network'))).toHaveLength(3)
  expect(reasons.filter((one) => one.includes('over https'))).toHaveLength(1)
})

function pour(response: ServerResponse): void {
  const block = Buffer.alloc(1024 * 1024)
  const next = (): void => {
    if (!response.destroyed) response.write(block, next)
  }
  next()
}
