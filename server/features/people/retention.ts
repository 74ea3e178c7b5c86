import {AirworthyError, errorFrom, type Clock} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import {loggedReason} from '../../http/errors.ts'
import type {Jobs} from '../../jobs/jobs.ts'
import type {Log} from '../../log.ts'
import type {Ledger} from '../ledger/index.ts'
import * as retentionStore from './retention-store.ts'
import type {RetentionPreviewView, RetentionRequest, RetentionView} from './retention-views.ts'
import * as store from './store.ts'

/** How long what is about people is kept, and what follows from it each day. */
export interface Retention {
  settings(): Promise<RetentionView>
  change(actorId: string, settings: RetentionRequest): Promise<RetentionView>
  /** Who would be erased when, by these settings where they differ from those that apply. */
  preview(
    wanted: Partial<RetentionRequest>,
    page: {limit: number; offset: number},
  ): Promise<RetentionPreviewView>
}

/** What applies until an administrator changes it. */
const defaultRetention: RetentionRequest = {disabledMonths: 24, signInDays: 30}

const retentionJob = 'people.retention'
const dayMs = 24 * 60 * 60 * 1000

/**
 * Retention on a migrated database; registers its daily job, so before `jobs.start`. `erase` erases
 * a person in a transaction.
 */
export function createRetention({
  database,
  ledger,
  clock,
  log,
  jobs,
  erase,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
  log: Log
  jobs: Jobs
  erase: (transaction: Queries, personId: string) => Promise<void>
}): Retention {
  jobs.work(retentionJob, run)
  jobs.schedule(retentionJob, '0 3 * * *')

  /** Erases who is due and deletes what signing in left behind. A second run finds nothing to do. */
  async function run(): Promise<void> {
    const {disabledMonths: months, signInDays} = await readRetention(database)
    const now = clock.now()
    const due = months === null ? [] : await retentionStore.dueForErasure(database, {months, now})
    let erased = 0
    let failed = 0
    for (const id of due) {
      try {
        if (await eraseDue(id, {months: months ?? 0, now})) erased++
      } catch (thrown) {
        failed++
        log.error('retention-failed', {person: id, reason: loggedReason(errorFrom(thrown))})
      }
    }
    await database.transaction(async (transaction) => {
      const ended = await retentionStore.deleteEnded(transaction, daysBefore(now, signInDays))
      if (erased + ended.sessions + ended.invitations === 0) return
      await ledger.append(transaction, {
        stream: 'organisation',
        type: 'retention.applied',
        actor: null,
        subject: null,
        payload: {disabledMonths: months, signInDays, erased, ...ended},
      })
    })
    if (failed > 0) {
      throw new AirworthyError('retention-incomplete', `${failed} of ${due.length} not erased`)
    }
  }

  /** False when the person is not due any more: enabled again, or erased meanwhile. */
  async function eraseDue(id: string, at: {months: number; now: Date}): Promise<boolean> {
    return await database.transaction(async (transaction) => {
      await store.lockOrganisation(transaction)
      if (!(await retentionStore.lockDue(transaction, id, at))) return false
      await erase(transaction, id)
      return true
    })
  }

  return {
    settings: async () => await readRetention(database),

    async change(actorId, {disabledMonths, signInDays}) {
      return await database.transaction(async (transaction) => {
        await store.lockOrganisation(transaction)
        const before = await readRetention(transaction)
        if (before.disabledMonths === disabledMonths && before.signInDays === signInDays) {
          return before
        }
        const changedAt = clock.now()
        const to = {disabledMonths, signInDays}
        await retentionStore.keepRetention(transaction, {...to, changedAt})
        await ledger.append(transaction, {
          stream: 'organisation',
          type: 'retention.changed',
          actor: actorId,
          subject: null,
          payload: {
            from: {disabledMonths: before.disabledMonths, signInDays: before.signInDays},
            to,
          },
        })
        return {...to, changedAt: changedAt.toISOString()}
      })
    },

    async preview(wanted, page) {
      const applying = await readRetention(database)
      const {disabledMonths = applying.disabledMonths, signInDays = applying.signInDays} = wanted
      const now = clock.now()
      const people = await retentionStore.disabledPeople(database, {
        months: disabledMonths,
        ...page,
      })
      const due =
        disabledMonths === null
          ? []
          : await retentionStore.dueForErasure(database, {months: disabledMonths, now})
      return {
        settings: {disabledMonths, signInDays},
        people: people.map(({erasedFrom, disabledAt, ...person}) => ({
          ...person,
          disabledAt: disabledAt.toISOString(),
          erasedFrom: erasedFrom?.toISOString() ?? null,
          due: due.includes(person.id),
        })),
        total: await retentionStore.countDisabled(database),
        due: due.length,
        signIns: await retentionStore.countEnded(database, daysBefore(now, signInDays)),
      }
    },
  }
}

/** The settings that apply. */
export async function readRetention(queries: Queries): Promise<RetentionView> {
  const row = await retentionStore.findRetention(queries)
  if (!row) return {...defaultRetention, changedAt: null}
  const {disabledMonths, signInDays, changedAt} = row
  return {disabledMonths, signInDays, changedAt: changedAt.toISOString()}
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * dayMs)
}
