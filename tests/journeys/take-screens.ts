import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Page} from 'playwright-core'
import {readCatalogue} from '@airworthy/content'
import {randomFrom} from '@airworthy/kernel'
import type {StartedEvent} from '@airworthy/psychometrics'
import {startEmbeddedDatabase} from '../../server/database/embedded.ts'
import type {AttemptView} from '../../server/features/assessments/views.ts'
import {jsonLog} from '../../server/log.ts'
import {clientOf, type Client} from '../running/client.ts'
import {openLedger, payloadOf} from '../running/kept-ledger.ts'
import {dataFolder, endEverything, startPlatform} from '../running/platform.ts'
import {shadowOf} from '../running/shadow.ts'
import {kindOnPage, type ItemKind} from './answer-item.ts'
import {browserPath, noBrowser, openBrowser, openPage} from './browser.ts'

/**
 * `npm run screens`: takes every screen, light and dark, at 1440 and 390 px, into docs/screens. People
 * and answers are made up from a seed, by the platform's own interface.
 */
const folder = fileURLToPath(new URL('../../docs/screens', import.meta.url))
const password = 'a-quiet-harbour-42'
const colleagueNames = [
  ['Ben Osei', 'ben.osei@example.org'],
  ['Chiara Lund', 'chiara.lund@example.org'],
  ['Dario Petek', 'dario.petek@example.org'],
  ['Emi Sato', 'emi.sato@example.org'],
  ['Farid Haddad', 'farid.haddad@example.org'],
  ['Greta Novak', 'greta.novak@example.org'],
] as const
const random = randomFrom('screens')
const shotKinds = new Set<ItemKind>()

if (browserPath === undefined) {
  console.error(noBrowser)
  process.exit(3)
}
mkdirSync(folder, {recursive: true})
const data = dataFolder()
const platform = await startPlatform(data, {web: true})
const catalogue = await readCatalogue()
const embedded = await startEmbeddedDatabase(data, jsonLog('error', {now: () => new Date()}))
const kept = await openLedger(embedded.url, data)
const browser = await openBrowser()

try {
  await shoot('set-up', platform.setUpLink ?? '', null)
  const token = new URL(platform.setUpLink ?? '').searchParams.get('token')
  const ada = clientOf(platform.url)
  await ada.post('/api/set-up', {
    token,
    organisation: 'Harbour Lending',
    name: 'Ada Nyberg',
    email: 'ada.nyberg@example.org',
    password,
    engineerRole: 'product-manager',
  })
  await shoot('sign-in', '/sign-in', null)
  await shoot('home-first-day', '/', ada)
  const team = await ada.post<{id: string}>('/api/teams', {name: 'Lending'})
  const ines = await joined(ada, {
    name: 'Ines Okafor',
    email: 'ines.okafor@example.org',
    teamId: team.id,
  })
  const colleagues: Client[] = []
  for (const [name, email] of colleagueNames) {
    colleagues.push(await joined(ada, {name, email, teamId: team.id}))
  }
  await ada.post('/api/invitations', {name: 'Mira Sand', email: 'mira.sand@example.org'})
  await ada.post('/api/assignments', {
    programme: 'baseline',
    to: {kind: 'team', teamId: team.id},
    dueOn: dayIn(10),
    text: 'Before the next release is planned.',
  })
  await shoot('assessment', '/assessment', ines)
  const finished = await baseline(ines, async (view) => await shootItem(view, ines))
  for (const colleague of colleagues.slice(0, 5)) await baseline(colleague, async () => undefined)
  await ines.post('/api/appeals', {
    about: {kind: 'item', attemptId: finished.id, position: 3},
    text: 'Two of the options say the same once the table is read with the note beneath it.',
  })
  await shoot('results', `/assessment/${finished.id}/results`, ines)
  await shoot('home', '/', ines)
  await shoot('plan', '/plan', ines)
  await shoot('lexicon', '/lexicon', ines)
  await shoot('notifications', '/notifications', ines)
  await shoot('appeals', '/appeals', ines)
  await shoot('my-data', '/my-data', ines)
  await shoot('team', '/team', ada)
  await shoot('assignments', '/assignments', ada)
  await shoot('authoring', '/authoring', ada)
  await shoot('authoring-item', '/authoring/privacy-and-law/which-right-is-used', ada)
  await shoot('appeals-to-decide', '/appeals', ada)
  await shoot('administration', '/administration', ada)
  await shoot('vocabulary', '/vocabulary', ines)
} finally {
  await browser.close()
  await kept.close()
  await endEverything()
}

