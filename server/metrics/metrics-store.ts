import {sql} from 'drizzle-orm'
import type {Queries} from '../database/connection.ts'

/** How many jobs of a queue wait, are being done, or have failed for good. */
export interface JobCount {
  readonly queue: string
  readonly state: string
  readonly jobs: number
}

/** The size of the ledger, and its latest checkpoint. */
export interface LedgerSize {
  readonly streams: number
  readonly entries: number
  /** ISO time; null before the first. */
  readonly checkpointAt: string | null
  readonly checkpointEntries: number
}

/** Jobs that are not done, by queue and state; empty before the queue is made. */
export async function countJobs(queries: Queries): Promise<JobCount[]> {
  const made = await queries.execute<{made: boolean}>(
    sql`select to_regclass('jobs.job') is not null as made`,
  )
  if (made.rows[0]?.made !== true) return []
  const {rows} = await queries.execute<{queue: string; state: string; jobs: number}>(
    sql`select name as queue, state::text as state, count(*)::int as jobs from jobs.job
         where state in ('created', 'retry', 'active', 'failed') and name not like '\\_\\_pgboss%'
         group by 1, 2`,
  )
  return rows
}

/** What the ledger is made of now. */
export async function ledgerSize(queries: Queries): Promise<LedgerSize> {
  const {rows} = await queries.execute<{
    streams: number
    entries: number
    at: string | null
    covered: number | null
  }>(
    sql`select count(*)::int as streams, coalesce(sum(length), 0)::int as entries,
               (select at from ledger_checkpoint order by number desc limit 1) as at,
               (select entries from ledger_checkpoint order by number desc limit 1) as covered
          from ledger_stream where length > 0`,
  )
  const [row] = rows
  return {
    streams: row?.streams ?? 0,
    entries: row?.entries ?? 0,
    checkpointAt: row?.at ?? null,
    checkpointEntries: row?.covered ?? 0,
  }
}
