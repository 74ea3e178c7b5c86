import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join as pathOf} from 'node:path'
import {readCatalogue, type Catalogue} from '@airworthy/content'
import type {StartedEvent} from '@airworthy/psychometrics'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readExerciseSolutions} from '../../content/src/exercises/read-exercise-solutions.ts'
import type {AttemptView} from '../../server/features/assessments/views.ts'
import type {OwnCredentialsView} from '../../server/features/credentials/views.ts'
import type {PlanView} from '../../server/features/curriculum/views.ts'
import type {ExaminationsView} from '../../server/features/examinations/views.ts'
import type {SentLesson} from '../../web/src/features/lessons/queries.ts'
import {clientOf, type Client} from '../running/client.ts'
import {expertOf, type Expert} from '../running/expert.ts'
import {freePort} from '../running/free-port.ts'
import {openLedger, payloadOf, type KeptLedger} from '../running/kept-ledger.ts'
import {join, setUp} from '../running/organisation.ts'
import {
  dataFolder,
  endEverything,
  startPlatform,
  type RunningPlatform,
} from '../running/platform.ts'
import {databaseUrlOf} from '../running/postmaster.ts'
import {runNode} from '../running/run-node.ts'
import {answerRightly} from './answer-rightly.ts'
import {
  browserPath,
  cookiesOf,
  noBrowser,
  openBrowser,
  openPage,
  type WatchedPage,
} from './browser.ts'
import {hands} from './hands/index.ts'
import {finishAttempt, playSolution, startAttempt} from './play-exercise.ts'
import {expectGoodEverywhere} from './show-everywhere.ts'
import {takeLesson} from './take-lesson.ts'

const examined = [
  {exercise: 'health-risk-label', title: 'Health-risk label'},
  {exercise: 'unequal-threshold', title: 'Unequal threshold'},
] as const

const kinds = ['png', 'svg', 'json', 'jwt'] as const
const reason = 'The exercise was solved by somebody else.'

