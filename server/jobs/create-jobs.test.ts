import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {testDatabase, type TestDatabase} from '../database/test-database.ts'
import {jsonLog} from '../log.ts'
import {createJobs} from './create-jobs.ts'
import {inlineJobs} from './jobs.builders.ts'
import type {JobData, Jobs} from './jobs.ts'

const log = jsonLog('silent', {now: () => new Date()})

async function until(what: string, holds: () => boolean, seconds = 15): Promise<void> {
  for (let waited = 0; waited < seconds * 20; waited++) {
    if (holds()) return
    await sleep(50)
  }
  throw new Error(`not within ${seconds} s: ${what}`)
}

const ways: [string, (test: TestDatabase) => {jobs: Jobs; settle: () => Promise<void>}][] = [
  [
    'by the queue in PostgreSQL',
    ({pool}) => ({jobs: createJobs({pool, log}), settle: async () => undefined}),
  ],
  [
    'collected for tests',
    () => {
      const jobs = inlineJobs()
      return {jobs, settle: async () => await jobs.drain()}
    },
  ],
]

describe.each(ways)('jobs %s', (_, make) => {
  let test: TestDatabase
  let jobs: Jobs
  let settle: () => Promise<void>
  const done: JobData[] = []
  beforeAll(async () => {
    test = await testDatabase()
    ;({jobs, settle} = make(test))
    jobs.work('greet', async (data) => void done.push(data), {atOnce: 10})
    await jobs.start()
  })
  afterAll(async () => {
    await jobs.stop()
    await test.close()
  })

  it('are done with the data they were sent with', async () => {
    await jobs.send(test.database, 'greet', {data: {name: 'Bo', times: [1, 2]}})
    await settle()
    await until('it is done', () => done.length === 1)
    expect(done).toEqual([{name: 'Bo', times: [1, 2]}])
  })

  it('are queued once while one with the same key waits', async () => {
    const before = done.length
    const request = {data: {name: 'Cleo'}, key: 'cleo'}
    await test.database.transaction(async (transaction) => {
      await jobs.send(transaction, 'greet', request)
      await jobs.send(transaction, 'greet', request)
      await jobs.send(transaction, 'greet', {data: {name: 'last'}})
    })
    await settle()
    await until('both are done', () => done.length >= before + 2)
    expect(new Set(done.slice(before).map(({name}) => name))).toEqual(new Set(['Cleo', 'last']))
    expect(done).toHaveLength(before + 2)
  })

  it('without somebody to do them are refused, and so is a second to do them', async () => {
    await expect(jobs.send(test.database, 'nobody', {data: {}})).rejects.toThrow(
      'nobody does jobs named nobody',
    )
    expect(() => jobs.schedule('nobody', '0 7 * * *')).toThrow('nobody does jobs named nobody')
  })
})

describe('jobs in PostgreSQL', () => {
  let test: TestDatabase
  const opened: Jobs[] = []
  beforeAll(async () => (test = await testDatabase()))
  afterAll(async () => {
    for (const jobs of opened) await jobs.stop()
    await test.close()
  })

  function open(): Jobs {
    const jobs = createJobs({pool: test.pool, log})
    opened.push(jobs)
    return jobs
  }

  it('are not queued when the transaction of their cause fails', async () => {
    const jobs = open()
    const done: JobData[] = []
    jobs.work('cause', async (data) => void done.push(data))
    await jobs.start()
    const undone = test.database.transaction(async (transaction) => {
      await jobs.send(transaction, 'cause', {data: {of: 'undone'}})
      throw new Error('the cause failed')
    })
    await expect(undone).rejects.toThrow('the cause failed')
    await jobs.send(test.database, 'cause', {data: {of: 'kept'}})
    await until('the kept one is done', () => done.length > 0)
    expect(done).toEqual([{of: 'kept'}])
    expect(() => jobs.work('cause', async () => undefined)).toThrow('already')
  })

  it('that fail are tried again', async () => {
    const jobs = open()
    let tries = 0
    jobs.work(
      'stumble',
      async () => {
        tries++
        if (tries === 1) throw new Error('stumbled')
      },
      {retryAfterSeconds: 1},
    )
    await jobs.start()
    await jobs.send(test.database, 'stumble', {data: {}})
    await until('it was tried twice', () => tries === 2)
  })

  it('wait until their time', async () => {
    const jobs = open()
    const done: number[] = []
    jobs.work('later', async () => void done.push(Date.now()))
    await jobs.start()
    const after = new Date(Date.now() + 3_000)
    await jobs.send(test.database, 'later', {data: {}, after})
    await until('it is done', () => done.length === 1)
    expect(done[0]).toBeGreaterThanOrEqual(after.getTime() - 50)
  })

  it(
    'of a schedule that were missed while nothing ran are made up for by one',
    {
      timeout: 60_000,
    },
    async () => {
      const done: string[] = []
      const process = (name: string) => {
        const jobs = createJobs({pool: test.pool, log})
        opened.push(jobs)
        jobs.work('daily', async () => void done.push(name))
        jobs.schedule('daily', `0 ${(new Date().getUTCHours() + 12) % 24} * * *`)
        return jobs
      }
      const first = process('first')
      await first.start()
      await first.stop()
      // As if it had been off over two of these hours.
      await test.pool.query(`update jobs.schedule set created_on = now() - interval '9 days'`)
      await test.pool.query(`update jobs.version set cron_on = now() - interval '2 days'`)
      const both = [process('second'), process('third')]
      for (const jobs of both) await jobs.start()
      await until('the missed run is made up for', () => done.length > 0, 45)
      await sleep(3_000)
      expect(done).toHaveLength(1)
      expect(done).not.toContain('first')
    },
  )

  it('of a backlog follow one another without a poll between the batches', async () => {
    const jobs = open()
    let done = 0
    jobs.work('many', async () => void done++, {atOnce: 10})
    await jobs.start()
    const started = performance.now()
    await jobs.sendAll(
      test.database,
      'many',
      Array.from({length: 200}, (_, number) => ({data: {number}})),
    )
    await until('all are done', () => done === 200)
    expect(performance.now() - started).toBeLessThan(25_000)
  })
})
