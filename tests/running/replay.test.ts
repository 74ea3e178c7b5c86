import {randomUUID} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readCatalogue, type Catalogue} from '@airworthy/content'
import {randomFrom} from '@airworthy/kernel'
import type {LaterSessionEvent, StartedEvent} from '@airworthy/psychometrics'
import {testDatabase} from '../../server/database/test-database.ts'
import {replayAssessment} from '../../server/features/assessments/index.ts'
import type {AttemptView, ResultsView} from '../../server/features/assessments/views.ts'
import type {LedgerRecord} from '../../server/features/ledger/index.ts'
import type {Client} from './client.ts'
import {openLedger, payloadOf, type KeptLedger} from './kept-ledger.ts'
import {join, setUp} from './organisation.ts'
import {dataFolder, endEverything, startPlatform, type RunningPlatform} from './platform.ts'
import {databaseUrlOf} from './postmaster.ts'
import {runNode} from './run-node.ts'
import {shadowOf, type Shadow} from './shadow.ts'

interface Replayed {
  readonly id: string
  readonly items: readonly string[]
  readonly misjudged: readonly number[]
  readonly status: string
  readonly finishReason: string
  readonly byDomain: readonly object[]
  readonly overall: unknown
}

afterAll(endEverything)

describe('an assessment that was taken, interrupted, and continued', () => {
  const folder = dataFolder()
  const random = randomFrom('replay')
  let platform: RunningPlatform
  let catalogue: Catalogue
  let learner: Client
  let personId: string
  let kept: KeptLedger
  let attempt: AttemptView
  let shadow: Shadow
  let results: ResultsView
  let records: LedgerRecord[]
  /** What the platform keeps beside the ledger and an auditor needs. */
  const tables: [name: string, rows: object[]][] = []

  async function answerNext(): Promise<void> {
    // what the platform shows is what seed and answers give in this process
    expect(attempt.item?.view).toEqual(shadow.view)
    expect(attempt.position).toBe(shadow.session.state.position)
    const elapsedMs = 5_000 + random.integer(60_000)
    const couldTell = random.next() < 0.85
    const response = couldTell ? shadow.response(random.next() < 0.6, random) : null
    attempt = await learner.post(`/api/assessments/${attempt.id}/answers`, {
      answerId: randomUUID(),
      position: attempt.position,
      elapsedMs,
      answer: couldTell ? {kind: 'response', response} : {kind: 'cannot-tell'},
    })
    shadow = shadow.answered(response, elapsedMs)
  }

  /** What the platform recorded last of a kind; the shadow takes from it what a person decides. */
  async function lastEvent(type: string): Promise<LaterSessionEvent> {
    records = await kept.ledger.read(kept.database, `assessment/${attempt.id}`)
    const record = records.findLast((each) => each.type === type)
    return payloadOf<{event: LaterSessionEvent}>(record).event
  }

  const replayed = async () => {
    const {code, stdout, stderr} = await runNode(['scripts/replay-assessment.ts', attempt.id], {
      environment: {AIRWORTHY_DATA: folder},
    })
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    return JSON.parse(stdout) as Replayed // compared below, member by member
  }

  /** The results keep back whether items are provisional by domain; all else is the same. */
  function expectDomains(domains: readonly object[]): void {
    expect(domains).toEqual(
      results.domains.map(({ability, minimumItems: _minimum, ...domain}) => ({
        ...domain,
        ...ability,
        provisional: expect.any(Boolean),
      })),
    )
  }

  function expectSame(replay: Replayed): void {
    expect(replay.misjudged).toEqual([])
    expect(replay.items).toEqual(shadow.session.state.given.map(({itemId}) => itemId))
    expect(replay.items).toHaveLength(results.itemsGiven)
    expectDomains(replay.byDomain)
    expect(replay.overall).toMatchObject(results.overall ?? {mean: 'told'})
    expect(replay.finishReason).toBe(results.finishedBecause)
  }

  beforeAll(async () => {
    catalogue = await readCatalogue()
    platform = await startPlatform(folder)
    const administrator = await setUp(platform)
    const joined = await join(platform.url, administrator, {name: 'Bo Lindqvist'})
    learner = joined.client
    personId = joined.person.id
    kept = await openLedger(await databaseUrlOf(folder), folder)
  })

  it('shows the items that its seed and its answers give, to the end', async () => {
    const role = 'fullstack-engineer'
    attempt = await learner.post('/api/assessments', {role, consent: true})
    const stream = `assessment/${attempt.id}`
    const [first] = await kept.ledger.read(kept.database, stream)
    const {start} = payloadOf<{start: StartedEvent}>(first)
    shadow = shadowOf(start, catalogue)
    while (shadow.session.state.given.length < 4) await answerNext()
    attempt = await learner.post(`/api/assessments/${attempt.id}/pause`)
    expect(attempt.item).toBeNull()
    shadow = shadow.after(await lastEvent('assessment.paused'))
    attempt = await learner.post(`/api/assessments/${attempt.id}/resume`)
    shadow = shadow.after(await lastEvent('assessment.resumed'))
    while (shadow.session.state.given.length < 16) await answerNext()
    attempt = await learner.post(`/api/assessments/${attempt.id}/finish`)
    shadow = shadow.after(await lastEvent('assessment.finished'))
    results = await learner.get(`/api/assessments/${attempt.id}/results`)
    const open = results.domains.filter(({verdict}) => verdict === 'not-judged').slice(0, 2)
    const domains = open.map(({domain}) => domain)
    attempt = await learner.post(`/api/assessments/${attempt.id}/continue`, {domains})
    shadow = shadow.after(await lastEvent('assessment.continued'))
    while (attempt.status === 'in-progress') await answerNext()
    shadow = shadow.after(await lastEvent('assessment.finished'))
    results = await learner.get(`/api/assessments/${attempt.id}/results`)
    const {state} = shadow.session
    expect(results.itemsGiven).toBeGreaterThan(16)
    expect(state.given).toHaveLength(results.itemsGiven)
    expectDomains(state.byDomain)
  })

  it('is replayed by a separate process to the same items and result, beside the platform', async () => {
    expectSame(await replayed())
  })

  it('is replayed to the same after the platform has stopped', async () => {
    for (const table of ['item_version', 'assessment', 'item_instance']) {
      const {rows} = await kept.pool.query<object>(`select * from ${table}`)
      tables.push([table, rows])
    }
    await kept.close()
    expect(await platform.stop()).toBe(0)
    expectSame(await replayed())
  })

  describe('of which a copy is tampered with', () => {
    /** Writes the records into another ledger, the score of one position changed. */
    async function replayOfCopy({position}: {position: number | null}) {
      const copy = await testDatabase()
      const beside = await openLedger(copy.url, folder)
      const {ledger} = beside
      try {
        for (const [table, rows] of tables) {
          const statement = `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`
          await copy.pool.query(statement, [JSON.stringify(rows)])
        }
        for (const {stream, type, payload} of records) {
          const {event} = Object(payload) as {event?: {position?: number; score?: number}} // the platform's
          const changed =
            event?.position === position && position !== null && event?.score !== undefined
              ? {...(payload as object), event: {...event, score: event.score === 0 ? 1 : 0}}
              : payload
          const appended = {stream, type, actor: personId, subject: personId, payload: changed}
          await ledger.append(copy.database, appended)
        }
        return await replayAssessment(attempt.id, {database: copy.database, ledger})
      } finally {
        await beside.close()
        await copy.close()
      }
    }

    const answered = () => shadow.session.state.given.filter(({skipped}) => !skipped)

    it('replays as before while nothing is changed', async () => {
      const {items, misjudged} = await replayOfCopy({position: null})
      expect(misjudged).toEqual([])
      expect(items).toHaveLength(results.itemsGiven)
    })

    // a changed score leads to other items or another end (refused), or is found wrong by the key
    it.each([
      ['first', 0],
      ['last', -1],
    ])('is found out by the %s score that was changed', async (_, place) => {
      const position = answered().at(place)?.position ?? 0
      const found = await replayOfCopy({position}).then(
        ({misjudged}) => misjudged.includes(position),
        (error: {code: string}) => error.code === 'event-refused',
      )
      expect(found).toBe(true)
    })
  })
})