// One story, told in order: each step goes on from the one before.
describe.skipIf(browserPath === undefined)(
  `from a baseline to a credential in the browser${browserPath ? '' : ` (${noBrowser})`}`,
  {timeout: 600_000},
  () => {
    const data = dataFolder()
    const files = mkdtempSync(pathOf(tmpdir(), 'airworthy-credentials-'))
    const fileOf = (kind: string) => pathOf(files, `credential.${kind}`)
    let catalogue: Catalogue
    let platform: RunningPlatform
    let kept: KeptLedger
    let browser: Browser
    let bo: Client
    let learner: WatchedPage
    let admin: WatchedPage
    let outside: WatchedPage
    let verifyLink = ''

    beforeAll(async () => {
      const port = await freePort()
      catalogue = await readCatalogue()
      platform = await startPlatform(data, {
        web: true,
        timeoutMs: 240_000,
        environment: {
          AIRWORTHY_RATE_LIMIT: 'off',
          AIRWORTHY_PORT: String(port),
          AIRWORTHY_PUBLIC_URL: `http://127.0.0.1:${port}`,
        },
      })
      kept = await openLedger(await databaseUrlOf(data), data)
      const administrator = await setUp(platform)
      const {id: teamId} = await administrator.post<{id: string}>('/api/teams', {name: 'Models'})
      const engineerRole = 'data-scientist'
      const joined = {name: 'Bo Lindqvist', engineerRole, teamId} as const
      bo = (await join(platform.url, administrator, joined)).client
      browser = await openBrowser()
      learner = await signedIn(bo)
      admin = await signedIn(administrator)
      outside = await openPage(browser)
    }, 360_000)

    afterAll(async () => {
      await browser?.close()
      await kept?.close()
      await endEverything()
      rmSync(files, {recursive: true, force: true})
    })

    async function signedIn(client: Client): Promise<WatchedPage> {
      const watched = await openPage(browser)
      await watched.page.context().addCookies(cookiesOf(client, platform.url))
      return watched
    }

    /** Opens a path and waits for its answer. */
    async function open(page: Page, path: string, heading?: RegExp): Promise<void> {
      await page.goto(`${platform.url}${path}`)
      await page.getByRole('heading', {level: 1, ...(heading && {name: heading})}).waitFor()
    }

    async function expertIn(attempt: string): Promise<Expert> {
      const [started] = await kept.ledger.read(kept.database, `assessment/${attempt}`)
      return expertOf(payloadOf<{start: StartedEvent}>(started).start, catalogue)
    }

    async function verifiedByCommand(target: string, ...flags: string[]) {
      const command = ['cli/bin/airworthy.js', 'credential', 'verify', target, ...flags]
      const {code, stdout, stderr} = await runNode(command)
      return {code, stderr, text: stdout.replaceAll(/\s+/g, ' ')}
    }

    /** What a stranger takes along to verify files where there is no network: keys and list as of now. */
    async function takenAlong(): Promise<string[]> {
      const stranger = clientOf(platform.url)
      const take = async (name: string, path: string) => {
        const {body} = await stranger.request('GET', path)
        writeFileSync(fileOf(name), typeof body === 'string' ? body : JSON.stringify(body))
        return fileOf(name)
      }
      return [
        '--issuer',
        await take('issuer', '/.well-known/did.json'),
        '--status',
        await take('status', '/api/status-lists/revocation/1'),
      ]
    }

    it('begins without a standing, at the baseline', async () => {
      const {page} = learner
      await open(page, '/')
      await expectGoodEverywhere(page)
      await open(page, '/credentials')
      await page.getByText('No credential yet').waitFor()
      await expectGoodEverywhere(page)
      await open(page, '/assessment')
      await page.getByRole('radio', {name: 'Data scientist'}).check()
      await page.getByRole('checkbox', {name: 'I have read this and agree'}).check()
      await page.getByRole('button', {name: 'Start the assessment'}).click()
      await page.getByRole('button', {name: 'Hand in and go on'}).waitFor()
      // the screens of the questions have a journey of their own: the rest is sent
      const {open: begun} = await bo.get<{open: {id: string}}>('/api/assessments')
      let attempt = await bo.get<AttemptView>(`/api/assessments/${begun.id}`)
      const expert = await expertIn(attempt.id)
      while (attempt.item !== null) {
        const {domain} = attempt.item
        const response = expert.response(attempt.item)
        attempt = await bo.post<AttemptView>(`/api/assessments/${attempt.id}/answers`, {
          answerId: crypto.randomUUID(),
          position: attempt.position,
          elapsedMs: 20_000,
          answer:
            domain === 'ethics-and-bias' ? {kind: 'cannot-tell'} : {kind: 'response', response},
        })
      }
      await open(page, `/assessment/${attempt.id}/results`)
    })

    it('goes on with the plan, and a lesson of it', async () => {
      const {page} = learner
      await open(page, '/plan', /gap/i)
      const link = page.getByRole('listitem').locator('a[href^="/lessons/"]').first()
      const title = (await link.textContent()) ?? ''
      await link.click()
      await page.waitForURL(/\/lessons\/.+/)
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      const {lesson} = await bo.get<SentLesson>(`/api/lessons/${id}`)
      await page.getByRole('heading', {level: 1, name: title}).waitFor()
      await takeLesson(page, lesson.blocks)
      await page.getByText('Lesson done', {exact: true}).waitFor()
      const {domains, alsoPassed} = await bo.get<PlanView>('/api/plan')
      const modules = [...domains.flatMap((domain) => domain.modules), ...alsoPassed]
      expect(modules.find((module) => module.slug === id)?.status).toBe('passed')
    })

    it('practises an exercise on the range', async () => {
      const {page} = learner
      await open(page, '/range/unequal-threshold')
      const player = {page, client: bo}
      const attempt = await startAttempt(player)
      const {reference: solution} = await readExerciseSolutions('unequal-threshold')
      await playSolution(player, {attempt, solution, hand: hands['unequal-threshold']})
      expect((await finishAttempt(player, attempt)).score?.passed).toBe(true)
    })

    it('reads what the examination asks, agrees that nobody watches, and begins', async () => {
      const {page} = learner
      await open(page, '/examination', /You can begin the examination now/)
      await page
        .getByText(/unproctored/)
        .first()
        .waitFor()
      await expectGoodEverywhere(page)
      const begin = page.getByRole('button', {name: 'Begin the examination'})
      expect(await begin.isDisabled()).toBe(true)
      await page.getByRole('checkbox', {name: 'I have read this and agree'}).check()
      await begin.click()
      await page.getByRole('heading', {level: 1, name: /left/}).waitFor()
      await expectGoodEverywhere(page)
    })

    it('answers the questions of the examination, of which nothing is told', async () => {
      const {page} = learner
      let answered = 0
      for (let sitting = 1; sitting <= 2; sitting++) {
        const begin = page.getByRole('button', {
          name: /^(Begin the questions|Take another sitting)$/,
        })
        if ((await begin.count()) === 0) break
        await begin.click()
        await page.waitForURL(/\/examination\/questions$/)
        const {current} = await bo.get<ExaminationsView>('/api/examinations')
        const attemptId = current?.assessment?.attemptId ?? ''
        const expert = await expertIn(attemptId)
        for (;;) {
          const {item} = await bo.get<AttemptView>(`/api/assessments/${attemptId}`)
          if (item === null) break
          const shown = page.locator('#main:not([data-answered])')
          await shown.getByRole('button', {name: 'Hand in and go on', disabled: false}).waitFor()
          if (answered === 0) await expectGoodEverywhere(page)
          await page.evaluate(() =>
            document.querySelector('#main')?.setAttribute('data-answered', ''),
          )
          const saved = page.waitForResponse((response) => response.url().endsWith('/answers'))
          await answerRightly(page, {view: item.view, response: expert.response(item)})
          expect((await saved).status()).toBe(200)
          answered++
        }
        await page.waitForURL(/\/examination$/)
        await page.getByRole('heading', {level: 1}).waitFor()
      }
      expect(answered).toBeGreaterThan(20)
      const refused = await bo.request('GET', `/api/assessments/${await attemptOf(bo)}/results`)
      expect(refused.status).toBe(409)
    })

    it.each(examined)('solves $exercise on a seed of its own, without hints', async (part) => {
      const {page} = learner
      const {exercise, title} = part
      await open(page, '/examination')
      await page.getByRole('button', {name: `Begin ${title}`}).click()
      await page.waitForURL(/[?&]attempt=/)
      await page.locator('main[data-position]').waitFor()
      await expectGoodEverywhere(page)
      expect(await page.getByRole('button', {name: /hint/i}).count()).toBe(0)
      const attempt = new URL(page.url()).searchParams.get('attempt') ?? ''
      const player = {page, client: bo}
      const {reference: solution} = await readExerciseSolutions(exercise)
      await playSolution(player, {attempt, solution, hand: hands[exercise]})
      expect((await finishAttempt(player, attempt)).score?.passed).toBe(true)
    })

    it('finishes, and is told of every domain that it passed', async () => {
      const {page} = learner
      await open(page, '/examination', /Everything is taken/)
      await expectGoodEverywhere(page)
      await page.getByRole('button', {name: 'Finish the examination'}).click()
      await page.getByRole('button', {name: 'Finish and decide'}).click()
      await page.getByRole('heading', {level: 1, name: 'You passed.'}).waitFor()
      await expectGoodEverywhere(page)
    })

    it('holds a credential, current for two years, and takes it along in four forms', async () => {
      const {page} = learner
      await page.getByRole('link', {name: 'See my credential'}).click()
      await page.waitForURL(/\/credentials$/)
      await page.getByRole('heading', {level: 1}).waitFor()
      await expectGoodEverywhere(page)
      verifyLink = await page.getByLabel('Link to verify it').inputValue()
      for (const kind of kinds) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', {name: `Download as ${kind.toUpperCase()}`}).click(),
        ])
        await download.saveAs(fileOf(kind))
      }
      const {credentials} = await bo.get<OwnCredentialsView>('/api/credentials')
      expect(credentials).toHaveLength(1)
      expect(verifyLink).toBe(credentials[0]?.files?.verify)
      await open(page, '/')
      await expectGoodEverywhere(page)
    })

    it('is verified in a window of somebody who is not signed in', async () => {
      const {page} = outside
      await page.goto(verifyLink)
      await page.getByRole('heading', {level: 1, name: /^Yes\. Valid until /}).waitFor()
      await page.getByText('Bo Lindqvist').first().waitFor()
      await page
        .getByText(/unproctored|nobody watched/i)
        .first()
        .waitFor()
      await expectGoodEverywhere(page)
      expect(await page.context().cookies()).toEqual([])
    })

    it('is verified by the command line: the link, and each of the files', async () => {
      const link = await verifiedByCommand(verifyLink)
      expect(link).toMatchObject({code: 0, stderr: ''})
      expect(link.text).toMatch(/^pass: /)
      const [issuerFlag = '', issuer = '', ...status] = await takenAlong()
      for (const kind of kinds) {
        const file = fileOf(kind)
        const verified = await verifiedByCommand(file, issuerFlag, issuer, ...status)
        expect([kind, verified.code, verified.stderr]).toEqual([kind, 0, ''])
        expect(verified.text).toMatch(/^pass: /)
        // without the list nobody can say that it was not revoked
        const offline = await verifiedByCommand(file, issuerFlag, issuer)
        expect([kind, offline.code]).toEqual([kind, 2])
        expect(offline.text).toMatch(/^not-judged: revocation unknown/)
      }
    })

    it('is seen by the team’s lead and administrators', async () => {
      const {page} = admin
      await open(page, '/team')
      await page.getByRole('link', {name: 'Models'}).first().click()
      await page.getByText('Bo Lindqvist').first().waitFor()
      await page
        .getByText(/Current/)
        .first()
        .waitFor()
      await expectGoodEverywhere(page)
    })

    it('is revoked by the administrator, with a reason', async () => {
      const {page} = admin
      await page.goto(verifyLink)
      await page.getByRole('button', {name: 'Revoke it'}).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(/^Reason/).fill(reason)
      await dialog.getByRole('button', {name: 'Revoke it'}).click()
      await page.getByRole('heading', {level: 1, name: /^No\. It was revoked on /}).waitFor()
      await expectGoodEverywhere(page)
    })

    it('is then refused in both places, whichever form is shown', async () => {
      const {page} = outside
      await page.reload()
      await page.getByRole('heading', {level: 1, name: /^No\. It was revoked on /}).waitFor()
      expect(await page.getByText(reason).count()).toBe(0) // told to its holder, not to everybody
      await expectGoodEverywhere(page)
      const link = await verifiedByCommand(verifyLink)
      expect([link.code, link.stderr]).toEqual([1, ''])
      expect(link.text).toContain('its issuer has revoked it')
      const along = await takenAlong()
      for (const kind of kinds) {
        const {code, text} = await verifiedByCommand(fileOf(kind), ...along)
        expect([kind, code]).toEqual([kind, 1])
        expect(text).toContain('its issuer has revoked it')
      }
    })

    it('tells its holder why', async () => {
      const {page} = learner
      await open(page, '/credentials', /revoked/i)
      await page.getByText(reason).first().waitFor()
      await expectGoodEverywhere(page)
    })

    it('has shown no error in the console', () => {
      expect([...learner.errors, ...admin.errors, ...outside.errors]).toEqual([])
    })
  },
)

async function attemptOf(client: Client): Promise<string> {
  const {current} = await client.get<ExaminationsView>('/api/examinations')
  return current?.assessment?.attemptId ?? ''
}
