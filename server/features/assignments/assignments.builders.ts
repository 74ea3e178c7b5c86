import {randomUUID} from 'node:crypto'
import {generateDataKey} from '@airworthy/evidence'
import {clockAt} from '@airworthy/kernel'
import {readConfig} from '../../config.ts'
import {testDatabase} from '../../database/test-database.ts'
import {createApp} from '../../http/app.ts'
import type {PlatformRole, Viewer} from '../../http/viewer.ts'
import {inlineJobs} from '../../jobs/jobs.builders.ts'
import {jsonLog} from '../../log.ts'
import {createLedger} from '../ledger/index.ts'
import {createNotifications} from '../notifications/index.ts'
import {fakeDelivery} from '../notifications/notifications.builders.ts'
import type {Progress} from './assignment.ts'
import {createAssignments} from './create-assignments.ts'
import type {AssignmentRequest, AssignmentView, OverviewView, OwnDutiesView} from './views.ts'

export type House = Awaited<ReturnType<typeof buildHouse>>

/** Somebody of a test, with what the platform knows about them. */
export interface Somebody {
  readonly id: string
  readonly name: string
  readonly team: string | null
  readonly roles: readonly PlatformRole[]
}

const dayMs = 24 * 60 * 60 * 1000

/** Assignments on a database of their own at noon of 1 December 2026; `close` when done. */
export async function buildHouse() {
  const connection = await testDatabase()
  const {database, pool} = connection
  const clock = clockAt('2026-12-01T12:00:00.000Z')
  const log = jsonLog('silent', clock)
  const ledger = createLedger({masterKey: generateDataKey(), clock})
  const jobs = inlineJobs()
  const delivery = fakeDelivery()
  const origin = 'http://localhost:4180'
  const notifications = createNotifications({connection, jobs, delivery, clock, log, origin})
  const reached = new Map<string, Progress>()
  const nothing: Progress = {met: [], required: ['ethics-and-bias'], baselineAt: null}
  const assignments = createAssignments({
    database,
    ledger,
    jobs,
    notifications,
    clock,
    log,
    progressOf: async (personId) => reached.get(personId) ?? nothing,
  })
  const people = new Map<string, Somebody>()
  const app = createApp({
    config: readConfig({AIRWORTHY_RATE_LIMIT: 'off'}),
    clock,
    log,
    origins: () => [],
    viewerFrom: async (headers) => viewerOf(people.get(headers.get('x-person') ?? '')),
    signInHandler: async () => new Response(null, {status: 404}),
    features: [assignments.routes, notifications.routes],
    ready: async () => true,
  })

  async function call<Body>(person: Somebody | null, method: string, path: string, body?: unknown) {
    const response = await app.request(`/api/assignments${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(person === null ? {} : {'x-person': person.id}),
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    // The test states the shape that it expects and compares what matters to it.
    return {status: response.status, text, body: (isJson ? JSON.parse(text) : null) as Body}
  }

  return {
    ...connection,
    clock,
    ledger,
    jobs,
    delivery,
    assignments,
    call,

    /** A person in the database. */
    async person({
      name = 'Bo Lindqvist',
      team = null,
      roles = [],
      engineerRole = null,
    }: {
      name?: string
      team?: string | null
      roles?: PlatformRole[]
      engineerRole?: string | null
    } = {}): Promise<Somebody> {
      const id = randomUUID()
      if (team !== null) {
        await pool.query('insert into team (id, name) values ($1, $1) on conflict do nothing', [
          team,
        ])
      }
      await pool.query(
        `insert into person (id, name, email, team_id, engineer_role, created_at, updated_at)
         values ($1, $2, $1 || '@example.org', $3, $4, now(), now())`,
        [id, name, team, engineerRole],
      )
      for (const role of ['learner', ...roles]) {
        await pool.query('insert into person_role (person_id, role) values ($1, $2)', [id, role])
      }
      const person = {id, name, team, roles: ['learner' as const, ...roles]}
      people.set(id, person)
      return person
    },

    /** Says that a person has reached something, and that the assessment of it has ended. */
    async reach(person: Somebody, progress: Partial<Progress>): Promise<void> {
      reached.set(person.id, {...nothing, ...progress})
      await database.transaction(async (transaction) => {
        await ledger.append(transaction, {
          stream: `assessment/${randomUUID()}`,
          type: 'assessment.finished',
          actor: person.id,
          subject: person.id,
          payload: {event: {kind: 'finished'}},
        })
      })
    },

    /** What another feature knows of a person before anything is assigned. */
    know(person: Somebody, progress: Partial<Progress>): void {
      reached.set(person.id, {...nothing, ...progress})
    },

    /** The baseline, due at Christmas, assigned by somebody. */
    async assign(by: Somebody, request: Partial<AssignmentRequest>): Promise<AssignmentView> {
      const answer = await call<AssignmentView>(by, 'POST', '', {
        programme: 'baseline',
        dueOn: '2026-12-24',
        ...request,
      })
      if (answer.status !== 201) throw new Error(answer.text)
      await jobs.drain()
      return answer.body
    },

    own: async (person: Somebody) => (await call<OwnDutiesView>(person, 'GET', '/mine')).body,
    overview: async (person: Somebody, query = '') =>
      (await call<OverviewView>(person, 'GET', `/overview${query}`)).body,

    /** The daily job on a day at seven, with the mails that it causes. */
    async dayAt(day: string): Promise<void> {
      clock.advance(Date.parse(day) + 7 * (dayMs / 24) - clock.now().getTime())
      await jobs.run('assignments.daily', {date: day})
      await jobs.drain()
    },

    /** Subjects of the mails that a person got. */
    mailsTo: ({id}: Somebody) =>
      delivery.sent.filter(({to}) => to.startsWith(id)).map(({subject}) => subject),
    /** Titles of what a person was told in the app, oldest first. */
    async told({id}: Somebody): Promise<string[]> {
      const {rows} = await pool.query<{title: string}>(
        'select title from notification where person_id = $1 order by created_at, key',
        [id],
      )
      return rows.map(({title}) => title)
    },
  }
}

function viewerOf(person: Somebody | undefined): Viewer | null {
  if (!person) return null
  const {id, roles, team} = person
  return {id, roles: new Set(roles), teamId: team, sessionId: 'session'}
}
