import {randomUUID} from 'node:crypto'
import type {EngineerRole, Lesson, Track} from '@airworthy/content'
import {generateDataKey} from '@airworthy/evidence'
import {clockAt} from '@airworthy/kernel'
import {readConfig} from '../../config.ts'
import {testDatabase} from '../../database/test-database.ts'
import {createApp} from '../../http/app.ts'
import type {App} from '../../http/route.ts'
import type {PlatformRole} from '../../http/viewer.ts'
import {jsonLog} from '../../log.ts'
import type {FinishedAttempt, MeasuredDomain} from '../assessments/index.ts'
import {createLedger} from '../ledger/index.ts'
import {createCurriculum} from './create-curriculum.ts'
import type {PlanView} from './views.ts'

export interface Answered<Body> {
  readonly status: number
  readonly body: Body
  readonly headers: Headers
}

export interface Asking {
  readonly roles?: readonly PlatformRole[]
  readonly team?: string
  readonly body?: unknown
}

/** What a domain was measured to be: an interval that clearly lies where the test wants it. */
export function buildMeasured(
  domain: string,
  {
    low = -0.5,
    high = 0.5,
    items = 4,
    minimumItems = 2,
    answeredAt = '2026-11-25T12:00:00.000Z',
  } = {},
): MeasuredDomain {
  const mean = (low + high) / 2
  const standardError = (high - low) / 3.29
  return {domain, items, minimumItems, mean, standardError, low, high, answeredAt}
}

/** Curriculum on a database of its own, with attempts that end as the test says; `close` when done. */
export async function buildSchool({
  tracks,
  lessons = [],
  listening = true,
}: {
  tracks?: readonly Track[]
  lessons?: readonly Lesson[]
  /** False: its curriculum hears of no event of `ledger`, for a test that brings its own. */
  listening?: boolean
} = {}) {
  const connection = await testDatabase()
  const {database, pool} = connection
  const clock = clockAt('2026-11-25T12:00:00.000Z')
  const log = jsonLog('error', clock)
  const masterKey = generateDataKey()
  const ledger = createLedger({masterKey, clock})
  const attempts = new Map<string, FinishedAttempt>()
  const audits: {teamId: string; dueAt: string; by: string}[] = []
  const testOuts: {
    open: {id: string; domain: string} | null
    finished: {domain: string; finishedAt: string}[]
  } = {open: null, finished: []}
  const parts = {
    database,
    ledger,
    clock,
    log,
    lessons,
    assessments: {
      async finished(_: unknown, id: string) {
        const attempt = attempts.get(id)
        if (!attempt) throw new Error(`no attempt ${id}`)
        return attempt
      },
      // A fake holds what plans read; the rest of the view is not theirs.
      testOuts: async () => testOuts as never,
    },
    async assignBaseline(_: unknown, request: {teamId: string; dueAt: string; by: string}) {
      audits.push(request)
      return {assignmentId: randomUUID()}
    },
  }
  const curriculum = await createCurriculum({
    ...parts,
    ...(listening ? {} : {ledger: createLedger({masterKey, clock})}),
    ...(tracks ? {tracks} : {}),
  })
  const appOf = (routes: App): App =>
    createApp({
      config: readConfig({AIRWORTHY_RATE_LIMIT: 'off'}),
      clock,
      log,
      origins: () => [],
      viewerFrom: async (headers) => {
        const id = headers.get('x-person')
        const roles = (headers.get('x-roles') ?? '').split(',') as PlatformRole[] // written by request
        const teamId = headers.get('x-team')
        return id === null ? null : {id, roles: new Set(roles), teamId, sessionId: 'session'}
      },
      signInHandler: async () => new Response(null, {status: 404}),
      features: [routes],
      ready: async () => true,
    })
  const app = appOf(curriculum.routes)

  async function request(
    personId: string | null,
    method: string,
    path: string,
    {roles = ['learner'], team, body}: Asking = {},
  ): Promise<Response> {
    const headers = new Headers(personId === null ? {} : {'x-person': personId})
    headers.set('x-roles', roles.join(','))
    if (team !== undefined) headers.set('x-team', team)
    if (body !== undefined) headers.set('content-type', 'application/json')
    return await app.request(path, {
      method,
      headers,
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    })
  }

  async function call<Body>(
    personId: string | null,
    method: string,
    path: string,
    asking: Asking = {},
  ): Promise<Answered<Body>> {
    const response = await request(personId, method, path, asking)
    const {status, headers} = response
    // The test states the shape that it expects and compares what matters to it.
    return {status, headers, body: (await response.json()) as Body}
  }

  return {
    ...connection,
    clock,
    log,
    ledger,
    curriculum,
    audits,
    testOuts,
    appOf,
    request,
    call,

    /** Another process of the platform on this database, perhaps with other tracks. */
    again: async (other: {tracks?: readonly Track[]} = {}) =>
      await createCurriculum({
        ...parts,
        ledger: createLedger({masterKey, clock}),
        ...other,
      }),

    /** A person in the database, in a team if it is named. */
    async person({
      name = 'Bo Lindqvist',
      team,
      role = null,
      disabled = false,
    }: {name?: string; team?: string; role?: EngineerRole | null; disabled?: boolean} = {}) {
      const id = randomUUID()
      if (team !== undefined) {
        await pool.query('insert into team (id, name) values ($1, $1) on conflict do nothing', [
          team,
        ])
      }
      await pool.query(
        `insert into person (id, name, email, team_id, engineer_role, disabled_at, created_at, updated_at)
         values ($1, $2, $1 || '@example.org', $3, $4, $5, now(), now())`,
        [id, name, team ?? null, role, disabled ? new Date() : null],
      )
      return id
    },

    /** Ends an attempt of a person with these measurements, as the assessments would. */
    async finish(
      personId: string,
      domains: readonly MeasuredDomain[],
      {
        id = randomUUID(),
        kind = 'baseline',
        role = 'fullstack-engineer',
      }: {id?: string; kind?: FinishedAttempt['kind']; role?: EngineerRole} = {},
    ) {
      const finishedAt = clock.now().toISOString()
      attempts.set(id, {id, kind, role, finishedAt, hasResults: true, domains})
      await database.transaction(async (transaction) => {
        await ledger.append(transaction, {
          stream: `assessment/${id}`,
          type: 'assessment.finished',
          actor: personId,
          subject: personId,
          payload: {event: {kind: 'finished', reason: 'by-person'}},
        })
      })
      return id
    },

    /** The plan of a person as that person sees it. */
    async plan(personId: string) {
      return (await call<PlanView>(personId, 'GET', '/api/plan')).body
    },

    /** Types of the events that were recorded about a person's plan. */
    async planEvents(personId: string) {
      const about = await ledger.readAbout(database, personId)
      return about.filter(({stream}) => stream.startsWith('plan/'))
    },
  }
}
