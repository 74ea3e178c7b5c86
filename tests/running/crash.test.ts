import {writeFileSync} from 'node:fs'
import {dirname, join as pathOf} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, describe, expect, it} from 'vitest'
import {checkpointFrom, verifyLedger} from '@airworthy/evidence'
import {randomFrom} from '@airworthy/kernel'
import {replayAssessment} from '../../server/features/assessments/index.ts'
import {answeringLearner, type AnsweringLearner} from './answering-learner.ts'
import type {Client} from './client.ts'
import {openLedger, payloadOf} from './kept-ledger.ts'
import {join, setUp} from './organisation.ts'
import {dataFolder, endEverything, startPlatform, type RunningPlatform} from './platform.ts'
import {databaseUrlOf, killDatabase, postmasterOf, until} from './postmaster.ts'
import {runNode} from './run-node.ts'

const crashes = process.env['AIRWORTHY_LONG'] ? 20 : 6
/** Nor does a learner wait for the next baseline. */
const unlimited = {AIRWORTHY_RATE_LIMIT: 'off', AIRWORTHY_DAYS_BETWEEN_BASELINES: '0'}

interface Answered {
  readonly answerId: string
  readonly event: {readonly position: number}
}

afterAll(endEverything)

describe(`a platform that is killed ${crashes} times while four learners answer`, () => {
  const random = randomFrom('crash')
  const folder = dataFolder()
  const restarts: number[] = []
  const killedWhileAnswering: number[] = []
  let platform: RunningPlatform
  let administrator: Client
  const learners: (AnsweringLearner & {personId: string; client: Client})[] = []

  const total = (count: (learner: AnsweringLearner) => number) =>
    learners.reduce((sum, learner) => sum + count(learner), 0)
  const answers = () => total(({acknowledged}) => acknowledged.length)

  /** Waits until each learner has answered again. */
  async function everybodyAnswers(): Promise<void> {
    const before = learners.map(({acknowledged}) => acknowledged.length)
    await until('every learner answers again', () =>
      learners.every(({acknowledged, assertWell}, index) => {
        assertWell()
        return acknowledged.length > (before[index] ?? 0)
      }),
    )
  }

  async function crash({withDatabase}: {withDatabase: boolean}): Promise<void> {
    await everybodyAnswers()
    const postmaster = await postmasterOf(folder)
    await sleep(random.integer(300))
    await until('requests are under way', () => total(({inFlight}) => inFlight()) > 0)
    killedWhileAnswering.push(total(({inFlight}) => inFlight()))
    const killed = platform.kill()
    if (withDatabase) killDatabase(postmaster)
    await killed
    platform = await startPlatform(folder, {
      environment: {...unlimited, AIRWORTHY_PORT: String(platform.port)},
    })
    restarts.push(platform.startedInMs)
  }

  it(
    'comes back within seconds on the same port, with its database or without',
    {
      timeout: crashes * 40_000,
    },
    async () => {
      platform = await startPlatform(folder, {environment: unlimited})
      administrator = await setUp(platform)
      const names = ['Bo Lindqvist', 'Cleo Marsh', 'Dan Osei', 'Eva Ruiz']
      for (const name of names) {
        const {client, person} = await join(platform.url, administrator, {name})
        const learner = answeringLearner(client, randomFrom(`crash/${name}`))
        learners.push({...learner, personId: person.id, client})
      }
      for (let number = 0; number < crashes; number++) {
        await crash({withDatabase: number % 2 === 1})
      }
      await everybodyAnswers()
      for (const learner of learners) await learner.stop()
      console.log(
        `${answers()} answers acknowledged, ${total(({retries}) => retries())} requests sent again; ` +
          `restarts in ${restarts.join(', ')} ms; requests under way when killed: ${killedWhileAnswering.join(', ')}`,
      )
      expect(restarts).toHaveLength(crashes)
      expect(total(({retries}) => retries())).toBeGreaterThan(0)
    },
  )

  it('has kept every acknowledged answer once, each attempt without a gap', async () => {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    const {ledger, database} = kept
    for (const {acknowledged, sent} of learners) {
      const found: {answerId: string; attempt: string; position: number}[] = []
      for (const attempt of new Set([...sent.values()].map((answer) => answer.attempt))) {
        const records = await ledger.read(database, `assessment/${attempt}`)
        const positions: number[] = []
        expect(records.map(({sequence}) => sequence)).toEqual(records.map((_, index) => index + 1))
        for (const record of records) {
          if (record.type !== 'assessment.answered') continue
          const {answerId, event} = payloadOf<Answered>(record)
          positions.push(event.position)
          found.push({answerId, attempt, position: event.position})
        }
        expect(positions).toEqual(positions.map((_, index) => index + 1))
      }
      // every answer was sent until it was acknowledged: more kept is counted twice, fewer is lost
      const byId = (a: {answerId: string}, b: {answerId: string}) =>
        a.answerId < b.answerId ? -1 : 1
      expect(found.toSorted(byId)).toEqual(acknowledged.toSorted(byId))
    }
    await kept.close()
  })

  it('tells each learner of the same answers, and replays each attempt without a doubt', async () => {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    const {ledger, database} = kept
    for (const {acknowledged, client} of learners) {
      const {events} = await client.get<{events: {type: string}[]}>('/api/my-data')
      const answered = events.filter(({type}) => type === 'assessment.answered')
      expect(answered).toHaveLength(acknowledged.length)
      for (const attempt of new Set(acknowledged.map((answer) => answer.attempt))) {
        const replay = await replayAssessment(attempt, {database, ledger})
        const given = acknowledged.filter((answer) => answer.attempt === attempt)
        expect(replay.misjudged).toEqual([])
        expect(replay.items).toHaveLength(given.length)
      }
    }
    await kept.close()
  })

  it('exports a ledger that verifies against its checkpoint, by library and by command', async () => {
    const checkpoint = await administrator.post('/api/ledger/checkpoints')
    const exported = await administrator.get<string>('/api/ledger/export')
    const outside = checkpointFrom(JSON.stringify(checkpoint))
    const {outcome, findings, facts} = await verifyLedger(exported.trimEnd().split('\n'), {
      checkpoint: outside,
    })
    expect({outcome, findings}).toEqual({outcome: 'pass', findings: []})
    expect(facts.uncoveredEntries).toBe(0)
    const [exportFile, checkpointFile] = ['export.ndjson', 'checkpoint.json'].map((name) =>
      pathOf(dirname(folder), name),
    ) as [string, string] // two names, two paths
    writeFileSync(exportFile, exported)
    writeFileSync(checkpointFile, JSON.stringify(checkpoint))
    const command = ['ledger', 'verify', exportFile, '--checkpoint', checkpointFile]
    const {code, stdout} = await runNode(['cli/bin/airworthy.js', ...command])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^pass: /)
  })
})
