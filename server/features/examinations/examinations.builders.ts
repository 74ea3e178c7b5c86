import {randomUUID} from 'node:crypto'
import {isDeepStrictEqual} from 'node:util'
import {
  catalogueOf,
  presentedResponse,
  presentItem,
  readCatalogue,
  readCertifications,
  rightResponse,
  type Catalogue,
  type Certification,
  type EngineerRole,
  type ItemResponse,
} from '@airworthy/content'
import {randomFrom} from '@airworthy/kernel'
import type {StartedEvent} from '@airworthy/psychometrics'
import {inlineJobs} from '../../jobs/jobs.builders.ts'
import {createApp} from '../../http/app.ts'
import type {PlatformRole} from '../../http/viewer.ts'
import {readConfig} from '../../config.ts'
import {noCredentials} from '../appeals/appeals.builders.ts'
import {createAppeals, resultsSetAside} from '../appeals/index.ts'
import {assessmentRoutes, createAssessments, type Assessments} from '../assessments/index.ts'
import type {AttemptView as AssessmentAttempt} from '../assessments/views.ts'
import {createAuthoring} from '../authoring/index.ts'
import {createCurriculum} from '../curriculum/index.ts'
import {createExercises, exerciseRoutes} from '../exercises/index.ts'
import {buildContent, buildModule, hostInProcess} from '../exercises/exercises.builders.ts'
import type {AttemptView as ExerciseAttempt} from '../exercises/views.ts'
import type {Ledger} from '../ledger/index.ts'
import {createNotifications} from '../notifications/index.ts'
import {fakeDelivery} from '../notifications/notifications.builders.ts'
import {buildSchool} from '../curriculum/curriculum.builders.ts'
import {
  createExaminations,
  standingOfExamination,
  type ExaminationDecision,
  type HeldCertification,
  type StoppedCertification,
} from './index.ts'
import type {ExaminationsView, ExaminationView} from './views.ts'

export interface Answered<Body> {
  readonly status: number
  readonly body: Body
}

/** What every refusal looks like. */
export interface Refusal {
  readonly error: {readonly code: string; readonly message: string}
}

type Call = <Body>(
  personId: string | null,
  method: string,
  path: string,
  asking?: {body?: unknown; as?: readonly PlatformRole[]},
) => Promise<Answered<Body>>

const dayMs = 24 * 60 * 60 * 1000
const exercises = ['tally', 'tally-too'] as const

const [shipped] = (await readCertifications()).filter(({role}) => role === 'data-scientist')
if (!shipped) throw new Error('no certification')

/** The shipped certification over the exercises of the tests, short enough to be sat in a test. */
export const certification: Certification = {
  ...shipped,
  exercises: [...exercises],
  exercisesToPass: 2,
  assessment: {
    ...shipped.assessment,
    minimumPerDomain: 2,
    maximumPerDomain: 4,
    furtherPerDomain: 2,
    delta: 1,
    alpha: 0.2,
    beta: 0.2,
  },
}

/** A bank of so many reserved items of each domain, all of them fixed. */
async function reservedBank(perDomain: number): Promise<Catalogue> {
  const all = await readCatalogue()
  const given = new Map<string, number>()
  const items = [...all.reserved, ...all.open].filter(({facts}) => {
    if (facts.family) return false
    given.set(facts.domain, (given.get(facts.domain) ?? 0) + 1)
    return (given.get(facts.domain) ?? 0) <= perDomain
  })
  return await catalogueOf(items.map(({item}) => ({...structuredClone(item), reserved: true})))
}

