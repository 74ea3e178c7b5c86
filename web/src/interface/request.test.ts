import {afterEach, describe, expect, it, vi} from 'vitest'
import {request} from './request.ts'
import {RequestRefused, sentenceOf} from './request-refused.ts'

function answerWith(status: number, body: string) {
  vi.stubGlobal('fetch', async () => new Response(status === 204 ? null : body, {status}))
}

async function refusalFrom(promise: Promise<unknown>): Promise<RequestRefused> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof RequestRefused)) throw new Error('expected a RequestRefused')
  return error
}

afterEach(() => vi.unstubAllGlobals())

describe('a request to the server', () => {
  it('returns the parsed answer', async () => {
    answerWith(200, '{"people":[]}')
    expect(await request('/api/people')).toEqual({people: []})
  })

  it('accepts an answer without content', async () => {
    answerWith(204, '')
    expect(await request('/api/invitations/1', {method: 'DELETE'})).toBeUndefined()
  })

  it('turns a refusal into its code, message and facts', async () => {
    answerWith(
      409,
      '{"error":{"code":"attempt-open","message":"an attempt is open","facts":{"id":"a"}}}',
    )
    const refusal = await refusalFrom(request('/api/assessments', {method: 'POST', body: {}}))
    expect(refusal).toMatchObject({code: 'attempt-open', status: 409, facts: {id: 'a'}})
  })

  it('reads the refusals of the sign-in library too', async () => {
    answerWith(401, '{"code":"INVALID_EMAIL_OR_PASSWORD","message":"Invalid email or password"}')
    const refusal = await refusalFrom(
      request('/api/auth/sign-in/email', {method: 'POST', body: {}}),
    )
    expect(sentenceOf(refusal)).toBe('E-mail address and password do not belong together.')
  })

  it('survives a refusal that is not JSON', async () => {
    answerWith(502, '<html>bad gateway</html>')
    const refusal = await refusalFrom(request('/api/viewer'))
    expect(refusal).toMatchObject({code: 'status-502', status: 502})
    expect(sentenceOf(refusal)).toContain('The server could not answer')
  })

  it('calls a lost connection unreachable, with status 0', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('failed to fetch')
    })
    const refusal = await refusalFrom(request('/api/viewer'))
    expect(refusal).toMatchObject({code: 'unreachable', status: 0})
  })
})

describe('a sentence for people', () => {
  it('starts with a capital and ends with a full stop', () => {
    expect(sentenceOf(new RequestRefused('odd', 'too short: 3', {status: 422}))).toBe(
      'Too short: 3.',
    )
  })
})
