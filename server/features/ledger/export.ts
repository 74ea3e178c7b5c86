import type {PublicKey} from '@airworthy/evidence'
import type {Clock} from '@airworthy/kernel'
import type {Database} from '../../database/connection.ts'
import type {Checkpoints} from './checkpoints.ts'
import * as store from './store.ts'

const pageSize = 1_000

/**
 * The whole ledger as NDJSON lines (docs/reference/ledger-format.md), read a page at a time. Each
 * stream is whole up to the moment in which its last page was read, and holds at least what the
 * latest checkpoint covers.
 */
export async function* exportLedger({
  database,
  checkpoints,
  key,
  origin,
  clock,
}: {
  database: Database
  checkpoints: Checkpoints
  key: PublicKey
  origin: string
  clock: Clock
}): AsyncGenerator<string> {
  const publicKey = {id: key.id, publicKey: key.publicKey}
  yield `${JSON.stringify({airworthyLedger: 1, origin, exportedAt: clock.now().toISOString(), key: publicKey})}\n`
  let place = {stream: '', sequence: 0}
  let entries = 0
  let streams = 0
  const checkpoint = await checkpoints.latest(database)
  for (;;) {
    const page = await store.entriesAfter(database, place, pageSize)
    let lines = ''
    for (const entry of page) {
      if (entry.stream !== place.stream) streams++
      place = {stream: entry.stream, sequence: entry.sequence}
      entries++
      lines += `${JSON.stringify(entry)}\n`
    }
    yield lines
    if (page.length < pageSize) break
  }
  yield `${JSON.stringify({end: true, entries, streams, checkpoint})}\n`
}
