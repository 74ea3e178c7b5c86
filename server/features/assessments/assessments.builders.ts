import {randomUUID} from 'node:crypto'
import {isDeepStrictEqual} from 'node:util'
import {
  catalogueOf,
  presentedResponse,
  presentItem,
  readCatalogue,
  rightResponse,
  type Catalogue,
  type EngineerRole,
  type Item,
  type ItemResponse,
} from '@airworthy/content'
import {generateDataKey} from '@airworthy/evidence'
import {clockAt, randomFrom, type Clock} from '@airworthy/kernel'
import type {StartedEvent} from '@airworthy/psychometrics'
import {readConfig} from '../../config.ts'
import {testDatabase, type TestDatabase} from '../../database/test-database.ts'
import {createApp} from '../../http/app.ts'
import type {App} from '../../http/route.ts'
import type {PlatformRole, Viewer} from '../../http/viewer.ts'
import {jsonLog} from '../../log.ts'
import {createLedger, type Ledger, type LedgerRecord} from '../ledger/index.ts'
import type {Assessments} from './assessments.ts'
import {streamOf} from './attempt-stream.ts'
import {assessmentRoutes, createAssessments} from './index.ts'
import type {AnswerRequest, AttemptView} from './views.ts'

/** The real bank. */
export const bank = await readCatalogue()

/** A database with its ledger, on which any number of web processes can be opened. */
export interface House extends TestDatabase {
  readonly clock: Clock & {advance(milliseconds: number): void}
  readonly ledger: Ledger
  /** A process of the web tier: its own memory, the common database. */
  open(parts?: ProcessParts): Promise<WebProcess>
  /** The events of an attempt, decrypted. */
  recordsOf(id: string): Promise<LedgerRecord[]>
}

export interface ProcessParts {
  readonly catalogue?: Catalogue
  /** The roles under which people are known; nobody is known without it. */
  readonly known?: Readonly<Record<string, EngineerRole>>
  readonly ledger?: Ledger
  readonly clock?: Clock
}

export interface WebProcess {
  readonly app: App
  readonly assessments: Assessments
  /** A person's browser at this process. */
  browser(personId: string | null, roles?: readonly PlatformRole[]): Browser
}

export interface Answered<Body> {
  readonly status: number
  readonly body: Body
}

export interface Browser {
  call<Body = AttemptView>(method: string, path: string, body?: unknown): Promise<Answered<Body>>
  /** Starts an attempt and gives its first view; throws unless it was made. */
  start(role?: EngineerRole): Promise<AttemptView>
  /** Does something to an attempt, such as `pause`. */
  act<Body = AttemptView>(id: string, act: string, body?: unknown): Promise<Answered<Body>>
}

/** What every refusal looks like. */
export interface Refusal {
  readonly error: {readonly code: string; readonly message: string}
}

/** A house on a database of its own; `close` when done. */
export async function buildHouse(): Promise<House> {
  const database = await testDatabase()
  const clock = clockAt('2026-11-25T12:00:00.000Z')
  const ledger = createLedger({masterKey: generateDataKey(), clock})
  return {
    ...database,
    clock,
    ledger,
    open: async (parts = {}) =>
      await openProcess({database: database.database, ledger, clock, ...parts}),
    recordsOf: async (id) => await ledger.read(database.database, streamOf(id)),
  }
}

/** The id of a person whom nobody has met. */
export function somebody(): string {
  return randomUUID()
}

/** A bank of the first so many open items of each domain, each fixed and as `change` leaves it. */
export async function smallBank(
  perDomain: number,
  change: (item: Item) => Item = (item) => item,
): Promise<Catalogue> {
  const given = new Map<string, number>()
  const items = bank.open.filter(({facts: {domain}}) => {
    given.set(domain, (given.get(domain) ?? 0) + 1)
    return (given.get(domain) ?? 0) <= perDomain
  })
  return await catalogueOf(items.map(({item}) => change(structuredClone(item))))
}

let attempts = 0

/** The same attempts at every run: a verdict must not hang on the luck of a seed. */
function newSeed(): string {
  attempts += 1
  return `attempt-${attempts}`
}

