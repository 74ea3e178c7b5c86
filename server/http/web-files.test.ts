import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {request} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {openDoor} from './door.ts'
import {routes, type App} from './route.ts'
import {serveWeb} from './web-files.ts'

const page = '<!doctype html><title>Airworthy</title>'
const script = 'export const answer = "a script that is long enough to be worth compressing"'

let folder: string
let app: App

beforeAll(() => {
  const around = mkdtempSync(join(tmpdir(), 'airworthy-web-'))
  folder = join(around, 'dist')
  mkdirSync(join(folder, 'assets'), {recursive: true})
  writeFileSync(join(around, 'secret.txt'), 'never served')
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
  writeFileSync(join(folder, 'assets/main-4f2a.js'), script)
  writeFileSync(join(folder, 'assets/main-4f2a.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'assets/main-4f2a.js.gz'), gzipSync(script))
  app = routes()
  app.notFound((context) => context.json({error: {code: 'not-found'}}, 404))
  app.get('/api/known', (context) => context.text('known'))
  serveWeb(app, folder)
})

afterAll(() => rmSync(join(folder, '..'), {recursive: true, force: true}))

async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await app.request(path, {headers, method})
  const bytes = Buffer.from(await response.arrayBuffer())
  return {status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8')}
}

/** The answer to a path sent as it stands, which a browser would tidy first. */
async function getRaw(path: string): Promise<{status: number; text: string}> {
  const door = await openDoor({host: '127.0.0.1', port: 0})
  door.answerWith(app)
  try {
    return await new Promise((resolve, reject) => {
      request({host: '127.0.0.1', port: door.port, path}, (answer) => {
        let text = ''
        answer.on('data', (part: Buffer) => (text += part.toString('utf8')))
        answer.on('end', () => resolve({status: answer.statusCode ?? 0, text}))
      })
        .on('error', reject)
        .end()
    })
  } finally {
    await door.close()
  }
}

describe('the files of the web application', () => {
  it('are kept by browsers for a year where their name carries a digest', async () => {
    const {status, headers, text} = await get('/assets/main-4f2a.js')
    expect(status).toBe(200)
    expect(text).toBe(script)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('content-type')).toMatch(/javascript/)
  })

  it('come compressed to who can read that, and plain to others', async () => {
    const brotli = await get('/assets/main-4f2a.js', {'accept-encoding': 'gzip, deflate, br'})
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(brotli.headers.get('vary')).toBe('Accept-Encoding')
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(script)
    const gzip = await get('/assets/main-4f2a.js', {'accept-encoding': 'gzip'})
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(gzip.bytes).toString()).toBe(script)
    expect((await get('/assets/main-4f2a.js')).headers.get('content-encoding')).toBeNull()
  })

  it('are not replaced by the page when an asset is missing, nor is that kept', async () => {
    const {status, headers, text} = await get('/assets/main-0000.js')
    expect(status).toBe(404)
    expect(text).not.toContain('<title>')
    expect(headers.get('cache-control') ?? '').not.toContain('immutable')
  })

  it.each(['/', '/index.html', '/home', '/assessment', '/models/credit-risk/releases/1.2'])(
    'give the page, asked for anew each time, at %s',
    async (path) => {
      const {status, headers, text} = await get(path)
      expect(status).toBe(200)
      expect(text).toBe(page)
      expect(headers.get('content-type')).toMatch(/^text\/html/)
      expect(headers.get('cache-control')).toBe('no-cache')
    },
  )

  it('serve what stands beside the page under its own name', async () => {
    const {text, headers} = await get('/favicon.svg')
    expect(text).toBe('<svg/>')
    expect(headers.get('content-type')).toMatch(/svg/)
  })

  it('answer a question for the head alone without a body', async () => {
    const {status, text} = await get('/assets/main-4f2a.js', {}, 'HEAD')
    expect({status, text}).toEqual({status: 200, text: ''})
  })

  it('leave the API alone, whether it knows a path or not', async () => {
    expect((await get('/api/known')).text).toBe('known')
    const unknown = await get('/api/unknown')
    expect(unknown.status).toBe(404)
    expect(JSON.parse(unknown.text)).toMatchObject({error: {code: 'not-found'}})
  })

  it('take nothing: other methods find nothing', async () => {
    expect((await get('/', {}, 'POST')).status).toBe(404)
    expect((await get('/assets/main-4f2a.js', {}, 'DELETE')).status).toBe(404)
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..\\..\\secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%252e%252e%252fsecret.txt',
    '//secret.txt',
    '/assets/main-4f2a.js%00.txt',
  ])('never come from outside their folder: %s', async (path) => {
    const {status, text} = await getRaw(path)
    expect(text).not.toContain('never served')
    expect([200, 400, 404]).toContain(status)
    if (status === 200) expect(text).toBe(page)
  })

  it('miss politely where nothing has been built', async () => {
    const empty = routes()
    empty.notFound((context) => context.json({error: {code: 'not-found'}}, 404))
    serveWeb(empty, join(folder, 'assets'))
    expect((await empty.request('/home')).status).toBe(404)
  })
})
