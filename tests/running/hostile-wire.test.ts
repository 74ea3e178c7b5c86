import {connect, type Socket} from 'node:net'
import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {InvitationCreatedView} from '../../server/features/people/views.ts'
import {besideWeb, hostileWorld, type HostileWorld} from './hostile-world.ts'
import {tokenIn} from './organisation.ts'
import {endEverything} from './platform.ts'
import {rawRequest, requestOf} from './raw-request.ts'

let world: HostileWorld
let port = 0
beforeAll(async () => {
  world = await hostileWorld()
  port = world.platform.port
}, 120_000)
afterAll(async () => {
  await endEverything()
  world.close()
})

const send = async (...lines: string[]) => await rawRequest(port, requestOf(...lines))

describe('a path out of the web’s folder', () => {
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/..\\..\\secret.txt',
    '/assets/....//....//secret.txt',
    '/assets/%252e%252e/%252e%252e/secret.txt',
    '/assets/%c0%ae%c0%ae/%c0%ae%c0%ae/secret.txt',
    '/assets/..;/..;/secret.txt',
    '/./../secret.txt',
    '//secret.txt',
    '/assets//etc/passwd',
    '/etc/passwd',
    '/%00/../secret.txt',
    '/assets/app.js%00.html',
    '/.airworthy/keys/master.key',
    '/keys/master.key',
    'http://localhost/../secret.txt',
    'file:///etc/passwd',
  ])('leads to nothing: %s', async (path) => {
    const {text, status} = await send(
      `GET ${path} HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
    )
    expect(text).not.toContain(besideWeb)
    expect(text).not.toMatch(/root:.*:0:0|[A-Za-z0-9_-]{43}\r?\n$/)
    expect(status).toBeLessThan(500)
  })
})

describe('a header that would be two', () => {
  it.each([
    'GET /healthz%0d%0aset-cookie:%20evil=1 HTTP/1.1',
    'GET /api/nothing%0d%0aset-cookie:%20evil=1 HTTP/1.1',
    'GET /api/single-sign-on/start?to=%2f%0d%0aset-cookie:%20evil=1 HTTP/1.1',
    'GET /api/single-sign-on/callback?code=x%0d%0aset-cookie:%20evil=1&state=%0d%0a HTTP/1.1',
    'GET /api/invitations/open/%0d%0aset-cookie:%20evil=1 HTTP/1.1',
  ])('is made of no path: %s', async (line) => {
    const {text} = await send(line, 'Host: localhost', 'Connection: close')
    const head = text.split('\r\n\r\n')[0] ?? ''
    expect(head).not.toMatch(/^set-cookie: evil/im)
    expect(head).toMatch(/^HTTP\/1\.1 \d{3}/)
  })

  it.each(['x-request-id', 'user-agent', 'x-forwarded-for', 'origin', 'cookie'])(
    'is made of no header: %s',
    async (name) => {
      const bytes = `GET /healthz HTTP/1.1\r\nHost: localhost\r\n${name}: a\rset-cookie: evil=1\nset-cookie: evil=2\r\nConnection: close\r\n\r\n`
      const {text, status} = await rawRequest(port, bytes)
      expect(text.split('\r\n\r\n')[0]).not.toMatch(/set-cookie: evil/i)
      expect([200, 400]).toContain(status)
    },
  )

  it('is made of no request id: what comes back has the form of one', async () => {
    const {text} = await send(
      'GET /healthz HTTP/1.1',
      'Host: localhost',
      'X-Request-Id: 0c8e6d3e-6a51-4d0e-9f0a-0242ac120002"}{"level":"error"',
      'Connection: close',
    )
    expect(/^x-request-id: (.*)$/im.exec(text)?.[1]).toMatch(/^[0-9a-f-]{36}$/)
    expect(world.platform.output()).not.toContain('0c8e6d3e')
  })
})

describe('a request that is two, or none', () => {
  const smuggled = 'GET /api/people HTTP/1.1\r\nHost: localhost\r\n\r\n'

  it.each([
    ['both lengths', `Content-Length: ${smuggled.length}\r\nTransfer-Encoding: chunked`],
    ['two lengths', `Content-Length: 0\r\nContent-Length: ${smuggled.length}`],
    ['a length of no number', 'Content-Length: +5'],
    ['a negative length', 'Content-Length: -1'],
    ['an unknown coding', 'Transfer-Encoding: xchunked'],
    ['a hidden coding', 'Transfer-Encoding : chunked'],
    ['a folded header', 'X-A: b\r\n Transfer-Encoding: chunked'],
  ])('is refused whole: %s', async (_, headers) => {
    const {text, status} = await rawRequest(
      port,
      `POST /api/auth/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n\r\n0\r\n\r\n${smuggled}`,
    )
    expect([0, 400, 411, 415, 501]).toContain(status)
    expect(text.match(/^HTTP\/1\.1 /gm) ?? []).toHaveLength(status === 0 ? 0 : 1)
  })

  it.each(['', 'GET', 'GET / HTTP/9.9', '\u0000\u0001\u0002', 'hello'])(
    'is refused where it is no request: %j',
    async (line) => {
      const {status, text} = await rawRequest(port, `${line}\r\nHost: localhost\r\n\r\n`, {
        timeoutMs: 15_000,
      })
      // an empty line before a request is passed over, and what follows is none
      expect([0, 400, 505]).toContain(status)
      expect(text).not.toContain('    at ')
    },
  )

  it.each(['TRACE', 'CONNECT', 'TRACK', 'DEBUG', 'get'])(
    'is answered to no method that shows or relays: %s',
    async (method) => {
      const planted = 'planted-in-a-trace-header'
      world.secrets.add(planted)
      const target = method === 'CONNECT' ? 'example.org:443' : '/healthz'
      const {text, status} = await send(
        `${method} ${target} HTTP/1.1`,
        'Host: localhost',
        `X-Planted: ${planted}`,
        'Connection: close',
      )
      expect(text).not.toContain(planted)
      expect(status === 0 || status >= 400).toBe(true)
    },
  )
})

describe('a host that is not ours', () => {
  it('enters no link', async () => {
    const {administrator, platform} = world
    const body = '{"email":"linked@example.org","name":"Lin Ked"}'
    const {text, status} = await send(
      'POST /api/invitations HTTP/1.1',
      'Host: evil.example',
      'X-Forwarded-Host: evil.example',
      'Forwarded: host=evil.example',
      `Origin: ${platform.url}`,
      `Cookie: ${administrator.cookie}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      '',
      body,
    )
    expect(status).toBe(201)
    expect(text).not.toContain('evil.example')
    const {link} = JSON.parse(/\{.*\}/s.exec(text)?.[0] ?? '{}') as InvitationCreatedView // the route's view
    expect(new URL(link).origin).toBe(platform.url)
    world.secrets.add(tokenIn(link))
  })

  it.each([
    ['none', ['GET /healthz HTTP/1.1']],
    ['two', ['GET /healthz HTTP/1.1', 'Host: localhost', 'Host: evil.example']],
    ['with a path in it', ['GET /healthz HTTP/1.1', 'Host: evil.example/a b']],
    ['with a line break', ['GET /healthz HTTP/1.1', 'Host: a\u000bb']],
  ])('is refused where it is none: %s', async (_, lines) => {
    const {status, text} = await send(...lines, 'Connection: close')
    expect([0, 400]).toContain(status)
    expect(text).not.toContain('    at ')
  })

  it('decides nothing about where an address in absolute form leads', async () => {
    const {text, status} = await send(
      'GET http://evil.example/api/people HTTP/1.1',
      'Host: localhost',
      'Connection: close',
    )
    expect([400, 401]).toContain(status)
    expect(text).not.toContain('evil.example')
  })

  it('sees no figures', async () => {
    for (const host of ['evil.example', 'localhost.evil.example']) {
      const {status} = await send('GET /metrics HTTP/1.1', `Host: ${host}`, 'Connection: close')
      expect(status).toBe(404)
    }
  })
})