/** A person who was invited and has accepted. */
async function joined(
  administrator: Client,
  {name, email, teamId}: {name: string; email: string; teamId: string},
): Promise<Client> {
  const {link} = await administrator.post<{link: string}>('/api/invitations', {
    name,
    email,
    engineerRole: 'fullstack-engineer',
    teamId,
  })
  const person = clientOf(platform.url)
  await person.post('/api/invitations/accept', {
    token: new URL(link).searchParams.get('token'),
    name,
    password,
  })
  return person
}

/** Takes a baseline as somebody strong in some domains and weak in others would. */
async function baseline(
  person: Client,
  seen: (view: AttemptView) => Promise<void>,
): Promise<AttemptView> {
  let view = await person.post<AttemptView>('/api/assessments', {
    role: 'fullstack-engineer',
    consent: true,
  })
  const [started] = await kept.ledger.read(kept.database, `assessment/${view.id}`)
  let shadow = shadowOf(payloadOf<{start: StartedEvent}>(started).start, catalogue)
  const strength: Readonly<Record<string, number>> = {
    'ethics-and-bias': 0.95,
    'risk-and-governance': 0.95,
    'validation-and-robustness': 0.8,
    'llm-and-api-security': 0.25,
    'drift-and-fallback': 0.15,
  }
  while (view.item) {
    await seen(view)
    const right = random.next() < (strength[view.item.domain] ?? 0.55)
    const response = shadow.response(right, random)
    const elapsedMs = 20_000 + random.integer(70_000)
    view = await person.post(`/api/assessments/${view.id}/answers`, {
      answerId: crypto.randomUUID(),
      position: view.position,
      elapsedMs,
      answer: {kind: 'response', response},
    })
    shadow = shadow.answered(response, elapsedMs)
  }
  return view
}

/** One picture of each kind of item, the first time that it comes. */
async function shootItem(view: AttemptView, person: Client): Promise<void> {
  const kind = view.item?.view.type as ItemKind | undefined // the views carry the item types
  if (kind === undefined || shotKinds.has(kind)) return
  shotKinds.add(kind)
  await shoot(`item-${kind}`, '/assessment', person, async (page) => void (await kindOnPage(page)))
}

async function shoot(
  name: string,
  path: string,
  person: Client | null,
  ready: (page: Page) => Promise<void> = async (page) =>
    await page.getByRole('heading', {level: 1}).first().waitFor(),
): Promise<void> {
  for (const width of [1440, 390]) {
    for (const dark of [false, true]) await shootOnce({name, path, person, ready, width, dark})
  }
  console.log(name)
}

async function shootOnce({
  name,
  path,
  person,
  ready,
  width,
  dark,
}: {
  name: string
  path: string
  person: Client | null
  ready: (page: Page) => Promise<void>
  width: number
  dark: boolean
}): Promise<void> {
  const {page} = await openPage(browser, {width, dark, height: width === 390 ? 844 : 900})
  await page.context().addCookies(
    (person?.cookie ?? '')
      .split('; ')
      .filter(Boolean)
      .map((pair) => {
        const at = pair.indexOf('=')
        return {name: pair.slice(0, at), value: pair.slice(at + 1), url: platform.url}
      }),
  )
  await page.goto(path.startsWith('http') ? path : `${platform.url}${path}`)
  await ready(page)
  await page.waitForLoadState('networkidle')
  await page.screenshot({
    path: join(folder, `${name}-${width}-${dark ? 'dark' : 'light'}.png`),
    fullPage: true,
  })
  await page.context().close()
}

/** The day so many days from now, in UTC. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
