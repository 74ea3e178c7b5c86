import type {Json} from '@airworthy/kernel'
import type {Queries} from '../database/connection.ts'

/** What a job is given: plain data, ids rather than names, because the queue keeps it for a day. */
export type JobData = Readonly<Record<string, Json>>

/** Does one job. What it throws is retried, and it may run twice: it must be idempotent. */
export type JobHandler = (data: JobData) => Promise<void>

export interface WorkOptions {
  /** How many of these jobs one process does side by side. */
  readonly atOnce?: number
  /** How often a job that fails is tried again before it is given up and logged. */
  readonly retries?: number
  /** Seconds before the first retry; doubled for each further one, up to an hour. */
  readonly retryAfterSeconds?: number
}

/** How a job is queued. */
export interface JobRequest {
  readonly data: JobData
  /** A job with the same key that still waits is not queued again. */
  readonly key?: string
  /** When it may start; at once if absent. */
  readonly after?: Date
}

/**
 * Long and recurring work, in the platform's PostgreSQL: any number of processes may do it, and
 * what a killed one was doing is taken up by another within about 15 seconds.
 */
export interface Jobs {
  /** Queues a job in the transaction of its cause: both are kept or neither. Throws `job-unknown`. */
  send(transaction: Queries, name: string, request: JobRequest): Promise<void>
  /** Queues many jobs of one name by one statement. Throws `job-unknown`. */
  sendAll(transaction: Queries, name: string, requests: readonly JobRequest[]): Promise<void>
  /** Says who does the jobs of a name. Before `start`; one handler a name. */
  work(name: string, handler: JobHandler, options?: WorkOptions): void
  /** Queues a job of a name by a cron expression in UTC; once for runs missed while nothing ran. */
  schedule(name: string, cron: string): void
  /** Begins to take jobs. */
  start(): Promise<void>
  /** Takes no more jobs and waits up to ten seconds for those that run. */
  stop(): Promise<void>
}
