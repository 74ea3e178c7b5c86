import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, describe, expect, it} from 'vitest'
import {engineerRoles, readCatalogue, type EngineerRole} from '@airworthy/content'
import {randomFrom} from '@airworthy/kernel'
import type {StartedEvent} from '@airworthy/psychometrics'
import type {OwnCredentialsView, VerifyView} from '../../server/features/credentials/views.ts'
import type {ExaminationDecision} from '../../server/features/examinations/index.ts'
import type {ExaminationView} from '../../server/features/examinations/views.ts'
import type {Client} from './client.ts'
import {examinedLearner, type ExaminedLearner, type Stage} from './examined-learner.ts'
import {freePort} from './free-port.ts'
import {openLedger, payloadOf, type KeptLedger} from './kept-ledger.ts'
import {join, setUp} from './organisation.ts'
import {dataFolder, endEverything, startPlatform, type RunningPlatform} from './platform.ts'
import {databaseUrlOf, killDatabase, postmasterOf, until} from './postmaster.ts'
import {publishedAt, verifiedByStranger} from './verified-by-stranger.ts'

/** In each wave the platform is killed twice: in the middle of examinations, and while one is decided. */
const waves = process.env['AIRWORTHY_LONG'] ? 10 : 2
const crashes = 2 * waves

interface Learner extends ExaminedLearner {
  readonly name: string
  readonly role: EngineerRole
  readonly knows: boolean
  readonly personId: string
  readonly client: Client
}

afterAll(endEverything)

