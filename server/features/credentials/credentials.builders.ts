import {randomBytes, randomUUID} from 'node:crypto'
import {domains, type EngineerRole} from '@airworthy/content'
import {generateDataKey, generateSigningKey} from '@airworthy/evidence'
import {clockAt, type Json} from '@airworthy/kernel'
import {readConfig} from '../../config.ts'
import {testDatabase} from '../../database/test-database.ts'
import {createApp} from '../../http/app.ts'
import type {PlatformRole, Viewer} from '../../http/viewer.ts'
import {inlineJobs} from '../../jobs/jobs.builders.ts'
import {jsonLog} from '../../log.ts'
import {createAssignments} from '../assignments/index.ts'
import type {ExaminationDecision} from '../examinations/index.ts'
import {createLedger} from '../ledger/index.ts'
import {createNotifications} from '../notifications/index.ts'
import {fakeDelivery} from '../notifications/notifications.builders.ts'
import {createCredentials} from './create-credentials.ts'
import {openIssuer} from './issuer.ts'
import type {OwnCredentialsView, OwnCredentialView} from './views.ts'

/** The address from which the office of a test issues. */
const officeUrl = 'http://127.0.0.1:4180'

export type Office = Awaited<ReturnType<typeof buildOffice>>
export type Process = Awaited<ReturnType<Office['process']>>

/** Somebody of a test. */
export interface Holder {
  readonly id: string
  readonly name: string
  readonly role: EngineerRole | null
  readonly team: string | null
  readonly roles: readonly PlatformRole[]
}

/** A decision that passed, of a first examination. */
export function buildDecision(change: Partial<ExaminationDecision> = {}): ExaminationDecision {
  return {
    role: 'data-scientist',
    kind: 'first',
    outcome: 'passed',
    replaces: null,
    bank: 'a'.repeat(64),
    certification: 'b'.repeat(64),
    domains: domains.map(({id, requiredLevel}, index) => ({
      domain: id,
      requiredLevel: requiredLevel['data-scientist'],
      cut: requiredLevel['data-scientist'] - 2,
      verdict: 'meets',
      mean: requiredLevel['data-scientist'] - 1.3 + index / 20,
      standardError: 0.31,
      low: requiredLevel['data-scientist'] - 1.9,
      high: requiredLevel['data-scientist'] - 0.7,
      items: 9,
      from: 'examination',
      attempt: randomUUID(),
      measuredAt: '2026-12-01T11:00:00.000Z',
    })),
    exercises: ['health-risk-label', 'unequal-threshold'].map((exercise) => ({
      exercise,
      attempt: randomUUID(),
      passed: true,
      score: 0.9,
      finishedAt: '2026-12-01T11:30:00.000Z',
      version: 'c'.repeat(64),
      from: 'examination',
    })),
    exercisesAsked: 2,
    exercisesToPass: 2,
    complete: true,
    unproctored: true,
    endedBy: 'person',
    ...change,
  }
}

/** A random seed of an issuer's key. */
export function buildSeed(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(randomBytes(32))
}