/** Examinations with assessments, exercises and appeals on a database of their own; `close` when done. */
export async function buildHall({
  perDomain = 6,
  strict = false,
}: {
  perDomain?: number
  /** True: no domain can be judged by the items that it has. */
  strict?: boolean
} = {}) {
  const catalogue = await reservedBank(perDomain)
  const school = await buildSchool({listening: false})
  const {database, clock, log, ledger} = school
  const modules = exercises.map((slug) =>
    buildModule({id: `exercise/${slug}`, slug, title: `Reach the goal of ${slug}`}),
  )
  const contents = exercises.map((id) => buildContent({id}))
  const held = new Map<string, HeldCertification>()
  const stopped = new Map<string, StoppedCertification>()
  const authors = new Set<string>()
  const roles = new Map<string, EngineerRole>()
  let seeds = 0
  const newSeed = () => `seed ${(seeds += 1)}`

  /** A process of the platform on this database. */
  async function open({
    over = ledger,
    broken,
  }: {over?: Ledger; broken?: Partial<Assessments>} = {}) {
    const jobs = inlineJobs()
    const standing = {standingOfExamination: standingOfExamination(clock)}
    const notifications = createNotifications({
      connection: school,
      jobs,
      delivery: fakeDelivery({configured: false}),
      clock,
      log,
      origin: 'http://localhost:4180',
    })
    const assessments = await createAssessments({
      database,
      ledger: over,
      catalogue,
      clock,
      newSeed,
      resultsSetAside: async (personId) => await resultsSetAside(database, personId),
      ...standing,
    })
    const authoring = await createAuthoring({
      database,
      ledger: over,
      clock,
      jobs,
      catalogue,
      disputes: async () => new Map(),
    })
    const curriculum = await createCurriculum({
      database,
      ledger: over,
      assessments,
      assignBaseline: async () => ({assignmentId: ''}),
      clock,
      log,
      lessons: [],
    })
    const host = hostInProcess()
    const practising = await createExercises({
      database,
      ledger: over,
      curriculum,
      host,
      modules,
      contents,
      clock,
      newSeed,
      ...standing,
      askedOf: async (personId) => await examinations.askedOf(personId),
    })
    const examinations = createExaminations({
      database,
      ledger: over,
      clock,
      jobs,
      log,
      catalogue,
      certifications: [
        strict
          ? {
              ...certification,
              assessment: {...certification.assessment, delta: 0.2, alpha: 0.01, beta: 0.01},
            }
          : certification,
      ],
      modules,
      assessments: {...assessments, ...broken},
      exercises: practising,
      notifications,
      engineerRoleOf: async (personId) => roles.get(personId) ?? null,
      renewalOf: async (_, {personId}) => held.get(personId) ?? null,
      stoppedOf: async (_, {personId}) => stopped.get(personId) ?? null,
      readsKeys: async (personId) => authors.has(personId),
    })
    const appeals = createAppeals({
      database,
      ledger: over,
      clock,
      assessments,
      credentials: noCredentials,
      examinations,
      notifications,
    })
    const app = createApp({
      config: readConfig({AIRWORTHY_RATE_LIMIT: 'off'}),
      clock,
      log,
      origins: () => [],
      viewerFrom: async (headers) => {
        const id = headers.get('x-person')
        const held_ = (headers.get('x-roles') ?? 'learner').split(',') as PlatformRole[] // written by call
        return id === null ? null : {id, roles: new Set(held_), teamId: null, sessionId: 'session'}
      },
      signInHandler: async () => new Response(null, {status: 404}),
      features: [
        appeals.routes,
        authoring.routes,
        curriculum.routes,
        examinations.routes,
        exerciseRoutes(practising),
        assessmentRoutes({assessments, engineerRoleOf: async (id) => roles.get(id) ?? null}),
      ],
      ready: async () => true,
    })

    async function call<Body>(
      personId: string | null,
      method: string,
      path: string,
      {body, as = ['learner']}: {body?: unknown; as?: readonly PlatformRole[]} = {},
    ): Promise<Answered<Body>> {
      const headers = new Headers(personId === null ? {} : {'x-person': personId})
      headers.set('x-roles', as.join(','))
      if (body !== undefined) headers.set('content-type', 'application/json')
      const response = await app.request(path, {
        method,
        headers,
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      })
      // The test states the shape that it expects and compares what matters to it.
      return {status: response.status, body: (await response.json()) as Body}
    }

    return {examinations, jobs, call, sitter: (id: string) => sitterAt(id, call)}
  }

  /** The response that the key of the shown item asks for. */
  async function rightAnswer({id, item: shown}: AssessmentAttempt): Promise<ItemResponse> {
    const [started] = await ledger.read(database, `assessment/${id}`)
    if (!shown || !started) throw new Error('no item is shown')
    const {seed} = (started.payload as unknown as {start: StartedEvent}).start // written by assessments
    for (const entry of catalogue.items) {
      const item = entry.instance(`${seed}/${entry.facts.id}`)
      const {view, order} = presentItem(item, randomFrom(`${seed}/${shown.position}/${item.id}`))
      if (!isDeepStrictEqual(view, shown.view)) continue
      return presentedResponse(item, {given: rightResponse(item), order})
    }
    throw new Error('the view shown is that of no item')
  }

  /** A person's browser. */
  function sitterAt(personId: string, call: Call) {
    const path = (id: string, rest = '') => `/api/examinations/${id}${rest}`
    const sitter = {
      id: personId,
      call: async <Body>(method: string, at: string, body?: unknown) =>
        await call<Body>(personId, method, at, body === undefined ? {} : {body}),
      list: async () => (await call<ExaminationsView>(personId, 'GET', '/api/examinations')).body,
      start: async () =>
        await call<ExaminationView>(personId, 'POST', '/api/examinations', {body: {consent: true}}),
      view: async (id: string) => await call<ExaminationView>(personId, 'GET', path(id)),
      begin: async (id: string, what = 'assessment') =>
        await call<{attemptId: string}>(personId, 'POST', path(id, `/${what}`)),
      finish: async (id: string) =>
        await call<ExaminationView>(personId, 'POST', path(id, '/finish')),

      /** Answers a sitting of the adaptive part: rightly unless told otherwise, or so many items. */
      async sit(
        id: string,
        {
          right = () => true,
          answers = Infinity,
          activeMs = 60_000,
        }: {
          right?: (domain: string, position: number) => boolean
          answers?: number
          activeMs?: number
        } = {},
      ) {
        const {body, status} = await sitter.begin(id)
        if (status !== 200) throw new Error(`not begun: ${JSON.stringify(body)}`)
        const at = `/api/assessments/${body.attemptId}`
        let view = (await call<AssessmentAttempt>(personId, 'GET', at)).body
        for (let given = 0; given < answers && view.item; given++) {
          clock.advance(60_000)
          const answer = right(view.item.domain, view.position)
            ? {kind: 'response', response: await rightAnswer(view)}
            : {kind: 'cannot-tell'}
          const hand = {
            answerId: randomUUID(),
            position: view.position,
            elapsedMs: activeMs,
            answer,
          }
          const next = await call<AssessmentAttempt>(personId, 'POST', `${at}/answers`, {
            body: hand,
          })
          if (next.status !== 200) throw new Error(`not taken: ${JSON.stringify(next.body)}`)
          view = next.body
        }
        return body.attemptId
      },

      /** Does an exercise of the examination; reaches its goal unless told otherwise. */
      async exercise(id: string, exercise: string, {add = 10, finish = true} = {}) {
        const {body, status} = await sitter.begin(id, `exercises/${exercise}`)
        if (status !== 200) throw new Error(`not begun: ${JSON.stringify(body)}`)
        const at = `/api/exercise-attempts/${body.attemptId}`
        const change = async (verb: string, more: object) => {
          const {position} = (await call<ExerciseAttempt>(personId, 'GET', at)).body
          const request = {actionId: randomUUID(), position, ...more}
          return await call<ExerciseAttempt>(personId, 'POST', `${at}/${verb}`, {body: request})
        }
        clock.advance(60_000)
        if (add !== 0) await change('actions', {action: {add}})
        if (finish) await change('finish', {})
        return body.attemptId
      },

      /** Passes everything and finishes. */
      async pass(id: string) {
        await sitter.sit(id)
        for (const exercise of exercises) await sitter.exercise(id, exercise)
        return (await sitter.finish(id)).body
      },
    }
    return sitter
  }

  return {
    ...school,
    catalogue,
    held,
    stopped,
    authors,
    open,
    days: (days: number) => clock.advance(days * dayMs),
    async candidate(role: EngineerRole | null = 'data-scientist') {
      const id = await school.person({role})
      if (role !== null) roles.set(id, role)
      return id
    },
    /** The events of an examination, decrypted. */
    async eventsOf(id: string) {
      return await ledger.read(database, `examination/${id}`)
    },
    /** The decision as it was recorded. */
    async decisionOf(id: string) {
      const events = await ledger.read(database, `examination/${id}`)
      const found = events.filter(({type}) => type === 'examination.decided')
      return found.map(({payload}) => payload as unknown as ExaminationDecision) // written by examinations
    },
  }
}
