import type {Database, Queries} from '../../database/connection.ts'
import {textIn, type Jobs} from '../../jobs/index.ts'
import type {Ledger} from '../ledger/index.ts'
import {
  attemptStartOf,
  responseOf,
  responsesOf,
  type AttemptOwner,
  type AttemptStart,
} from './item-responses.ts'
import * as store from './response-store.ts'

/** Keeps the table of answers in step with the ledger, and makes it again from there. */
export interface Recording {
  /** Makes the rows of all attempts again; answers that arrive meanwhile are kept. */
  rebuild(): Promise<{attempts: number; answers: number}>
  /** Makes rows of finished attempts that have none, and drops those of attempts that are gone. */
  catchUp(): Promise<{attempts: number; answers: number}>
}

const streamPrefix = 'assessment/'
const keptStarts = 500
/** Name of the job that measures the answers of an attempt that has ended. */
const measureJob = 'authoring.measure'

/**
 * Subscribes to the events of assessments; registers the job that measures, so before `jobs.start`.
 * An answer keeps its row in its own transaction. The abilities fold the whole attempt again: that is
 * done after the commit of the last answer, so that nobody waits for it.
 */
export function recordResponses({
  database,
  ledger,
  jobs,
}: {
  database: Database
  ledger: Ledger
  jobs: Jobs
}): Recording {
  const starts = new Map<string, AttemptStart>()

  ledger.subscribe('assessment.started', async (_, {stream}, record) => {
    keep(stream, attemptStartOf(record))
  })
  ledger.subscribe('assessment.answered', async (transaction, {stream, subject}, record) => {
    if (subject === null) return
    const owner = {attemptId: stream.slice(streamPrefix.length), personId: subject}
    const row = responseOf(owner, await startOf(transaction, stream), record)
    await store.insertResponse(transaction, row)
  })
  ledger.subscribe('assessment.finished', async (transaction, {stream, subject}) => {
    if (subject === null) return
    const attempt = stream.slice(streamPrefix.length)
    const request = {data: {attempt, person: subject}, key: attempt}
    await jobs.send(transaction, measureJob, request)
    starts.delete(stream)
  })
  jobs.work(measureJob, async (data) => {
    const owner = {attemptId: textIn(data, 'attempt'), personId: textIn(data, 'person')}
    await recordOne(owner)
    await store.deleteForgottenResponses(database, owner.attemptId)
  })

  async function startOf(queries: Queries, stream: string): Promise<AttemptStart> {
    const known = starts.get(stream)
    if (known) return known
    const [first] = await ledger.read(queries, stream)
    const start = attemptStartOf(first ?? {type: 'none', payload: null})
    keep(stream, start)
    return start
  }

  /** Starts of attempts under way; the one longest kept gives way. */
  function keep(stream: string, start: AttemptStart): void {
    starts.set(stream, start)
    const oldest = starts.keys().next()
    if (starts.size > keptStarts && !oldest.done) starts.delete(oldest.value)
  }

  /** Makes the rows of one attempt again; how many. */
  async function recordOne(owner: AttemptOwner): Promise<number> {
    return await database.transaction(async (transaction) => {
      // Under the stream's lock: an answer of this moment waits and is added after.
      const records = await ledger.readLocked(transaction, `${streamPrefix}${owner.attemptId}`)
      const rows = responsesOf(owner, records)
      await store.replaceResponses(transaction, owner.attemptId, rows)
      return rows.length
    })
  }

  async function record(
    attempts: readonly AttemptOwner[],
  ): Promise<{attempts: number; answers: number}> {
    let answers = 0
    for (const owner of attempts) {
      answers += await recordOne(owner)
    }
    // Whoever was erased while their rows were made again.
    await store.deleteForgottenResponses(database)
    return {attempts: attempts.length, answers}
  }

  return {
    async rebuild() {
      return await record(await store.attemptsToRecord(database, {missing: false}))
    },
    catchUp: async () => await record(await store.attemptsToRecord(database, {missing: true})),
  }
}
