import {randomBytes, randomUUID} from 'node:crypto'
import {clockAt} from '@airworthy/kernel'
import type {Erasure, ErasureList} from '../../erasure-list.ts'
import {testDatabase} from '../../database/test-database.ts'
import {createApp} from '../../http/app.ts'
import {inlineJobs} from '../../jobs/jobs.builders.ts'
import {jsonLog} from '../../log.ts'
import {createMail, type Mail} from '../../mail/mail.ts'
import {createLedger} from '../ledger/index.ts'
import {createPeople, type PeopleParts} from './index.ts'
import {completeRoles} from './roles.ts'
import * as store from './store.ts'
import type {PersonView, PlatformRole} from './views.ts'

/** The address under which the built platform is opened. */
export const origin = 'http://localhost:4180'
/** A password that is accepted. */
export const goodPassword = 'harbour-violet-sandal-41'

/** What a browser or a script says to the platform, with the answer's body read. */
export interface Answer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** A browser: keeps its cookies, names its page's origin. */
export interface Browser {
  call<Body = {error: {code: string; message: string; facts: unknown}}>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>
}

type Platform = Awaited<ReturnType<typeof buildPlatform>>

/** A platform on a database of its own; `close` when done. */
export async function buildPlatform(
  options: {
    readonly mail?: Mail
    readonly rateLimited?: boolean
  } & Pick<PeopleParts, 'describers' | 'forget'> = {},
) {
  const opened = await testDatabase()
  const {database, pool} = opened
  const clock = clockAt(new Date())
  const log = jsonLog('error', clock)
  const config = {
    port: 4180,
    host: '127.0.0.1',
    publicUrl: undefined,
    dataDirectory: '',
    databaseUrl: undefined,
    masterKey: undefined,
    issuerKey: undefined,
    issuerKeyFile: undefined,
    smtpUrl: undefined,
    mailFrom: 'Airworthy <airworthy@localhost>',
    clientAddressHeader: 'x-forwarded-for',
    daysBetweenBaselines: 90,
    logLevel: 'silent',
    metricsToken: undefined,
    rateLimited: options.rateLimited ?? false,
  } as const
  const masterKey = Uint8Array.from(randomBytes(32))
  const ledger = createLedger({masterKey, clock})
  const {describers = [], forget = []} = options
  const listed: Erasure[] = []
  const erasureList: ErasureList = {
    read: () => listed,
    add(erasures) {
      const known = new Set(listed.map(({person}) => person))
      listed.push(...erasures.filter(({person}) => !known.has(person)))
    },
  }
  const jobs = inlineJobs()
  const notices: Parameters<PeopleParts['notify']>[1][] = []
  const people = await createPeople({
    database,
    ledger,
    config,
    clock,
    log,
    jobs,
    mail: options.mail ?? createMail(config, log),
    notify: async (_, notice) => {
      const told = notices.some(({key}) => key === notice.key)
      if (!told) notices.push(notice)
      return !told
    },
    origins: [origin, 'http://127.0.0.1:4180'],
    secret: randomBytes(32).toString('base64url'),
    masterKey,
    erasureList,
    describers,
    forget,
  })
  const app = createApp({
    config,
    clock,
    log,
    origins: () => [origin],
    viewerFrom: people.viewerFrom,
    signInHandler: people.signInHandler,
    features: [people.routes],
    ready: async () => true,
  })
  const close = async (): Promise<void> => await opened.close()
  return {database, pool, close, clock, jobs, ledger, masterKey, notices, people, app, erasureList}
}

/** A browser that opens the platform; two of them share nothing. */
export function buildBrowser({app}: Pick<Platform, 'app'>): Browser {
  const cookies = new Map<string, string>()
  return {
    async call<Body>(
      method: string,
      path: string,
      body?: unknown,
      given: Record<string, string> = {},
    ) {
      const headers = new Headers({origin, 'user-agent': 'test browser', ...given})
      if (body !== undefined) headers.set('content-type', 'application/json')
      if (cookies.size > 0) {
        headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      }
      const response = await app.request(`${origin}${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : {body: JSON.stringify(body)}),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (name !== undefined && value !== undefined) cookies.set(name, value)
      }
      const text = await response.text()
      // The test states the shape that it expects and compares what matters to it.
      const read = (text === '' ? undefined : JSON.parse(text)) as Body
      return {status: response.status, headers: response.headers, body: read}
    },
  }
}

/** The first administrator, signed in, of a platform that was set up. */
export async function buildAdministrator(
  platform: Platform,
  {email = 'ada@example.org', organisation = 'Northwind Health'} = {},
): Promise<{browser: Browser; person: PersonView}> {
  const browser = buildBrowser(platform)
  const token = await platform.people.setUpToken()
  const {body} = await browser.call<{viewer: PersonView}>('POST', '/api/set-up', {
    token,
    organisation,
    name: 'Ada Okafor',
    email,
    password: goodPassword,
  })
  return {browser, person: body.viewer}
}

/** A person who accepted an invitation, signed in. */
export async function buildPerson(
  platform: Platform,
  administrator: Browser,
  {
    email = `${randomUUID().slice(0, 8)}@example.org`,
    name = 'Bo Lindqvist',
    roles = ['learner'],
    discipline = null,
  }: {
    email?: string
    name?: string
    roles?: PlatformRole[]
    discipline?: string | null
  } = {},
): Promise<{browser: Browser; person: PersonView}> {
  const invited = await administrator.call<{link: string}>('POST', '/api/invitations', {
    email,
    name,
    roles,
    discipline,
  })
  const browser = buildBrowser(platform)
  const {body} = await browser.call<{viewer: PersonView}>('POST', '/api/invitations/accept', {
    token: tokenOf(invited.body.link),
    name,
    password: goodPassword,
  })
  return {browser, person: body.viewer}
}

/** The token in a link that was shown or mailed. */
export function tokenOf(link: string): string {
  return new URL(link).searchParams.get('token') ?? ''
}

/** A person put straight into the database, for tests that need many and no sign-in. */
export async function buildPersonRow(
  {database, clock}: Pick<Platform, 'database' | 'clock'>,
  {email, name = 'Cleo Marsh', roles = []}: {email: string; name?: string; roles?: PlatformRole[]},
): Promise<string> {
  const id = randomUUID()
  await store.insertPerson(database, {
    id,
    name,
    email,
    engineerRole: null,
    teamId: null,
    discipline: null,
    roles: completeRoles(roles),
    at: clock.now(),
  })
  return id
}