async function openProcess({
  database,
  ledger,
  clock,
  catalogue = bank,
  known = {},
}: ProcessParts & {
  database: TestDatabase['database']
  ledger: Ledger
  clock: Clock
}): Promise<WebProcess> {
  const assessments = await createAssessments({database, ledger, catalogue, clock, newSeed})
  const app = createApp({
    config: readConfig({AIRWORTHY_RATE_LIMIT: 'off'}),
    clock,
    log: jsonLog('error', clock),
    origins: () => [],
    viewerFrom: async (headers) => viewerFrom(headers),
    signInHandler: async () => new Response(null, {status: 404}),
    features: [assessmentRoutes({assessments, engineerRoleOf: async (id) => known[id] ?? null})],
    ready: async () => true,
  })
  return {app, assessments, browser: (id, roles = ['learner']) => browserAt(app, id, roles)}
}

function viewerFrom(headers: Headers): Viewer | null {
  const id = headers.get('x-person')
  const roles = (headers.get('x-roles') ?? '').split(',') as PlatformRole[] // written by browserAt
  return id === null ? null : {id, roles: new Set(roles), teamId: null, sessionId: 'session'}
}

function browserAt(app: App, personId: string | null, roles: readonly PlatformRole[]): Browser {
  async function call<Body>(method: string, path: string, body?: unknown) {
    const response = await app.request(path, {
      method,
      headers: {
        ...(personId === null ? {} : {'x-person': personId, 'x-roles': roles.join()}),
        ...(body === undefined ? {} : {'content-type': 'application/json'}),
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    })
    // The test states the shape that it expects and compares what matters to it.
    return {status: response.status, body: (await response.json()) as Body}
  }
  return {
    call,
    act: async (id, act, body) => await call('POST', `/api/assessments/${id}/${act}`, body),
    async start(role = 'data-scientist') {
      const {status, body} = await call<AttemptView>('POST', '/api/assessments', {
        role,
        consent: true,
      })
      if (status !== 201) throw new Error(`not started: ${status} ${JSON.stringify(body)}`)
      return body
    },
  }
}

/** The start of an attempt as it was frozen. */
export async function startOf(house: House, id: string): Promise<StartedEvent> {
  const [started] = await house.recordsOf(id)
  if (!started) throw new Error(`no attempt ${id}`)
  return (started.payload as unknown as {start: StartedEvent}).start // written by start()
}

/** The item behind a presented view, and the response that its key asks for in this presentation. */
export async function behind(
  house: House,
  {id, item: shown}: AttemptView,
  catalogue: Catalogue = bank,
): Promise<{item: Item; right: ItemResponse}> {
  const {seed} = await startOf(house, id)
  if (!shown) throw new Error('no item is shown')
  for (const entry of catalogue.open) {
    if (entry.facts.domain !== shown.domain) continue
    const item = entry.instance(`${seed}/${entry.facts.id}`)
    // Presentation comes from the seed, the position and the item: the formula is the replay's.
    const random = randomFrom(`${seed}/${shown.position}/${item.id}`)
    const {view, order} = presentItem(item, random)
    if (!isDeepStrictEqual(view, shown.view)) continue
    return {item, right: presentedResponse(item, {given: rightResponse(item), order})}
  }
  throw new Error('the view shown is that of no item')
}

/** An answer to hand in, the right one unless told otherwise, once the time that it takes has passed. */
export async function buildAnswer(
  house: House,
  view: AttemptView,
  {
    cannotTell = false,
    elapsedMs = 30_000,
    catalogue = bank,
  }: {cannotTell?: boolean; elapsedMs?: number; catalogue?: Catalogue} = {},
): Promise<AnswerRequest> {
  const answer: AnswerRequest['answer'] = cannotTell
    ? {kind: 'cannot-tell'}
    : {kind: 'response', response: (await behind(house, view, catalogue)).right}
  house.clock.advance(elapsedMs)
  return {answerId: randomUUID(), position: view.position, elapsedMs, answer}
}

export interface Going {
  /** Stops after so many answers; without it the attempt goes on to its end. */
  readonly answers?: number
  /** Whether a position is answered rightly; the others are told as not known. */
  readonly right?: (position: number) => boolean
  readonly elapsedMs?: number
  readonly catalogue?: Catalogue
}

/** Answers item after item and gives the last view. */
export async function goOn(
  house: House,
  browser: Browser,
  from: AttemptView,
  {answers = Infinity, right = () => true, elapsedMs = 30_000, catalogue = bank}: Going = {},
): Promise<AttemptView> {
  let view = from
  for (let given = 0; given < answers && view.item; given++) {
    const cannotTell = !right(view.position)
    const answer = await buildAnswer(house, view, {cannotTell, elapsedMs, catalogue})
    const next = await browser.act(view.id, 'answers', answer)
    if (next.status !== 200) throw new Error(`not taken: ${JSON.stringify(next.body)}`)
    view = next.body
  }
  return view
}
