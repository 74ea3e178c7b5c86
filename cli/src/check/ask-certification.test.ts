import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {afterEach, describe, expect, test} from 'vitest'
import {
  generateSigningKey,
  signStatement,
  stateMeasurement,
  type SigningKey,
} from '@airworthy/evidence'
import type {Outcome} from '@airworthy/kernel'
import {buildChange, files, judge, seen, touched} from '../testing/build-change.ts'
import {askCertification} from './ask-certification.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const now = '2026-11-28T12:00:00.000Z'
const token = 'aw-secret'
const key = await generateSigningKey()
const other = await generateSigningKey()

/** What a platform answers, and what is wrong with it. */
interface Answers {
  outcomes?: Record<string, Outcome>
  signedBy?: SigningKey
  about?: object
  kind?: 'certification' | 'audit'
  at?: string
  status?: number
  answer?: (response: ServerResponse) => void
}

async function servePlatform(answers: Answers = {}): Promise<{server: string; asked: string[]}> {
  const asked: string[] = []
  const http = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? 'nobody'}`)
    void answer(request, response, answers)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    http.closeAllConnections()
    http.close()
  })
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('a port was expected')
  return {server: `http://127.0.0.1:${address.port}`, asked}
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  {outcomes = {}, signedBy = key, about = {}, kind = 'certification', at = now, ...rest}: Answers,
): Promise<void> {
  const url = new URL(request.url ?? '', 'http://127.0.0.1')
  if (url.pathname === '/api/certification/key') {
    response.end(JSON.stringify({id: key.id, publicKey: key.publicKey}))
    return
  }
  if (rest.answer !== undefined) {
    rest.answer(response)
    return
  }
  const {login, provider, role} = Object.fromEntries(url.searchParams)
  const outcome = outcomes[role ?? ''] ?? 'not-judged'
  const severity = outcome === 'pass' || outcome === 'error' ? 'note' : outcome
  const message = `${provider}:${login} as ${role} is ${outcome}`
  const subject = [{name: `${provider}:${login}`, digest: {sha256: 'ab'.repeat(32)}}]
  const statement = stateMeasurement(kind, subject, {
    tool: {name: 'airworthy-platform', version: '0.1.0'},
    startedAt: at,
    finishedAt: at,
    parameters: {provider, login, role, at, ...about},
    result: {},
    findings: [{code: 'x', severity, subject: `${provider}:${login}`, facts: {}, message}],
    outcome,
  })
  response.statusCode = rest.status ?? 200
  response.end(JSON.stringify(await signStatement(statement, signedBy)))
}

async function ask(answers: Answers, changes: object = {}) {
  const {server, asked} = await servePlatform(answers)
  const roles = ['fullstack-engineer']
  const request = {
    server,
    token,
    author: 'Ada',
    provider: 'github' as const,
    roles,
    now,
    ...changes,
  }
  return {...(await askCertification(request)), asked}
}

describe('a platform', () => {
  test('is asked with the key about this login and this role, and signs its answer', async () => {
    const outcomes = {'fullstack-engineer': 'pass'} as const
    const {certification, signed, asked} = await ask({outcomes})
    expect(certification).toMatchObject({
      answers: [{role: 'fullstack-engineer', outcome: 'pass'}],
    })
    expect(signed.map(({role}) => role)).toEqual(['fullstack-engineer'])
    expect(asked).toEqual([
      '/api/certification/key nobody',
      `/api/certification?provider=github&login=Ada&role=fullstack-engineer Bearer ${token}`,
    ])
  })

  test.each<[string, Answers, object, string]>([
    ['whose answer another key signed', {signedBy: other}, {}, 'not signed by its key'],
    ['that speaks of somebody else', {about: {login: 'eve'}}, {}, 'about something else'],
    ['that speaks of another role', {about: {role: 'data-scientist'}}, {}, 'about something else'],
    ['that speaks of another host', {about: {provider: 'gitlab'}}, {}, 'about something else'],
    ['that states something else', {kind: 'audit'}, {}, 'about something else'],
    ['that gives an old answer', {at: '2026-11-27T12:00:00.000Z'}, {}, 'of another time than now'],
    ['that refuses', {status: 403}, {}, 'may not ask about this login'],
    ['that fails', {status: 500}, {}, 'answered 500'],
    [
      'that redirects',
      {answer: (response) => response.writeHead(302, {location: 'https://evil.example/'}).end()},
      {},
      'cannot be asked',
    ],
    [
      'that answers with something else',
      {answer: (response) => response.end('{}')},
      {},
      'envelope',
    ],
    ['that is not named', {}, {server: undefined}, 'names no server'],
    ['without a key to ask with', {}, {token: null}, 'AIRWORTHY_TOKEN'],
    ['about nobody', {}, {author: null}, '--author LOGIN'],
    ['without https', {}, {server: 'http://airworthy.example.org'}, 'an API key is not sent to it'],
    ['that is away', {}, {server: 'http://127.0.0.1:1'}, 'cannot be asked'],
  ])('%s leaves it unknown, and says why', async (_, answers, changes, reason) => {
    const {certification, signed} = await ask(answers, changes)
    expect(certification).toMatchObject({unknown: expect.stringContaining(reason)})
    expect(signed).toEqual([])
    expect(JSON.stringify(certification)).not.toContain(token)
  })
})

describe('airworthy check', () => {
  async function checked(answers: Answers, {given = token}: {given?: string | null} = {}) {
    const {server} = await servePlatform(answers)
    const policy = files['airworthy.yaml'].replace(
      'require: {statement: false}',
      `server: ${server}\nrequire: {statement: false, certification: [data-scientist, fullstack-engineer]}`,
    )
    const change = buildChange({...files, 'airworthy.yaml': policy}, touched)
    return await judge(change, {}, [], {token: given})
  }

  test('passes where the author holds one of the roles', async () => {
    const judged = await checked({
      outcomes: {'data-scientist': 'breach', 'fullstack-engineer': 'pass'},
    })
    expect(seen(judged)).toContainEqual(['certified', 'note', 'author'])
    expect(judged.decision.outcome).toBe('pass')
    expect(judged.certified).toHaveLength(2)
  })

  test('is a breach where the author holds none', async () => {
    const judged = await checked({
      outcomes: {'data-scientist': 'breach', 'fullstack-engineer': 'breach'},
    })
    expect(seen(judged)).toContainEqual(['not-certified', 'breach', 'author'])
    expect(judged.decision.outcome).toBe('breach')
  })

  test('is not judged for an unlinked login, and without a key to ask with', async () => {
    for (const [answers, given] of [[{}, token] as const, [{}, null] as const]) {
      const judged = await checked(answers, {given})
      expect(seen(judged)).toContainEqual(['certification-unknown', 'not-judged', 'author'])
      expect(judged.decision.outcome).toBe('not-judged')
    }
  })
})