describe('a request larger than any of ours', () => {
  it('is refused for its head', async () => {
    const long = await send(
      'GET /healthz HTTP/1.1',
      'Host: localhost',
      `X-Long: ${'x'.repeat(64_000)}`,
    )
    expect([0, 431]).toContain(long.status)
    const many = Array.from({length: 5_000}, (_, index) => `X-${index}: y`)
    expect([0, 431]).toContain(
      (await send('GET /healthz HTTP/1.1', 'Host: localhost', ...many)).status,
    )
    const target = await send(`GET /${'x'.repeat(64_000)} HTTP/1.1`, 'Host: localhost')
    expect([0, 414, 431]).toContain(target.status)
  })

  it('is refused for the length it declares, before it is sent', async () => {
    const {status} = await send(
      'POST /api/auth/sign-in/email HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      'Content-Length: 99999999999',
    )
    expect(status).toBe(413)
  })

  it('is refused in pieces once they are too many', async () => {
    const piece = `100000\r\n${'x'.repeat(0x100000)}\r\n`
    const head = requestOf(
      'POST /api/set-up HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    )
    const {status} = await rawRequest(port, [head, ...Array.from({length: 6}, () => piece)])
    expect([0, 413]).toContain(status) // closed while we were still sending
  })

  it('is refused for pieces without an end to their size', async () => {
    const head = requestOf(
      'POST /api/set-up HTTP/1.1',
      'Host: localhost',
      'Transfer-Encoding: chunked',
    )
    const {status} = await rawRequest(port, `${head}${'f'.repeat(40)}\r\nx\r\n`)
    expect([0, 400]).toContain(status)
  })
})

describe('clients that take their time', () => {
  const sockets: Socket[] = []
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
  })

  it('hold up nobody, and are cut off', {timeout: 60_000}, async () => {
    let cut = 0
    for (let number = 0; number < 200; number++) {
      const socket = connect({port, host: '127.0.0.1'})
      sockets.push(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => cut++)
      socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n')
    }
    const dripping = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('X-A: b\r\n')
    }, 1_000)
    try {
      const start = performance.now()
      expect(await world.alive()).toBe(true)
      expect((await world.learner.request('GET', '/api/viewer')).status).toBe(200)
      expect(performance.now() - start).toBeLessThan(5_000)
      while (cut < sockets.length && performance.now() - start < 40_000) await sleep(200)
      expect(cut).toBe(sockets.length)
    } finally {
      clearInterval(dripping)
    }
  })

  it('that send half a body leave nothing behind', async () => {
    const {administrator, platform} = world
    const {status} = await rawRequest(
      port,
      requestOf(
        'POST /api/teams HTTP/1.1',
        'Host: localhost',
        `Origin: ${platform.url}`,
        `Cookie: ${administrator.cookie}`,
        'Content-Type: application/json',
        'Content-Length: 100',
      ) + '{"name":"Half a team"',
      {timeoutMs: 2_000},
    )
    expect(status).toBe(0)
    const {teams} = await administrator.get<{teams: {name: string}[]}>('/api/teams')
    expect(teams).toEqual([])
  })
})

describe('the platform after all this', () => {
  it('lives, answers everybody, and has written no secret', async () => {
    expect(await world.alive()).toBe(true)
    expect((await world.learner.request('GET', '/api/my-data')).status).toBe(200)
    const output = world.platform.output()
    for (const secret of world.secrets) expect(output.includes(secret)).toBe(false)
    expect(output).not.toMatch(/"level":"error"/)
    expect(await world.platform.stop()).toBe(0)
  })
})
