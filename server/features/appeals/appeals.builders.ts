import {randomUUID} from 'node:crypto'
import type {Catalogue} from '@airworthy/content'
import {AirworthyError} from '@airworthy/kernel'
import {readConfig} from '../../config.ts'
import {createApp} from '../../http/app.ts'
import type {PlatformRole, Viewer} from '../../http/viewer.ts'
import {inlineJobs} from '../../jobs/jobs.builders.ts'
import {jsonLog} from '../../log.ts'
import {
  bank,
  buildHouse,
  goOn,
  type Answered,
  type Browser,
  type Going,
} from '../assessments/assessments.builders.ts'
import {assessmentRoutes, createAssessments} from '../assessments/index.ts'
import type {AttemptView} from '../assessments/views.ts'
import {createAuthoring} from '../authoring/index.ts'
import {createNotifications} from '../notifications/index.ts'
import {fakeDelivery} from '../notifications/notifications.builders.ts'
import {createAppeals, itemDisputes, resultsSetAside, withdrawnItems} from './index.ts'
import type {AppealParts} from './parts.ts'

export type Tribunal = Awaited<ReturnType<typeof buildTribunal>>

/** A person with a browser of theirs. */
export interface Person extends Browser {
  readonly id: string
  readonly name: string
}

/** Assessments, authoring and appeals on a database of their own; `close` when done. */
export async function buildTribunal({catalogue = bank}: {catalogue?: Catalogue} = {}) {
  const house = await buildHouse()
  const {database, pool, ledger, clock} = house
  const jobs = inlineJobs()
  const log = jsonLog('error', clock)
  const delivery = fakeDelivery()
  const origin = 'http://localhost:4180'
  const notifications = createNotifications({
    connection: house,
    jobs,
    delivery,
    clock,
    log,
    origin,
  })

  /** The features over a bank: that of a later version of the platform, if it is another. */
  async function open(over: Catalogue) {
    const assessments = await createAssessments({
      database,
      ledger,
      catalogue: over,
      clock,
      withdrawnItems: async () => await withdrawnItems(database, over),
      resultsSetAside: async (personId) => await resultsSetAside(database, personId),
    })
    const authoring = await createAuthoring({
      database,
      ledger,
      clock,
      jobs,
      catalogue: over,
      disputes: async () => await itemDisputes(database, over),
    })
    const appeals = createAppeals({
      database,
      ledger,
      clock,
      assessments,
      credentials: noCredentials,
      examinations: noExaminations,
      notifications,
    })
    const app = createApp({
      config: readConfig({AIRWORTHY_RATE_LIMIT: 'off'}),
      clock,
      log,
      origins: () => [],
      viewerFrom: async (headers) => viewerFrom(headers),
      signInHandler: async () => new Response(null, {status: 404}),
      features: [
        assessmentRoutes({assessments, engineerRoleOf: async () => null}),
        authoring.routes,
        appeals.routes,
        notifications.routes,
      ],
      ready: async () => true,
    })
    return {app, assessments, authoring, appeals}
  }

  let running = await open(catalogue)

  async function call<Body>(person: Viewer, method: string, path: string, body?: unknown) {
    const response = await running.app.request(path, {
      method,
      headers: {
        'x-person': person.id,
        'x-roles': [...person.roles].join(),
        ...(body === undefined ? {} : {'content-type': 'application/json'}),
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    })
    // The test states the shape that it expects and compares what matters to it.
    return {status: response.status, body: (await response.json()) as Body}
  }

  return {
    ...house,
    jobs,
    delivery,
    notifications,
    features: () => running,

    /** Goes on with another bank, as after an upgrade. */
    async upgrade(to: Catalogue) {
      running = await open(to)
    },

    /** A person in the database, with a browser. */
    async person(name: string, roles: readonly PlatformRole[] = ['learner']): Promise<Person> {
      const id = randomUUID()
      await pool.query(
        `insert into person (id, name, email, created_at, updated_at)
         values ($1, $2, $1 || '@example.org', now(), now())`,
        [id, name],
      )
      for (const role of new Set(['learner', ...roles])) {
        await pool.query('insert into person_role (person_id, role) values ($1, $2)', [id, role])
      }
      const viewer: Viewer = {id, roles: new Set(roles), teamId: null, sessionId: 'session'}
      const ask = async <Body>(method: string, path: string, body?: unknown) =>
        await call<Body>(viewer, method, path, body)
      return {
        id,
        name,
        call: ask,
        act: async (attempt, act, body) =>
          await ask('POST', `/api/assessments/${attempt}/${act}`, body),
        async start(role = 'data-scientist') {
          return expectOk(await ask<AttemptView>('POST', '/api/assessments', {role, consent: true}))
        },
      }
    },

    /** Starts a baseline, answers it as told, and finishes it; its answers are measured then. */
    async take(person: Person, going: Going = {}): Promise<AttemptView> {
      const view = await goOn(house, person, await person.start(), going)
      const ended =
        view.status === 'finished' ? view : expectOk(await person.act(view.id, 'finish'))
      await jobs.drain('authoring.measure')
      return ended
    },
  }
}

/** The body of an answer that was not refused. */
export function expectOk<Body>({status, body}: Answered<Body>): Body {
  if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`)
  return body
}

/** Appeals of credentials have tests of their own, on an office that issues them. */
export const noCredentials: AppealParts['credentials'] = {
  async disputed(_, {id}) {
    throw new AirworthyError('not-found', `no credential ${id}`)
  },
  async decideDispute(_, {id}) {
    throw new AirworthyError('not-found', `no credential ${id}`)
  },
}

/** Appeals of examinations have tests of their own, beside examinations. */
const noExaminations: AppealParts['examinations'] = {
  async view({id}) {
    throw new AirworthyError('not-found', `no examination ${id}`)
  },
  async setAside(_, {id}) {
    throw new AirworthyError('not-found', `no examination ${id}`)
  },
}

function viewerFrom(headers: Headers): Viewer | null {
  const id = headers.get('x-person')
  const roles = (headers.get('x-roles') ?? '').split(',') as PlatformRole[] // written by call
  return id === null ? null : {id, roles: new Set(roles), teamId: null, sessionId: 'session'}
}
