import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, describe, expect, it} from 'vitest'
import {canonicalJson, randomFrom} from '@airworthy/kernel'
import {openSandbox} from '@airworthy/range'
import {replayExercise} from '../../server/features/exercises/index.ts'
import type {AttemptView, ExercisesView} from '../../server/features/exercises/views.ts'
import type {Client} from './client.ts'
import {exercisingLearner, type ExercisingLearner} from './exercising-learner.ts'
import {openLedger, payloadOf} from './kept-ledger.ts'
import {join, setUp} from './organisation.ts'
import {dataFolder, endEverything, startPlatform, type RunningPlatform} from './platform.ts'
import {databaseUrlOf, killDatabase, postmasterOf, until} from './postmaster.ts'
import {runNode} from './run-node.ts'

const crashes = process.env['AIRWORTHY_LONG'] ? 20 : 3
const unlimited = {AIRWORTHY_RATE_LIMIT: 'off'}

afterAll(endEverything)

describe(`a platform that is killed ${crashes} times while three learners take exercises`, () => {
  const random = randomFrom('exercise-crash')
  const folder = dataFolder()
  const killedWhileActing: number[] = []
  let platform: RunningPlatform
  const learners: (ExercisingLearner & {personId: string; client: Client})[] = []

  const total = (count: (learner: ExercisingLearner) => number) =>
    learners.reduce((sum, learner) => sum + count(learner), 0)
  const attempts = () => [
    ...new Set(learners.flatMap(({acknowledged}) => acknowledged.map(({attempt}) => attempt))),
  ]

  /** Waits until each learner has done something again. */
  async function everybodyActs(): Promise<void> {
    const before = learners.map(({acknowledged}) => acknowledged.length)
    await until('every learner does something again', () =>
      learners.every(({acknowledged, assertWell}, index) => {
        assertWell()
        return acknowledged.length > (before[index] ?? 0)
      }),
    )
  }

  async function crash({withDatabase}: {withDatabase: boolean}): Promise<void> {
    await everybodyActs()
    const postmaster = await postmasterOf(folder)
    await sleep(random.integer(400))
    await until('requests are under way', () => total(({inFlight}) => inFlight()) > 0)
    killedWhileActing.push(total(({inFlight}) => inFlight()))
    const killed = platform.kill()
    if (withDatabase) killDatabase(postmaster)
    await killed
    platform = await startPlatform(folder, {
      environment: {...unlimited, AIRWORTHY_PORT: String(platform.port)},
    })
  }

  it(
    'comes back, and the learners go on where they were',
    {timeout: crashes * 60_000},
    async () => {
      platform = await startPlatform(folder, {environment: unlimited})
      const administrator = await setUp(platform)
      for (const name of ['Bo Lindqvist', 'Cleo Marsh', 'Dan Osei']) {
        const {client, person} = await join(platform.url, administrator, {name})
        const {exercises: all} = await client.get<ExercisesView>('/api/exercises')
        const exercises = all.filter(({available}) => available).map(({id}) => id)
        expect(exercises.length).toBeGreaterThan(0)
        const learner = exercisingLearner(client, {random: randomFrom(`crash/${name}`), exercises})
        learners.push({...learner, personId: person.id, client})
      }
      for (let number = 0; number < crashes; number++) {
        await crash({withDatabase: number % 2 === 1})
      }
      await everybodyActs()
      await until('an exercise is judged', () => total(({finished}) => finished.length) > 0)
      for (const learner of learners) await learner.stop()
      console.log(
        `${total(({acknowledged}) => acknowledged.length)} changes acknowledged in ` +
          `${attempts().length} attempts, ${total(({finished}) => finished.length)} judged; ` +
          `${total(({retries}) => retries())} requests sent again; ` +
          `under way when killed: ${killedWhileActing.join(', ')}`,
      )
      expect(total(({retries}) => retries())).toBeGreaterThan(0)
    },
  )

  it('has kept every acknowledged change once, each attempt without a gap', async () => {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    const {ledger, database} = kept
    for (const {acknowledged} of learners) {
      const changes: string[] = []
      for (const attempt of new Set(acknowledged.map((change) => change.attempt))) {
        const records = await ledger.read(database, `exercise/${attempt}`)
        expect(records.map(({sequence}) => sequence)).toEqual(records.map((_, index) => index + 1))
        const [started, ...later] = records
        expect(started?.type).toBe('exercise.started')
        changes.push(...later.map((record) => payloadOf<{actionId: string}>(record).actionId))
      }
      // every change was sent until it was acknowledged: more kept is counted twice, fewer is lost
      expect(changes.toSorted()).toEqual(acknowledged.map(({actionId}) => actionId).toSorted())
    }
    await kept.close()
  })

  it('has judged nothing twice, and counted each exercise once', async () => {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    const {ledger, database} = kept
    for (const {finished, personId, client} of learners) {
      const about = await ledger.readAbout(database, personId)
      const judged = about.filter(({type}) => type === 'exercise.finished')
      expect(judged.map(({stream}) => stream).toSorted()).toEqual(
        finished.map(({id}) => `exercise/${id}`).toSorted(),
      )
      const counted = about
        .filter(({type}) => type === 'exercise.counted')
        .map((record) => payloadOf<{exercise: string}>(record).exercise)
      expect(counted.toSorted()).toEqual(
        [...new Set(finished.map(({exercise}) => exercise.id))].toSorted(),
      )
      for (const before of finished) {
        const now = await client.get<AttemptView>(`/api/exercise-attempts/${before.id}`)
        expect(canonicalJson(now)).toBe(canonicalJson(before))
      }
    }
    await kept.close()
  })

  it('replays bit for bit, in this process and as one of its own', {timeout: 300_000}, async () => {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    const {ledger, database} = kept
    const judged = learners.flatMap(({finished}) => finished)
    for (const id of attempts()) {
      const tools = await openSandbox()
      const {differs, score, judgement} = await replayExercise(id, {database, ledger, tools})
      const shown = judged.find((view) => view.id === id)
      expect({id, differs}).toEqual({id, differs: []})
      expect(score).toEqual(shown?.score ?? null)
      expect(judgement?.objectives).toEqual(shown?.objectives)
    }
    await kept.close()
    const last = judged.at(-1)
    const {code, stdout, stderr} = await runNode(['scripts/replay-exercise.ts', last?.id ?? ''], {
      environment: {AIRWORTHY_DATA: folder},
    })
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(JSON.parse(stdout)).toMatchObject({
      id: last?.id,
      differs: [],
      score: last?.score,
      judgement: {objectives: last?.objectives},
    })
  })
})
