import type {Catalogue} from '@airworthy/content'
import type {Clock} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {App} from '../../http/route.ts'
import type {Jobs} from '../../jobs/jobs.ts'
import type {Ledger} from '../ledger/index.ts'
import {readItem, readItems, type ItemDispute} from './reading.ts'
import {recordResponses, type Recording} from './recording.ts'
import * as store from './response-store.ts'
import {authoringRoutes} from './routes.ts'

/** The item bank as its authors read it, with how its items are answered. */
export interface Authoring extends Pick<Recording, 'rebuild'> {
  readonly routes: App
  /** Deletes the answers of a person who is erased. */
  forget(transaction: Queries, personId: string): Promise<void>
}

const catchUpJob = 'authoring.catch-up'

/** Authoring on a migrated database; registers its jobs, so before `jobs.start`. */
export async function createAuthoring({
  database,
  ledger,
  clock,
  jobs,
  catalogue,
  disputes,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
  jobs: Jobs
  catalogue: Catalogue
  /** Disputes by the id of the item, as the feature knows that decides them. */
  disputes: () => Promise<ReadonlyMap<string, ItemDispute>>
}): Promise<Authoring> {
  const firstSeenAt = clock.now()
  await store.keepVersions(
    database,
    catalogue.items.map(({facts, digest}) => ({itemId: facts.id, version: digest, firstSeenAt})),
  )
  const recording = recordResponses({database, ledger, jobs})
  jobs.work(catchUpJob, async () => void (await recording.catchUp()))
  jobs.schedule(catchUpJob, '20 2 * * *')
  const parts = {database, catalogue, disputes}
  return {
    rebuild: async () => await recording.rebuild(),
    forget: store.deleteResponsesOf,
    routes: authoringRoutes({
      list: async (wanted, page) => await readItems(parts, wanted, page),
      item: async (request) => await readItem(parts, request),
    }),
  }
}
