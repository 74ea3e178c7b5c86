import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {clockAt} from '@airworthy/kernel'
import {generateSigningKey} from '@airworthy/evidence'
import {testDatabase, type TestDatabase} from '../database/test-database.ts'
import {createCheckpoints, createLedger} from '../features/ledger/index.ts'
import {createJobs} from '../jobs/index.ts'
import {jsonLog} from '../log.ts'
import {createMetrics} from './index.ts'

const clock = clockAt('2026-11-28T12:00:00.000Z')
const log = jsonLog('silent', clock)

/** The value of a figure in the text form; undefined where it is absent. */
function valueOf(text: string, figure: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${figure} `))
  return line === undefined ? undefined : Number(line.slice(figure.length + 1))
}

describe('the figures', () => {
  let test: TestDatabase
  beforeAll(async () => (test = await testDatabase()))
  afterAll(async () => await test.close())

  it('count requests by route, method and status, a method of nobody’s as other', async () => {
    const metrics = createMetrics({connection: test, clock})
    metrics.answered({method: 'GET', route: '/api/people', status: 200, seconds: 0.02})
    metrics.answered({method: 'GET', route: '/api/people', status: 200, seconds: 3})
    metrics.answered({method: 'PROPFIND', route: '/api/*', status: 404, seconds: 0.001})
    const text = await metrics.text()
    const requests = 'airworthy_http_requests_total'
    expect(valueOf(text, `${requests}{method="GET",route="/api/people",status="200"}`)).toBe(2)
    expect(valueOf(text, `${requests}{method="other",route="/api/*",status="404"}`)).toBe(1)
    const bucket = 'airworthy_http_request_duration_seconds_bucket'
    expect(valueOf(text, `${bucket}{le="0.025",method="GET",route="/api/people"}`)).toBe(1)
    expect(valueOf(text, `${bucket}{le="5",method="GET",route="/api/people"}`)).toBe(2)
    expect(valueOf(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
  })

  it('tell the size of the ledger and what the latest checkpoint leaves out', async () => {
    const later = clockAt('2026-11-28T12:00:00.000Z')
    const metrics = createMetrics({connection: test, clock: later})
    const masterKey = new Uint8Array(32)
    const ledger = createLedger({masterKey, clock: later})
    const append = async (stream: string) =>
      void (await ledger.append(test.database, {
        stream,
        type: 'thing.happened',
        actor: null,
        subject: null,
        payload: {},
      }))
    await append('one')
    await append('one')
    const checkpoints = createCheckpoints({
      database: test.database,
      signingKey: await generateSigningKey(),
      origin: 'test',
      clock: later,
    })
    expect(valueOf(await metrics.text(), 'airworthy_ledger_uncovered_entries')).toBe(2)
    await checkpoints.make()
    await append('two')
    const text = await createMetrics({
      connection: test,
      clock: clockAt('2026-11-28T12:10:00.000Z'),
    }).text()
    expect(valueOf(text, 'airworthy_ledger_streams')).toBe(2)
    expect(valueOf(text, 'airworthy_ledger_entries')).toBe(3)
    expect(valueOf(text, 'airworthy_ledger_uncovered_entries')).toBe(1)
    expect(valueOf(text, 'airworthy_ledger_checkpoint_age_seconds')).toBe(600)
    expect(valueOf(text, 'airworthy_database_up')).toBe(1)
  })

  it('tell the jobs that wait, and a queue that is empty again has none', async () => {
    const metrics = createMetrics({connection: test, clock})
    const jobs = createJobs({pool: test.pool, log})
    jobs.work('greet', async () => undefined)
    await jobs.start()
    const after = new Date(Date.now() + 3_600_000)
    await jobs.send(test.database, 'greet', {data: {}, after})
    const figure = 'airworthy_jobs{queue="greet",state="created"}'
    expect(valueOf(await metrics.text(), figure)).toBe(1)
    await jobs.stop()
    await test.pool.query(`delete from jobs.job where name = 'greet'`)
    expect(valueOf(await metrics.text(), figure)).toBeUndefined()
  })

  it('say that the database is away, and nothing that was true before', async () => {
    const away = await testDatabase()
    const metrics = createMetrics({connection: away, clock})
    expect(valueOf(await metrics.text(), 'airworthy_database_up')).toBe(1)
    await away.close()
    const text = await metrics.text()
    expect(valueOf(text, 'airworthy_database_up')).toBe(0)
    expect(valueOf(text, 'airworthy_ledger_streams')).toBe(0)
    expect(valueOf(text, 'nodejs_heap_size_total_bytes')).toBeGreaterThan(0)
  })
})
