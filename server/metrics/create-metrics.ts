import {collectDefaultMetrics, Counter, Gauge, Histogram, Registry} from 'prom-client'
import type {Clock} from '@airworthy/kernel'
import type {Connection} from '../database/connection.ts'
import {countJobs, ledgerSize} from './metrics-store.ts'

/** One request that was answered. */
export interface AnsweredRequest {
  readonly method: string
  /** The pattern of the route, never the path. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** The figures of a running platform in the text form of Prometheus. */
export interface Metrics {
  readonly contentType: string
  answered(request: AnsweredRequest): void
  /** All figures now; where the database is away, those that need none. */
  text(): Promise<string>
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Figures of one process; labels have few values: routes as declared, methods of HTTP, statuses. */
export function createMetrics({
  connection: {database, pool},
  clock,
}: {
  connection: Connection
  clock: Clock
}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({register: registry})
  const requests = new Counter({
    name: 'airworthy_http_requests_total',
    help: 'requests answered, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'airworthy_http_request_duration_seconds',
    help: 'time from a request to the beginning of its answer',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({name, help, labelNames, registers})
  const connections = gauge(
    'airworthy_database_connections',
    'connections of the pool: idle, busy; waiting: requests without one',
    ['state'],
  )
  const up = gauge('airworthy_database_up', '1 where the database answered this scrape, else 0')
  const jobs = gauge(
    'airworthy_jobs',
    'jobs that are not done: created, retry, active; failed: given up in the last day',
    ['queue', 'state'],
  )
  const streams = gauge('airworthy_ledger_streams', 'streams of the ledger')
  const entries = gauge('airworthy_ledger_entries', 'entries of the ledger')
  const age = gauge('airworthy_ledger_checkpoint_age_seconds', 'age of the latest checkpoint')
  const uncovered = gauge(
    'airworthy_ledger_uncovered_entries',
    'entries that the latest checkpoint does not cover',
  )

  async function readDatabase(): Promise<void> {
    const size = await ledgerSize(database)
    streams.set(size.streams)
    entries.set(size.entries)
    uncovered.set(size.entries - size.checkpointEntries)
    if (size.checkpointAt !== null) {
      age.set((clock.now().getTime() - Date.parse(size.checkpointAt)) / 1000)
    }
    jobs.reset() // a queue that is empty now has no row
    for (const {queue, state, jobs: count} of await countJobs(database)) {
      jobs.set({queue, state}, count)
    }
  }

  return {
    contentType: registry.contentType,
    answered({method, route, status, seconds}) {
      const labels = {method: methods.has(method) ? method : 'other', route}
      requests.inc({...labels, status: String(status)})
      durations.observe(labels, seconds)
    },
    async text() {
      connections.set({state: 'idle'}, pool.idleCount)
      connections.set({state: 'busy'}, pool.totalCount - pool.idleCount)
      connections.set({state: 'waiting'}, pool.waitingCount)
      try {
        await readDatabase()
        up.set(1)
      } catch {
        up.set(0) // what stood there before would be old
        for (const figure of [streams, entries, age, uncovered, jobs]) figure.reset()
      }
      return await registry.metrics()
    },
  }
}