/** Credentials on a database of their own at noon of 1 December 2026; `close` when done. */
export async function buildOffice() {
  const connection = await testDatabase()
  const {database, pool} = connection
  const clock = clockAt('2026-12-01T12:00:00.000Z')
  const log = jsonLog('silent', clock)
  const masterKey = generateDataKey()
  const signingKey = await generateSigningKey()
  const people = new Map<string, Holder>()
  await pool.query(
    `insert into organisation (id, name, set_up_at) values (1, 'Northwind Health', now())`,
  )

  /** A process of the platform: its own memory, the common database. */
  async function process({
    publicUrl = officeUrl,
    seed = buildSeed(),
  }: {publicUrl?: string | undefined | null; seed?: Uint8Array<ArrayBuffer>} = {}) {
    const ledger = createLedger({masterKey, clock})
    const jobs = inlineJobs()
    const delivery = fakeDelivery()
    const notifications = createNotifications({
      connection,
      jobs,
      delivery,
      clock,
      log,
      origin: officeUrl,
    })
    const assignments = createAssignments({
      database,
      ledger,
      jobs,
      notifications,
      clock,
      log,
      progressOf: async (personId) => ({
        met: [],
        required: [],
        baselineAt: null,
        certifiedUntil: await credentials.certifiedUntil(personId),
      }),
    })
    const issuer = await openIssuer({
      database,
      ledger,
      clock,
      log,
      publicUrl: publicUrl ?? undefined,
      seed,
    })
    const credentials = createCredentials({
      database,
      ledger,
      jobs,
      notifications,
      clock,
      log,
      issuer,
      signingKey,
      assignRenewal: async (transaction, request) =>
        await assignments.assignRenewal(transaction, request),
      exerciseTitles: new Map([['health-risk-label', 'The label of the health-risk score']]),
      origin: officeUrl,
    })
    const app = createApp({
      config: readConfig({AIRWORTHY_RATE_LIMIT: 'off'}),
      clock,
      log,
      origins: () => [],
      viewerFrom: async (headers) => viewerOf(people.get(headers.get('x-person') ?? '')),
      signInHandler: async () => new Response(null, {status: 404}),
      features: [credentials.routes],
      ready: async () => true,
    })

    async function call<Body>(who: Holder | null, request: string, body?: unknown) {
      const [method = '', path = ''] = request.split(' ')
      const response = await app.request(path, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(who === null ? {} : {'x-person': who.id}),
        },
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const isJson = response.headers.get('content-type')?.includes('json') === true
      const text = new TextDecoder().decode(bytes)
      // The test states the shape that it expects and compares what matters to it.
      const read = (isJson ? JSON.parse(text) : null) as Body
      return {status: response.status, headers: response.headers, bytes, text, body: read}
    }

    /** Decides an examination as the feature examinations does. */
    async function decide(
      person: Holder,
      {
        examination = randomUUID(),
        decision = buildDecision(),
        fail = false,
      }: {examination?: string; decision?: ExaminationDecision; fail?: boolean} = {},
    ): Promise<void> {
      await database.transaction(async (transaction) => {
        await ledger.append(transaction, {
          stream: `examination/${examination}`,
          type: 'examination.decided',
          actor: person.id,
          subject: person.id,
          payload: decision as unknown as Json, // plain data
        })
        if (fail) throw new Error('the transaction fails')
      })
    }

    async function own(person: Holder): Promise<OwnCredentialView[]> {
      const {body} = await call<OwnCredentialsView>(person, 'GET /api/credentials')
      return body.credentials
    }

    /** The credential of a person who passes now; others may be of the same moment. */
    async function certify(
      person: Holder,
      decision: Partial<ExaminationDecision> = {},
    ): Promise<OwnCredentialView> {
      const before = new Set((await own(person)).map(({id}) => id))
      await decide(person, {decision: buildDecision(decision)})
      const earned = (await own(person)).find(({id}) => !before.has(id))
      if (!earned) throw new Error('nothing was earned')
      return earned
    }

    return {ledger, jobs, delivery, assignments, credentials, issuer, call, decide, own, certify}
  }

  /** A person in the database. */
  async function person({
    name = 'Bo Lindqvist',
    role = 'data-scientist',
    team = null,
    roles = [],
  }: Partial<Pick<Holder, 'name' | 'role' | 'team' | 'roles'>> = {}): Promise<Holder> {
    const id = randomUUID()
    if (team !== null) {
      await pool.query('insert into team (id, name) values ($1, $1) on conflict do nothing', [team])
    }
    await pool.query(
      `insert into person (id, name, email, team_id, engineer_role, created_at, updated_at)
       values ($1, $2, $1 || '@example.org', $3, $4, now(), now())`,
      [id, name, team, role],
    )
    for (const one of ['learner', ...roles]) {
      await pool.query('insert into person_role (person_id, role) values ($1, $2)', [id, one])
    }
    const holder = {id, name, role, team, roles: ['learner' as const, ...roles]}
    people.set(id, holder)
    return holder
  }

  return {...connection, clock, signingKey, process, person}
}

function viewerOf(holder: Holder | undefined): Viewer | null {
  if (!holder) return null
  return {id: holder.id, roles: new Set(holder.roles), teamId: holder.team, sessionId: 'session'}
}
