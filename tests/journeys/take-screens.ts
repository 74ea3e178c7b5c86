import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {openDemonstration} from '../../scripts/demo/open-demonstration.ts'
import {demoPassword, signInsOf} from '../../scripts/demo/sign-ins.ts'
import {startEmbeddedDatabase} from '../../server/database/embedded.ts'
import type {OwnAppealsView} from '../../server/features/appeals/views.ts'
import type {PersonView, TeamView} from '../../server/features/people/views.ts'
import {jsonLog} from '../../server/log.ts'
import {clientOf, type Client} from '../running/client.ts'
import {openLedger} from '../running/kept-ledger.ts'
import {freePort} from '../running/free-port.ts'
import {tokenIn} from '../running/organisation.ts'
import {dataFolder, endEverything, startPlatform} from '../running/platform.ts'
import {kindOnPage, type ItemKind} from './answer-item.ts'
import {baselineOfSomebody} from './baseline-of-somebody.ts'
import {browserPath, noBrowser, openBrowser} from './browser.ts'
import {cameraInto, type Shot} from './camera.ts'
import {takeCertification} from './certification-screens.ts'
import {reportScreens, takeReports} from './report-screens.ts'
import {lessonScreens, takeRange} from './range-screens.ts'
import {richestLearner} from './richest-learner.ts'

/**
 * `npm run screens`: takes every screen, light and dark, at 1440 and 390 px, into docs/screens. The
 * organisation is that of the demonstration; what needs an empty platform is taken on one.
 * `npm run screens -- plan team` takes those alone, and reports without a platform;
 * `--data <folder>` keeps the demonstration there.
 */
const {values, positionals: wanted} = parseArgs({
  allowPositionals: true,
  options: {data: {type: 'string'}},
})
if (browserPath === undefined) {
  console.error(noBrowser)
  process.exit(3)
}
const folder = fileURLToPath(new URL('../../docs/screens', import.meta.url))
const browser = await openBrowser()
await takeReports(browser, {into: folder, isWanted})
if (wanted.length > 0 && wanted.every((name) => reportScreens.some((report) => report === name))) {
  await browser.close()
  process.exit()
}
const data = values.data ?? dataFolder()
const cast = await openDemonstration({environment: {AIRWORTHY_DATA: data}})
const environment = {AIRWORTHY_RATE_LIMIT: 'off'}
// Credentials are issued at a public address, which has to be known before.
const port = await freePort()
const platform = await startPlatform(data, {
  web: true,
  environment: {
    ...environment,
    AIRWORTHY_PORT: String(port),
    AIRWORTHY_PUBLIC_URL: `http://127.0.0.1:${port}`,
  },
})
const embedded = await startEmbeddedDatabase(data, jsonLog('error', {now: () => new Date()}))
const kept = await openLedger(embedded.url, data)
const camera = cameraInto(folder, {browser, url: platform.url})

try {
  const emailOf = new Map(signInsOf(cast).map(({role, email}) => [role, email]))
  const administrator = await signedIn(emailOf.get('administrator'))
  const author = await signedIn(emailOf.get('author'))
  const {client: learner, baselineId} = await richestLearner(everybody())
  const {teams} = await administrator.get<{teams: TeamView[]}>('/api/teams')
  const largest = teams.toSorted((a, b) => b.people - a.people)[0]

  await onEmptyPlatform()
  await take({name: 'sign-in', path: '/sign-in', by: null})
  await take({name: 'forgotten-password', path: '/forgotten-password', by: null})
  if (isWanted('password-reset')) {
    await take({name: 'password-reset', path: await passwordLink(administrator), by: null})
  }
  await take({name: 'home', path: '/', by: learner})
  await takeItems(administrator)
  await take({name: 'results', path: `/assessment/${baselineId}/results`, by: learner})
  await take({name: 'plan', path: '/plan', by: learner})
  await take({name: 'lexicon', path: '/lexicon', by: learner})
  await take({name: 'notifications', path: '/notifications', by: learner})
  if (isWanted('appeals')) {
    await take({name: 'appeals', path: '/appeals', by: await somebodyWithAppeals()})
  }
  await take({name: 'my-data', path: '/my-data', by: learner})
  await take({name: 'team', path: `/team?team=${largest?.id ?? ''}`, by: administrator})
  await take({name: 'organisation', path: '/team', by: administrator})
  await take({name: 'assignments', path: '/assignments', by: administrator})
  await take({name: 'authoring', path: '/authoring', by: author, share: 0.75})
  await take({
    name: 'authoring-item',
    path: '/authoring/privacy-and-law/which-right-is-used',
    by: author,
  })
  await take({name: 'appeals-to-decide', path: '/appeals', by: administrator})
  await withProvider(administrator, async () => {
    await take({name: 'sign-in-provider', path: '/sign-in', by: null})
    await take({name: 'administration', path: '/administration', by: administrator})
  })
  for (const shot of lessonScreens) await take({...shot, by: learner})
  await takeExercises(administrator)
  await takeCertifications(administrator)
  await take({name: 'vocabulary', path: '/vocabulary', by: learner})
} finally {
  await browser.close()
  await kept.close()
  await platform.stop()
  await endEverything()
}

