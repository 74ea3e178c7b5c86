import {randomUUID} from 'node:crypto'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join as pathOf} from 'node:path'
import {readCatalogue, type Item} from '@airworthy/content'
import {readConfig} from '../../server/config.ts'
import {testDatabase} from '../../server/database/test-database.ts'
import type {AttemptView} from '../../server/features/assessments/views.ts'
import {createLedger} from '../../server/features/ledger/index.ts'
import type {InvitationCreatedView, PersonView} from '../../server/features/people/views.ts'
import {jsonLog} from '../../server/log.ts'
import {openPlatform} from '../../server/platform.ts'
import {readSecrets} from '../../server/secrets.ts'
import {solutionTexts} from './crawl-exercises.ts'
import {examiner} from './examiner.ts'
import type {Actor} from './expected-access.ts'
import {payloadOf} from './kept-ledger.ts'
import {keyMaterialIn, keyMaterialOf, type Secret} from './leaks.ts'
import {password, tokenIn} from './organisation.ts'

export interface Response {
  readonly status: number
  readonly text: string
  readonly setCookies: readonly string[]
}

/** A person of the crawl; the headers make a request theirs. */
export interface CrawlPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  headers: Record<string, string>
}

/** Of the identity provider that the crawl sets; no answer may show it. */
export const clientSecretOfCrawl = 'client-secret-of-the-crawl-4711'

const clock = {now: () => new Date()}
const names: Readonly<Partial<Record<Actor, string>>> = {
  learner: 'Bo Lindqvist',
  'other-learner': 'Cleo Marchetti',
  lead: 'Dan Osei-Bonsu',
  author: 'Eva Ruizdael',
  reviewer: 'Femi Adeyemo',
  disabled: 'Gus Vanterpool',
}

export type World = Awaited<ReturnType<typeof buildWorld>>

