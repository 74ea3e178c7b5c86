import {sql} from 'drizzle-orm'
import {HTTPException} from 'hono/http-exception'
import {describe, expect, it} from 'vitest'
import {AirworthyError} from '@airworthy/kernel'
import {connect} from '../database/connection.ts'
import {testDatabase} from '../database/test-database.ts'
import {jsonLog, type Log} from '../log.ts'
import {errorAnswer, requestRefused} from './errors.ts'
import {routes} from './route.ts'

interface Line {
  readonly level: string
  readonly event: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** What the edge answers when a handler does this, and what it logs. */
async function answerTo(handle: () => unknown) {
  const lines: Line[] = []
  const at =
    (level: string) =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
      void lines.push({level, event, facts})
  const log: Log = {debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error')}
  const app = routes()
  app.onError((thrown, context) => errorAnswer(thrown, context, log))
  app.use(async function identify(context, next) {
    context.header('x-request-id', 'r-1')
    await next()
  })
  app.get('/api/thing', async (context) => {
    await handle()
    return context.text('done')
  })
  const response = await app.request('/api/thing')
  return {status: response.status, text: await response.text(), lines}
}

function thrower(thrown: unknown) {
  return () => {
    throw thrown
  }
}

describe('the answer to an error', () => {
  it.each([
    ['not-signed-in', 401],
    ['access-refused', 403],
    ['origin-refused', 403],
    ['not-found', 404],
    ['attempt-open', 409],
    ['attempt-not-finished', 409],
    ['attempt-finished', 409],
    ['attempt-paused', 409],
    ['position-passed', 409],
    ['event-refused', 409],
    ['body-too-large', 413],
    ['domain-refused', 422],
    ['role-refused', 422],
    ['request-refused', 422],
    ['response-refused', 422],
    ['too-many-requests', 429],
  ])('shows a known one: %s with %i', async (code, status) => {
    const error = new AirworthyError(code, `no way: ${code}`, {facts: {thing: 'a'}})
    const answer = await answerTo(thrower(error))
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text)).toEqual({
      error: {code, message: `no way: ${code}`, facts: {thing: 'a'}},
    })
    expect(answer.lines).toEqual([])
  })

  it('never shows the cause of a known one', async () => {
    const cause = new Error('duplicate key value violates "assessment_one_open_per_person"')
    const answer = await answerTo(
      thrower(new AirworthyError('attempt-open', 'another assessment is open', {cause})),
    )
    expect(answer.status).toBe(409)
    expect(answer.text).not.toContain('duplicate')
  })

  it.each([
    ['an error of a library', new Error('select "password" from account')],
    ['an error of ours without a status', new AirworthyError('item-version-missing', 'secret-id')],
    ['an answer of 5xx', new HTTPException(502, {message: 'secret-id'})],
  ])('hides %s, logs it, and names the request', async (_, thrown) => {
    const answer = await answerTo(thrower(thrown))
    expect(answer.status).toBe(500)
    expect(JSON.parse(answer.text)).toEqual({
      error: {
        code: 'internal',
        message: 'something failed on our side; it has been logged',
        facts: {requestId: 'r-1'},
      },
    })
    expect(answer.lines).toEqual([
      {
        level: 'error',
        event: 'request-failed',
        facts: expect.objectContaining({path: '/api/thing', requestId: 'r-1'}) as object,
      },
    ])
    expect(String(answer.lines[0]?.facts['stack'])).toContain('errors.test.ts')
  })

  it('shows neither stack nor SQL nor parameters of a statement that fails', async () => {
    const test = await testDatabase()
    try {
      const answer = await answerTo(async () => await test.pool.query('select secret from nowhere'))
      expect(answer.status).toBe(500)
      expect(answer.text).not.toMatch(/select|nowhere|secret|\.ts|node_modules/)
    } finally {
      await test.close()
    }
  })

  it('logs no parameter of a statement that fails, but where it failed', async () => {
    const test = await testDatabase()
    try {
      const {lines} = await answerTo(
        async () =>
          await test.database.execute(
            sql`select * from nowhere where email = ${'ada@example.org'}`,
          ),
      )
      expect(JSON.stringify(lines)).not.toContain('ada@example.org')
      expect(lines[0]?.facts['reason']).toBe('relation "nowhere" does not exist')
      expect(String(lines[0]?.facts['stack'])).toContain('errors.test.ts')
    } finally {
      await test.close()
    }
  })

  it('answers 503 while the database is away, and says that trying again may help', async () => {
    const silent = jsonLog('silent', {now: () => new Date()})
    const nobody = connect('postgres://nobody:nothing@127.0.0.1:1/none', silent)
    try {
      const answer = await answerTo(async () => await nobody.pool.query('select 1'))
      expect(answer.status).toBe(503)
      expect(JSON.parse(answer.text)).toMatchObject({error: {code: 'database-away'}})
      expect(answer.text).not.toContain('127.0.0.1')
      expect(answer.lines.map(({level, event}) => [level, event])).toEqual([
        ['warn', 'database-away'],
      ])
    } finally {
      await nobody.close()
    }
  })

  it('answers 503 when the connection is cut in the middle of a statement', async () => {
    const test = await testDatabase()
    try {
      const answer = await answerTo(async () => {
        const client = await test.pool.connect()
        client.on('error', () => undefined)
        try {
          const {rows} = await client.query<{pid: number}>('select pg_backend_pid() as pid')
          const sleeping = client.query('select pg_sleep(20)')
          const cut = test.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
          await Promise.all([sleeping, cut])
        } finally {
          client.release(true)
        }
      })
      expect(answer.status).toBe(503)
    } finally {
      await test.close()
    }
  })

  it('keeps the status of an answer that the framework refuses', async () => {
    const answer = await answerTo(thrower(new HTTPException(400, {message: 'malformed JSON'})))
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toEqual({
      error: {code: 'request-refused', message: 'malformed JSON'},
    })
  })
})

describe('a refused request', () => {
  it('names the place and reason of the first fault, and carries all', () => {
    const error = requestRefused([
      {path: ['people', 3, 'email'], message: 'invalid email'},
      {path: [], message: 'unknown field'},
    ])
    expect(error.message).toBe('request refused: people.3.email: invalid email')
    expect(error.facts['faults']).toEqual([
      {path: 'people.3.email', message: 'invalid email'},
      {path: '', message: 'unknown field'},
    ])
  })

  it('calls a fault of the whole by the name of body', () => {
    expect(requestRefused([{path: [], message: 'expected object'}]).message).toBe(
      'request refused: body: expected object',
    )
  })
})

describe('a text that the database cannot hold', () => {
  it.each([
    ['a text', sql`select ${'a\u0000b'}::text`],
    ['json', sql`select ${'{"a":"\\u0000"}'}::jsonb`],
  ])('is refused as the request’s fault, and nothing is logged: %s', async (_, query) => {
    const test = await testDatabase()
    const {status, text, lines} = await answerTo(async () => await test.database.execute(query))
    await test.close()
    expect(status).toBe(422)
    expect(JSON.parse(text)).toMatchObject({error: {code: 'request-refused'}})
    expect(lines).toEqual([])
  })
})
