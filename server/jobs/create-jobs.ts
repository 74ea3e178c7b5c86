import {randomUUID} from 'node:crypto'
import {PgBoss, type Job, type JobResult} from 'pg-boss'
import {AirworthyError, errorFrom} from '@airworthy/kernel'
import type {Connection, Queries} from '../database/connection.ts'
import type {Log} from '../log.ts'
import {databaseOfPool, databaseOfTransaction} from './job-store.ts'
import type {JobData, JobHandler, JobRequest, Jobs, WorkOptions} from './jobs.ts'

/** A worker that has not been heard of for so long is taken for dead; the queue allows no less. */
const heartbeatSeconds = 10
/** How often somebody looks for dead workers. */
const superviseSeconds = 3
const pollSeconds = 1
const longestJobSeconds = 15 * 60
/** Done jobs hold ids of people: they are kept just long enough to look into a fault. */
const keptSeconds = 24 * 60 * 60

interface Work extends Required<WorkOptions> {
  readonly handler: JobHandler
}

/** Jobs by pg-boss in the schema `jobs` of the platform's database, on the platform's pool. */
export function createJobs({pool, log}: {pool: Connection['pool']; log: Log}): Jobs {
  const works = new Map<string, Work>()
  const schedules = new Map<string, string>()
  const boss = new PgBoss({
    db: databaseOfPool(pool),
    schema: 'jobs',
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    // What the platform runs on may be a person's machine: nothing is rebuilt or measured for its own sake.
    reindex: false,
    monitorVacuum: false,
    openTelemetry: {enabled: false},
  })
  boss.on('error', (error) => log.warn('jobs-disturbed', {reason: error.message}))

  function workOf(name: string): Work {
    const work = works.get(name)
    if (!work) throw new AirworthyError('job-unknown', `nobody does jobs named ${name}`)
    return work
  }

  async function sendAll(
    transaction: Queries,
    name: string,
    requests: readonly JobRequest[],
  ): Promise<void> {
    workOf(name)
    if (requests.length === 0) return
    await boss.insert(
      name,
      requests.map(({data, key = randomUUID(), after}) => ({
        data,
        singletonKey: key,
        ...(after === undefined ? {} : {startAfter: after}),
      })),
      {db: databaseOfTransaction(transaction)},
    )
  }

  async function settle(name: string, job: Job<JobData>): Promise<JobResult> {
    try {
      await workOf(name).handler(job.data)
      return {id: job.id, status: 'completed'}
    } catch (thrown) {
      // What a failed query was given may be about people.
      const message = errorFrom(thrown).message.replace(/\nparams:.*$/s, '')
      log.error('job-failed', {job: name, id: job.id, reason: message})
      return {id: job.id, status: 'failed', output: {message}}
    }
  }

  async function startWork(name: string, work: Work): Promise<void> {
    const queue = {
      retryLimit: work.retries,
      retryDelay: work.retryAfterSeconds,
      retryBackoff: true,
      retryDelayMax: 3600,
      heartbeatSeconds,
      expireInSeconds: longestJobSeconds,
      deleteAfterSeconds: keptSeconds,
    }
    // Under `short` one job of a key waits at a time; every job has a key.
    await boss.createQueue(name, {...queue, policy: 'short'})
    await boss.updateQueue(name, queue)
    await boss.work<JobData, unknown, typeof polling & {batchSize: number; perJobResults: true}>(
      name,
      {...polling, batchSize: work.atOnce, perJobResults: true},
      async (jobs) => await Promise.all(jobs.map(async (job) => await settle(name, job))),
    )
  }

  return {
    send: async (transaction, name, request) => await sendAll(transaction, name, [request]),
    sendAll,
    work(name, handler, {atOnce = 1, retries = 5, retryAfterSeconds = 30} = {}) {
      if (works.has(name)) {
        throw new AirworthyError('job-refused', `somebody does jobs named ${name} already`)
      }
      works.set(name, {handler, atOnce, retries, retryAfterSeconds})
    },
    schedule(name, cron) {
      workOf(name)
      schedules.set(name, cron)
    },
    async start() {
      await boss.start()
      for (const [name, work] of works) await startWork(name, work)
      for (const [name, cron] of schedules) {
        await boss.schedule(name, cron, {}, {tz: 'UTC', missed: 'once'})
      }
    },
    stop: async () => await boss.stop({graceful: true, close: false, timeout: 10_000}),
  }
}

// A full batch is followed by the next at once; otherwise a backlog drains one batch a poll.
const polling = {pollingIntervalSeconds: pollSeconds, burstWhenBatchFull: true}