/** A platform in this process on a real database, and one person of each kind who uses it. */
export async function buildWorld({webFolder}: {webFolder?: string} = {}) {
  const folder = mkdtempSync(pathOf(tmpdir(), 'airworthy-crawl-'))
  const database = await testDatabase()
  const config = readConfig({
    AIRWORTHY_PORT: '0',
    AIRWORTHY_DATA: folder,
    AIRWORTHY_LOG: 'error',
    AIRWORTHY_RATE_LIMIT: 'off',
    // so that credentials are issued; every request is made in this process
    AIRWORTHY_PUBLIC_URL: 'http://localhost:4180',
    DATABASE_URL: database.url,
  })
  const log = jsonLog('error', clock)
  const platform = await openPlatform({
    config,
    clock,
    log,
    ...(webFolder === undefined ? {} : {webFolder}),
  })
  const {masterKey, issuerSeed} = await readSecrets(folder, {masterKey: undefined})
  const ledger = createLedger({masterKey, clock})
  const catalogue = await readCatalogue()
  const earned = await examiner({
    connection: database,
    ledger,
    clock,
    log,
    publicUrl: platform.url,
    seed: issuerSeed,
  })

  async function send(
    method: string,
    path: string,
    {body, headers = {}}: {body?: unknown; headers?: Record<string, string>} = {},
  ): Promise<Response> {
    const response = await platform.app.request(`${platform.url}${path}`, {
      method,
      headers: {
        origin: platform.url,
        ...headers,
        ...(body === undefined ? {} : {'content-type': 'application/json'}),
      },
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    })
    return {
      status: response.status,
      text: await response.text(),
      setCookies: response.headers.getSetCookie(),
    }
  }

  async function expectOk<View>(...request: Parameters<typeof send>): Promise<View> {
    const {status, text} = await send(...request)
    if (status >= 300) throw new Error(`${request[0]} ${request[1]}: ${status} ${text}`)
    return JSON.parse(text) as View // each caller names the view that the route answers
  }

  /** A new session's headers for a person with the password of these tests. */
  async function signIn(email: string): Promise<Record<string, string>> {
    const {status, text, setCookies} = await send('POST', '/api/auth/sign-in/email', {
      body: {email, password},
    })
    if (status !== 200) throw new Error(`not signed in: ${text}`)
    return {cookie: setCookies.map((cookie) => cookie.split(';')[0]).join('; ')}
  }

  await expectOk('POST', '/api/set-up', {
    body: {
      token: tokenIn(platform.setUpLink ?? ''),
      organisation: 'Northwind Health',
      name: 'Ada Okafor-Bright',
      email: 'ada@example.org',
      password,
    },
  })
  const administrator = {headers: await signIn('ada@example.org')}
  const invitationTokens: string[] = []

  async function invite({name = 'Ines Kowalczyk', roles = ['learner']} = {}) {
    const email = `${randomUUID()}@example.org`
    const discipline = roles.includes('reviewer') ? 'legal' : null
    const created = await expectOk<InvitationCreatedView>('POST', '/api/invitations', {
      body: {email, name, roles, discipline},
      ...administrator,
    })
    const token = tokenIn(created.link)
    invitationTokens.push(token)
    return {id: created.invitation.id, token, name, email}
  }

  async function newPerson({name = 'Jo Halvorsen', roles = ['learner']} = {}) {
    const {token, email} = await invite({name, roles})
    const {viewer} = await expectOk<{viewer: PersonView}>('POST', '/api/invitations/accept', {
      body: {token, name, password},
    })
    return {id: viewer.id, name, email, headers: await signIn(email)}
  }

  const people: Partial<Record<Actor, CrawlPerson>> = {}
  for (const [actor, name] of Object.entries(names) as [Actor, string][]) {
    const role = actor === 'other-learner' || actor === 'disabled' ? 'learner' : actor
    people[actor] = await newPerson({name, roles: [role]})
  }
  const {viewer: ada} = await expectOk<{viewer: PersonView}>('GET', '/api/viewer', administrator)
  people.administrator = {id: ada.id, name: ada.name, email: ada.email, ...administrator}
  const {learner, disabled} = people
  if (!learner || !disabled) throw new Error('the people of the crawl are incomplete')
  const {key} = await expectOk<{key: string}>('POST', '/api/auth/api-key/create', {
    body: {name: 'crawl'},
    headers: learner.headers,
  })
  people['api-key'] = {...learner, headers: {authorization: `Bearer ${key}`}}
  // a row of another person, so that there is something to leak
  await expectOk('POST', '/api/assessments', {
    body: {role: 'product-manager', consent: true},
    headers: people['other-learner']?.headers ?? {},
  })
  await expectOk('PATCH', `/api/people/${disabled.id}`, {body: {disabled: true}, ...administrator})

  // another person's exercise, so that its seed can leak as well
  await expectOk('POST', '/api/exercises/triage-day/attempts', {
    headers: people['other-learner']?.headers ?? {},
  })
  const ofAttempts = new Map<string, Secret[]>()

  /** The seed of an attempt, and the keys of the questions that were drawn for it. */
  async function secretsOfAttempt(id: string): Promise<Secret[]> {
    const known = ofAttempts.get(id)
    if (known !== undefined) return known
    const [first] = await ledger.read(database.database, `assessment/${id}`)
    const {start} = payloadOf<{start: {seed: string}}>(first)
    const drawn = await database.pool.query<{content: Item}>(
      'select content from item_instance where assessment_id = $1',
      [id],
    )
    const keys = keyMaterialIn(drawn.rows.map(({content}) => content))
    const secrets = [{what: 'seed', text: start.seed}, ...keys]
    ofAttempts.set(id, secrets)
    return secrets
  }

  /** The seed of an attempt at an exercise. */
  async function seedOfExercise(id: string): Promise<Secret[]> {
    const known = ofAttempts.get(id)
    if (known !== undefined) return known
    const [first] = await ledger.read(database.database, `exercise/${id}`)
    const {event} = payloadOf<{event: {seed: string}}>(first)
    const secrets = [{what: 'seed of an exercise', text: event.seed}]
    ofAttempts.set(id, secrets)
    return secrets
  }

  const keyMaterial = keyMaterialOf(catalogue)
  const judges = await solutionTexts()
  const keyFiles = readdirSync(pathOf(folder, 'keys')).flatMap((file): Secret[] => {
    const text = readFileSync(pathOf(folder, 'keys', file), 'utf8').trim()
    // of the signing key, the private part alone is a secret
    const parts = /"(?:d|privateKey|secretKey|pkcs8)"\s*:\s*"([^"]+)"/.exec(text)
    return [{what: `key file ${file}`, text: parts?.[1] ?? text}]
  })

  return {
    platform,
    people,
    send,
    expectOk,
    signIn,
    invite,
    newPerson,
    pool: database.pool,
    catalogue,
    keyMaterial,

    /** Secrets that are nobody's to see, as they stand now. */
    async secretsOfThePlatform(): Promise<Secret[]> {
      const {rows} = await database.pool.query<Secret>(
        `select 'attempt' as what, id::text as text from assessment
         union all select 'password hash', password from sign_in_method where password is not null
         union all select 'hash of an invitation', token_hash from invitation
         union all select 'hash of a password reset', token_hash from password_reset
         union all select 'hash of an api key', key from api_key
         union all select 'sealed client secret', sealed_secret from single_sign_on
         union all select 'wrapped key', wrapped_key from person_key where wrapped_key is not null`,
      )
      const attempts = rows.filter(({what}) => what === 'attempt')
      const known = await Promise.all(attempts.map(async ({text}) => await secretsOfAttempt(text)))
      const exercises = await database.pool.query<{id: string}>('select id from exercise_attempt')
      const seeds = await Promise.all(exercises.rows.map(async ({id}) => await seedOfExercise(id)))
      return [
        ...keyMaterial,
        ...judges,
        ...seeds.flat(),
        ...keyFiles,
        ...known.flat(),
        ...rows.filter(({what}) => what !== 'attempt'),
        {what: 'client secret', text: clientSecretOfCrawl},
        ...invitationTokens.map((text) => ({what: 'invitation', text})),
      ]
    },

    /** A new credential of a person, issued as by the platform after an examination. */
    async newCredential(personId: string): Promise<string> {
      return await earned(personId)
    },

    /** The seed of an attempt at an exercise. */
    async seedOf(attempt: string): Promise<string> {
      const [seed] = await seedOfExercise(attempt)
      return seed?.text ?? ''
    },

    /** What belongs to people other than `personId`: sessions, attempts, names, addresses. */
    async secretsOfOthers(personId: string | undefined): Promise<Secret[]> {
      const {rows} = await database.pool.query<Secret>(
        `select 'session of another' as what, token as text from session where person_id <> $1
         union all select 'attempt of another', id::text from assessment where person_id <> $1
         union all select 'attempt of another', id::text from exercise_attempt where person_id <> $1
         union all select 'lesson of another', id::text from lesson_progress where person_id <> $1
         union all select 'person', name from person where id <> $1
         union all select 'person', email from person where id <> $1`,
        [personId ?? ''],
      )
      return rows
    },

    /** The learner's attempt, brought into a state. */
    async attemptOfLearner(state: 'in-progress' | 'paused' | 'finished'): Promise<AttemptView> {
      const {headers} = learner
      const {open, finished} = await expectOk<{
        open: {id: string} | null
        finished: {id: string}[]
      }>('GET', '/api/assessments', {headers})
      const step = (id: string, verb: string) =>
        expectOk<AttemptView>('POST', `/api/assessments/${id}/${verb}`, {headers})
      if (state === 'finished') {
        if (open) return await step(open.id, 'finish')
        const last = finished[0]
        if (last) return await expectOk('GET', `/api/assessments/${last.id}`, {headers})
      }
      const body = {role: 'data-scientist', consent: true}
      const {id} =
        open ?? (await expectOk<AttemptView>('POST', '/api/assessments', {body, headers}))
      if (state === 'finished') return await step(id, 'finish')
      return await step(id, state === 'paused' ? 'pause' : 'resume')
    },

    /** Ends the open attempt of a person, so that another can be started. */
    async withoutOpenAttempt({headers}: Pick<CrawlPerson, 'headers'>): Promise<void> {
      const {open} = await expectOk<{open: {id: string} | null}>('GET', '/api/assessments', {
        headers,
      })
      if (open) await expectOk('POST', `/api/assessments/${open.id}/finish`, {headers})
    },

    async close() {
      await platform.close()
      await database.close()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}