async function take(shot: Shot): Promise<void> {
  if (isWanted(shot.name)) await camera(shot)
}

function isWanted(name: string): boolean {
  return wanted.length === 0 || wanted.includes(name)
}

async function signedIn(email = ''): Promise<Client> {
  const client = clientOf(platform.url)
  await client.post('/api/auth/sign-in/email', {email, password: demoPassword})
  return client
}

/** The first day: an administrator alone. */
async function onEmptyPlatform(): Promise<void> {
  if (!isWanted('set-up') && !isWanted('home-first-day')) return
  const empty = await startPlatform(dataFolder(), {web: true, environment})
  const {url, setUpLink} = empty
  await take({name: 'set-up', path: setUpLink ?? '', by: null})
  const first = clientOf(url)
  await first.post('/api/set-up', {
    token: tokenIn(setUpLink ?? ''),
    organisation: 'Harbour Lending',
    name: 'Ada Nyberg',
    email: 'ada.nyberg@harbour-lending.example',
    password: demoPassword,
    engineerRole: 'product-manager',
  })
  await take({name: 'home-first-day', path: `${url}/`, by: first})
  await empty.stop()
}

/** Before a baseline, and one picture of each kind of item, the first time that it comes. */
async function takeItems(administrator: Client): Promise<void> {
  if (wanted.length > 0 && !wanted.some((name) => /^(assessment|item-)/u.test(name))) return
  const person = await newcomer(administrator)
  await take({name: 'assessment', path: '/assessment', by: person})
  const taken = new Set<ItemKind>()
  await baselineOfSomebody(person, {
    kept,
    async seen({item}) {
      const kind = item?.view.type as ItemKind | undefined // the views carry the item types
      if (kind === undefined || taken.has(kind)) return
      taken.add(kind)
      await take({
        name: `item-${kind}`,
        path: '/assessment',
        by: person,
        ready: async (page) => void (await kindOnPage(page)),
      })
    },
  })
}

/** The range of somebody who has a baseline, so that the result shows what it adds. */
async function takeExercises(administrator: Client): Promise<void> {
  if (wanted.length > 0 && !wanted.some((name) => /^(range|exercise-)/u.test(name))) return
  const person = await newcomer(administrator)
  await baselineOfSomebody(person, {kept, seen: async () => undefined})
  await takeRange(take, person)
}

/** Examinations and credentials of two who have just come. */
async function takeCertifications(administrator: Client): Promise<void> {
  const names = /^(examination|credentials|verify|home-certified)/u
  if (wanted.length > 0 && !wanted.some((name) => names.test(name))) return
  const failing = await newcomer(administrator)
  const passing = await newcomer(administrator, 'Bram de Wit')
  await takeCertification(take, {administrator, passing, failing, kept})
}

/** Somebody who was invited and has accepted just now. */
async function newcomer(administrator: Client, name = 'Ines Okafor'): Promise<Client> {
  const {link} = await administrator.post<{link: string}>('/api/invitations', {
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}.${Date.now()}@harbour-lending.example`,
    engineerRole: 'fullstack-engineer',
  })
  const person = clientOf(platform.url)
  const token = tokenIn(link)
  await person.post('/api/invitations/accept', {token, name, password: demoPassword})
  return person
}

/** A link with which somebody sets a new password. */
async function passwordLink(administrator: Client): Promise<string> {
  const {people} = await administrator.get<{people: PersonView[]}>('/api/people?limit=1')
  const path = `/api/people/${people[0]?.id ?? ''}/password-reset`
  return (await administrator.post<{link: string}>(path)).link
}

/** Single sign-on through a provider that nobody asks, for as long as its pictures are taken. */
async function withProvider(administrator: Client, shoot: () => Promise<void>): Promise<void> {
  if (!isWanted('sign-in-provider') && !isWanted('administration')) return
  const path = '/api/single-sign-on'
  const mapping = {group: 'ai-safety-leads', roles: ['lead']}
  await administrator.request('PUT', path, {
    label: 'Harbour ID',
    issuer: 'https://id.harbour-lending.example',
    clientId: 'airworthy',
    clientSecret: 'a-secret-of-nobody',
    admission: 'mapped-groups',
    domains: ['harbour-lending.example'],
    mappings: [mapping, {group: 'ai-engineers', engineerRole: 'data-scientist'}],
  })
  await shoot()
  await administrator.request('DELETE', path)
}

/** Each person of the demonstration who may sign in, one after the other; some have left. */
async function* everybody(): AsyncGenerator<Client> {
  for (const {email} of cast) {
    const client = clientOf(platform.url)
    const body = {email, password: demoPassword}
    const {status} = await client.request('POST', '/api/auth/sign-in/email', body)
    if (status < 300) yield client
  }
}

/** The first who has made appeals. */
async function somebodyWithAppeals(): Promise<Client> {
  for await (const person of everybody()) {
    const {appeals} = await person.get<OwnAppealsView>('/api/appeals')
    if (appeals.length > 0) return person
  }
  throw new Error('nobody in the demonstration has made an appeal')
}
