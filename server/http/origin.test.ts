import {describe, expect, it} from 'vitest'
import {jsonLog} from '../log.ts'
import {errorAnswer} from './errors.ts'
import {sameOrigin} from './origin.ts'
import {routes} from './route.ts'

const own = 'https://airworthy.example.org'
const cookie = 'airworthy.session_token=abc'
const app = routes()
app.onError((thrown, context) =>
  errorAnswer(thrown, context, jsonLog('silent', {now: () => new Date()})),
)
app.use(sameOrigin(() => [own]))
app.all('/api/thing', (context) => context.text('done'))

async function statusOf(method: string, headers: Record<string, string>): Promise<number> {
  return (await app.request('/api/thing', {method, headers})).status
}

describe('the check of origin', () => {
  it('lets a page of our own change things', async () => {
    expect(await statusOf('POST', {cookie, origin: own})).toBe(200)
  })

  it.each([
    ['another site', 'https://evil.example.org'],
    ['a longer name that begins like ours', `${own}.evil.org`],
    ['the same host over plain http', 'http://airworthy.example.org'],
    ['another port', `${own}:8443`],
    ['a sandboxed page', 'null'],
    ['ours with a path', `${own}/`],
    ['two origins', `${own}, https://evil.example.org`],
  ])('refuses a change from %s', async (_, origin) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await statusOf(method, {cookie, origin})).toBe(403)
    }
  })

  it('refuses a change that names no origin but carries a cookie, even an empty one', async () => {
    expect(await statusOf('POST', {cookie})).toBe(403)
    expect(await statusOf('POST', {cookie: ''})).toBe(403)
  })

  it('says which setting names the right address', async () => {
    const response = await app.request('/api/thing', {
      method: 'POST',
      headers: {cookie, origin: 'https://evil.example.org'},
    })
    expect(await response.json()).toMatchObject({
      error: {
        code: 'origin-refused',
        message: expect.stringMatching(/evil\.example\.org.*AIRWORTHY_PUBLIC_URL/) as string,
      },
    })
  })

  it('lets requests without a cookie pass: they carry nobody’s authority', async () => {
    expect(await statusOf('POST', {authorization: 'Bearer key'})).toBe(200)
    expect(await statusOf('POST', {origin: 'https://evil.example.org'})).toBe(200)
  })

  it('lets reading pass from anywhere', async () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect(await statusOf(method, {cookie, origin: 'https://evil.example.org'})).toBe(200)
    }
  })
})
