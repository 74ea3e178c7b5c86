import {createServer, type IncomingMessage, type RequestListener} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, expect, test} from 'vitest'
import {buildLedgerFiles} from '../testing/build-ledger-files.ts'
import {runCommand} from '../testing/run-command.ts'

const closers: (() => void)[] = []

afterEach(() => {
  for (const close of closers.splice(0)) close()
})

test('a platform is verified over http, its export streamed', async () => {
  const {lines, checkpoint} = await buildLedgerFiles([3, 2])
  const seen: IncomingMessage[] = []
  const origin = await serve((request, response) => {
    seen.push(request)
    for (const line of lines) response.write(`${line}\n`)
    response.end()
  })
  const flags = ['--checkpoint', checkpoint]
  for (const url of [origin, `${origin}/`, `${origin}/api/ledger/export`]) {
    const {code, stdout, stderr} = await runCommand(['ledger', 'verify', url, ...flags])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toMatch(/^pass: 5 entries in 2 streams/)
  }
  expect(seen.map(({url}) => url)).toEqual(Array(3).fill('/api/ledger/export'))
  expect(seen[0]?.headers.authorization).toBeUndefined()
})

test('the token is sent as a bearer token and never shown', async () => {
  const token = 'aw-test-key'
  const origin = await serve((request, response) => {
    response.statusCode = request.headers.authorization === `Bearer ${token}` ? 403 : 401
    response.end()
  })
  const without = await runCommand(['ledger', 'verify', origin])
  expect(without.code).toBe(4)
  expect(without.stderr).toContain('answered 401; set AIRWORTHY_TOKEN to an API key')
  const env = {AIRWORTHY_TOKEN: token}
  const withToken = await runCommand(['ledger', 'verify', origin], {env})
  expect(withToken.code).toBe(4)
  expect(withToken.stderr).toContain('answered 403; the API key in AIRWORTHY_TOKEN may not read it')
  expect(withToken.stderr).not.toContain(token)
})

test('an answer other than 200 is a failure of the target: exit 4', async () => {
  for (const status of [204, 404, 500, 503]) {
    const origin = await serve((_, response) => {
      response.statusCode = status
      response.end()
    })
    const {code, stdout, stderr} = await runCommand(['ledger', 'verify', origin])
    expect({code, stdout}).toEqual({code: 4, stdout: ''})
    expect(stderr).toContain(`/api/ledger/export answered ${status}`)
  }
})

test('a target that refuses, breaks off or falls silent is a failure: exit 4', async () => {
  const {lines} = await buildLedgerFiles([3])
  const broken = await serve((_, response) => {
    response.write(`${lines[0]}\n${lines[1]}\n`, () => response.destroy())
  })
  const silent = await serve(() => {})
  const stuck = await serve((_, response) => {
    response.write(`${lines[0]}\n`)
  })
  const failures: [string, string][] = [
    [await closedOrigin(), 'ECONNREFUSED'],
    [broken, 'cannot read'],
    [silent, 'was silent for 0.5 s'],
    [stuck, 'was silent for 0.5 s'],
  ]
  for (const [origin, message] of failures) {
    const {code, stdout, stderr} = await runCommand([
      'ledger',
      'verify',
      origin,
      '--timeout',
      '0.5',
    ])
    expect({code, stdout}).toEqual({code: 4, stdout: ''})
    expect(stderr).toContain(message)
  }
})

test('an address that answers with something else is bad input: exit 3', async () => {
  const origin = await serve((_, response) => {
    response.end('<!doctype html>\n')
  })
  const {code, stderr} = await runCommand(['ledger', 'verify', origin])
  expect(code).toBe(3)
  expect(stderr).toContain(`${origin}: not a ledger export: not json`)
})

test('a password in a url is refused before anything is sent', async () => {
  const {code, stderr} = await runCommand(['ledger', 'verify', 'http://name:word@127.0.0.1:9/x'])
  expect(code).toBe(3)
  expect(stderr).toContain('set AIRWORTHY_TOKEN')
  expect(stderr).not.toContain('word@')
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return originOf(server.address())
}

async function closedOrigin(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = originOf(server.address())
  await new Promise((resolve) => server.close(resolve))
  return origin
}

function originOf(address: string | AddressInfo | null): string {
  if (address === null || typeof address === 'string') throw new Error('a port was expected')
  return `http://127.0.0.1:${address.port}`
}