describe(`a platform that is killed ${crashes} times in examinations and in issuing`, () => {
  const random = randomFrom('examination-crash')
  const folder = dataFolder()
  const learners: Learner[] = []
  const killedWhile: string[] = []
  const kills: number[] = []
  const restarts: number[] = []
  let environment: Record<string, string>
  let platform: RunningPlatform
  let running: Promise<unknown> = Promise.resolve()
  let reading = 0

  const decidedBy = new Map<Learner, ExaminationView>()
  const passed = () => learners.filter((one) => decidedBy.get(one)?.decision?.outcome === 'passed')

  /** The first event of an attempt, read beside the platform while that stands. */
  async function startOf(attempt: string): Promise<StartedEvent> {
    await running
    reading++
    try {
      const kept = await openLedger(await databaseUrlOf(folder), folder)
      const [started] = await kept.ledger.read(kept.database, `assessment/${attempt}`)
      await kept.close()
      return payloadOf<{start: StartedEvent}>(started).start
    } finally {
      reading--
    }
  }

  async function crash({
    withDatabase,
    beside,
  }: {
    withDatabase: boolean
    /** What is read with meanwhile, to be closed before the database is killed. */
    beside?: KeptLedger
  }): Promise<void> {
    const postmaster = await postmasterOf(folder)
    const restarted = Promise.withResolvers<void>()
    running = restarted.promise
    await until('no other attempt is read', () => reading === 0, {everyMs: 1})
    kills.push(Date.now())
    await platform.kill()
    await beside?.close()
    if (withDatabase) killDatabase(postmaster)
    platform = await startPlatform(folder, {environment})
    restarts.push(platform.startedInMs)
    restarted.resolve()
  }

  function stages(wave: readonly Learner[]): Stage[] {
    return wave.map((learner) => {
      learner.assertWell()
      return learner.stage()
    })
  }

  async function killedInTheMiddle(wave: readonly Learner[], withDatabase: boolean): Promise<void> {
    const wanted = random.integer(2) === 0 ? 'answering' : 'exercising'
    await until(`somebody is ${wanted}`, () => stages(wave).includes(wanted), {timeoutMs: 60_000})
    await sleep(random.integer(500))
    killedWhile.push(stages(wave).join('+'))
    await crash({withDatabase})
  }

  /** Kills soon after somebody asked for the decision, or as soon as a decision is kept. */
  async function killedWhileDeciding(
    wave: readonly Learner[],
    {once, withDatabase}: {once: 'asked' | 'kept'; withDatabase: boolean},
  ): Promise<void> {
    const finishing = () =>
      wave.filter((one) => stages(wave).length > 0 && one.knows && one.stage() === 'finishing')
    const patience = {timeoutMs: 120_000, everyMs: 1}
    await until('somebody finishes', () => finishing().length > 0, patience)
    if (once === 'asked') {
      await sleep(random.integer(40))
      killedWhile.push(stages(wave).join('+'))
      await crash({withDatabase})
      return
    }
    const beside = await openLedger(await databaseUrlOf(folder), folder)
    async function isDecided(): Promise<boolean> {
      for (const learner of finishing()) {
        const stream = `examination/${learner.examination()}`
        const records = await beside.ledger.read(beside.database, stream)
        if (records.some(({type}) => type === 'examination.decided')) return true
      }
      return false
    }
    await until('a decision is kept', isDecided, patience)
    killedWhile.push(stages(wave).join('+'))
    await crash({withDatabase, beside})
  }

  it('comes back, and every examination is decided', {timeout: crashes * 90_000}, async () => {
    const port = await freePort()
    environment = {
      AIRWORTHY_RATE_LIMIT: 'off',
      AIRWORTHY_PORT: String(port),
      AIRWORTHY_PUBLIC_URL: `http://127.0.0.1:${port}`,
    }
    const catalogue = await readCatalogue()
    platform = await startPlatform(folder, {environment})
    const administrator = await setUp(platform)
    const began = performance.now()
    for (let number = 0; number < waves; number++) {
      const wave: Learner[] = []
      for (const {id: role} of engineerRoles) {
        // one in the second wave can tell nothing: a failed examination must earn nothing
        const knows = !(number === 1 && role === 'data-scientist')
        const name = `${knows ? 'Able' : 'Lost'} ${role} ${number}`
        const {client, person} = await join(platform.url, administrator, {
          name,
          engineerRole: role,
        })
        const learner = examinedLearner(client, {
          catalogue,
          startOf,
          canTell: () => knows,
          persists: knows,
        })
        wave.push({...learner, name, role, knows, personId: person.id, client})
      }
      learners.push(...wave)
      await killedInTheMiddle(wave, number % 2 === 0)
      await killedWhileDeciding(wave, {
        once: number % 2 === 0 ? 'asked' : 'kept',
        withDatabase: number % 4 === 1 || number % 4 === 2,
      })
      for (const learner of wave) decidedBy.set(learner, await learner.decided)
    }
    const sum = (count: (learner: Learner) => number) =>
      learners.reduce((total, learner) => total + count(learner), 0)
    console.log(
      `${learners.length} examinations in ${Math.round((performance.now() - began) / 1000)} s: ` +
        `${sum(({answers}) => answers.length)} answers and ${sum(({changes}) => changes.length)} changes acknowledged, ` +
        `${sum(({retries}) => retries())} requests sent again; restarts in ${restarts.join(', ')} ms; killed while ${killedWhile.join(', ')}`,
    )
    expect(kills).toHaveLength(crashes)
    expect(killedWhile.join()).toContain('finishing')
  })

  it('has decided each examination once, and let everybody pass who could', async () => {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    let [undecided, decidedUnheard] = [0, 0]
    for (const learner of learners) {
      const view = decidedBy.get(learner)
      // asked again, as somebody does whose answer was lost, it decides nothing again
      const again = await learner.client.post(`/api/examinations/${view?.id}/finish`)
      expect(again).toEqual(view)
      const records = await kept.ledger.read(kept.database, `examination/${view?.id}`)
      expect(records.map(({sequence}) => sequence)).toEqual(records.map((_, index) => index + 1))
      const decisions = records.filter(({type}) => type === 'examination.decided')
      expect([learner.name, decisions.length]).toEqual([learner.name, 1])
      const {outcome} = payloadOf<ExaminationDecision>(decisions[0])
      const {from, to} = learner.finishing
      for (const kill of kills.filter((at) => from <= at && at <= to)) {
        const at = Date.parse(decisions[0]?.at ?? '')
        if (at <= kill) decidedUnheard++
        else undecided++
      }
      expect([learner.name, outcome]).toEqual([learner.name, learner.knows ? 'passed' : 'failed'])
      expect(view?.decision?.outcome).toBe(outcome)
      const about = await kept.ledger.readAbout(kept.database, learner.personId)
      for (const type of ['examination.started', 'examination.decided']) {
        expect(about.filter((record) => record.type === type)).toHaveLength(1)
      }
    }
    await kept.close()
    console.log(
      `killed between the request to decide and its answer: ${undecided} times before the decision ` +
        `was kept, ${decidedUnheard} times after`,
    )
  })

  it('has decided by what the ledger says, to the millisecond', async () => {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    for (const learner of learners) {
      const view = decidedBy.get(learner)
      const attempt = view?.assessment?.attemptId ?? ''
      const [started, ...later] = await kept.ledger.read(kept.database, `assessment/${attempt}`)
      const {start} = payloadOf<{start: StartedEvent}>(started)
      const domainOf = new Map(start.bank.items.map(({id, domain}) => [id, domain]))
      const lastAt = new Map<string, string>()
      for (const record of later) {
        if (record.type !== 'assessment.answered') continue
        const {event} = payloadOf<{event: {itemId: string}}>(record)
        lastAt.set(domainOf.get(event.itemId) ?? '', record.at)
      }
      for (const {domain, measuredAt} of view?.decision?.domains ?? []) {
        expect([domain, measuredAt]).toEqual([domain, lastAt.get(domain)])
      }
    }
    await kept.close()
  })

  it('has kept every acknowledged answer and change once', async () => {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    for (const {answers, changes} of learners) {
      const answered: string[] = []
      for (const attempt of new Set(answers.map((one) => one.attempt))) {
        for (const record of await kept.ledger.read(kept.database, `assessment/${attempt}`)) {
          if (record.type !== 'assessment.answered') continue
          answered.push(payloadOf<{answerId: string}>(record).answerId)
        }
      }
      expect(answered.toSorted()).toEqual(answers.map(({answerId}) => answerId).toSorted())
      const changed: string[] = []
      for (const attempt of new Set(changes.map((one) => one.attempt))) {
        const [, ...later] = await kept.ledger.read(kept.database, `exercise/${attempt}`)
        changed.push(...later.map((record) => payloadOf<{actionId: string}>(record).actionId))
      }
      expect(changed.toSorted()).toEqual(changes.map(({actionId}) => actionId).toSorted())
    }
    await kept.close()
  })

  it('has earned and issued one credential for each pass, and none for a failure', async () => {
    const kept = await openLedger(await databaseUrlOf(folder), folder)
    expect(passed().length).toBe(learners.filter(({knows}) => knows).length)
    for (const learner of learners) {
      const credentials = learner.knows ? 1 : 0
      const about = await kept.ledger.readAbout(kept.database, learner.personId)
      const events = about.filter(({type}) => type.startsWith('credential.'))
      expect(events.map(({type}) => type)).toEqual(
        ['credential.earned', 'credential.issued'].slice(0, 2 * credentials),
      )
      expect(new Set(events.map(({stream}) => stream)).size).toBe(credentials)
      const own = await learner.client.get<OwnCredentialsView>('/api/credentials')
      expect(own.credentials).toHaveLength(credentials)
      if (!learner.knows) continue
      const earned = payloadOf<{examination: string; role: string}>(events[0])
      expect(earned.examination).toBe(decidedBy.get(learner)?.id)
      expect(own.credentials[0]).toMatchObject({
        role: learner.role,
        kind: 'first',
        standing: 'current',
      })
    }
    await kept.close()
  })

  it('has issued what a stranger can verify, each in a place of its own', async () => {
    const published = publishedAt(platform.url)
    const places: string[] = []
    for (const {client} of passed()) {
      const [credential] = (await client.get<OwnCredentialsView>('/api/credentials')).credentials
      const file = (await published(`/api/verify/${credential?.id}/credential.json`)) as {
        credentialStatus: {statusListIndex: string; statusListCredential: string}
      } // as every credential has it
      expect(await verifiedByStranger(file, {published, now: new Date()})).toEqual({
        outcome: 'pass',
        faults: [],
      })
      const jwt = await published(`/api/verify/${credential?.id}/credential.jwt`)
      expect(await verifiedByStranger(jwt, {published, now: new Date()})).toEqual({
        outcome: 'pass',
        faults: [],
      })
      const page = (await published(`/api/verify/${credential?.id}`)) as VerifyView
      expect(page).toMatchObject({outcome: 'pass', standing: 'current'})
      const {statusListCredential: list, statusListIndex: place} = file.credentialStatus
      places.push(`${list}#${place}`)
    }
    expect(new Set(places).size).toBe(places.length)
  })
})
