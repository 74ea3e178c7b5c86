import {exportLines, type Entry, type PublicKey} from '@airworthy/evidence'
import type {Clock} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {Checkpoints} from './checkpoints.ts'
import * as store from './store.ts'

const pageSize = 1_000

/**
 * The whole ledger as lines of NDJSON (docs/reference/ledger-format.md), read a page at a time.
 * Each stream is whole up to the moment in which its last page was read, and holds at least what
 * the latest checkpoint covers.
 */
export async function* exportLedger({
  database,
  checkpoints,
  key,
  origin,
  clock,
}: {
  database: Queries
  checkpoints: Pick<Checkpoints, 'latest'>
  key: PublicKey
  origin: string
  clock: Clock
}): AsyncGenerator<string> {
  const checkpoint = await checkpoints.latest(database)
  const exportedAt = clock.now().toISOString()
  yield* exportLines(entries(database), {origin, exportedAt, key, checkpoint})
}

async function* entries(database: Queries): AsyncGenerator<Entry> {
  let place = {stream: '', sequence: 0}
  for (;;) {
    const page = await store.entriesAfter(database, place, pageSize)
    yield* page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    place = {stream: last.stream, sequence: last.sequence}
  }
}
