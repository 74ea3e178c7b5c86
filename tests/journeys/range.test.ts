import {readExercise} from '@airworthy/content'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readExerciseSolutions} from '../../content/src/exercises/read-exercise-solutions.ts'
import type {AttemptView as AssessmentView} from '../../server/features/assessments/views.ts'
import type {PlanView} from '../../server/features/curriculum/views.ts'
import type {AttemptView, ExercisesView} from '../../server/features/exercises/views.ts'
import type {LessonSummary, SentLesson} from '../../web/src/features/lessons/queries.ts'
import {clientOf, type Client} from '../running/client.ts'
import {tokenIn} from '../running/organisation.ts'
import {
  dataFolder,
  endEverything,
  startPlatform,
  type RunningPlatform,
} from '../running/platform.ts'
import {
  browserPath,
  cookiesOf,
  expectAccessible,
  noBrowser,
  openBrowser,
  openPage,
  type WatchedPage,
} from './browser.ts'
import {hands} from './hands/index.ts'
import {expectShown, finishAttempt, playSolution, startAttempt} from './play-exercise.ts'
import {takeLesson} from './take-lesson.ts'

const password = 'a-quiet-harbour-42'

/** Each exercise with the known wrong solution that is played. */
const played = [
  {exercise: 'health-risk-label', wrong: 'money-columns-out'},
  {exercise: 'unequal-threshold', wrong: 'nobody-loses'},
  {exercise: 'fallback', wrong: 'shape-only'},
  {exercise: 'personal-data-in-prompt', wrong: 'names-encoded'},
  {exercise: 'triage-day', wrong: 'everything-minimal'},
  {exercise: 'support-desk', wrong: 'prompt-never-discount'},
] as const

describe.skipIf(browserPath === undefined)(
  `lessons and the range in the browser${browserPath ? '' : ` (${noBrowser})`}`,
  () => {
    let platform: RunningPlatform
    let browser: Browser
    let client: Client
    let watched: WatchedPage

    beforeAll(async () => {
      platform = await startPlatform(dataFolder(), {
        web: true,
        timeoutMs: 180_000,
        environment: {AIRWORTHY_RATE_LIMIT: 'off'},
      })
      client = clientOf(platform.url)
      await client.post('/api/set-up', {
        token: tokenIn(platform.setUpLink ?? ''),
        organisation: 'Harbour Lending',
        name: 'Ada Nyberg',
        email: 'ada.nyberg@example.org',
        password,
        engineerRole: 'fullstack-engineer',
      })
      await baselineOf(client)
      browser = await openBrowser()
      watched = await openPage(browser)
      await watched.page.context().addCookies(cookiesOf(client, platform.url))
    }, 300_000)

    afterAll(async () => {
      await browser?.close()
      await endEverything()
    })

    it('leads from the plan into a lesson, whose acts are done and saved', async () => {
      const {page} = watched
      await page.goto(`${platform.url}/plan`)
      const link = page.getByRole('listitem').locator('a[href^="/lessons/"]').first()
      const title = (await link.textContent()) ?? ''
      await link.click()
      await page.waitForURL(/\/lessons\/.+/)
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      const {lesson} = await client.get<SentLesson>(`/api/lessons/${id}`)
      await page.getByRole('heading', {level: 1, name: title}).waitFor()
      await expectAccessible(page)
      await takeLesson(page, lesson.blocks)
      await expectAccessible(page)
      await page.goto(`${platform.url}/plan`)
      await page.getByRole('heading', {level: 1}).waitFor()
      const {domains, alsoPassed} = await client.get<PlanView>('/api/plan')
      const modules = [...domains.flatMap((domain) => domain.modules), ...alsoPassed]
      expect(modules.find((module) => module.slug === id)?.status).toBe('passed')
      await page.getByRole('listitem').filter({hasText: title}).getByText('Passed').waitFor()
    })

    describe.each(played)('exercise $exercise', {timeout: 480_000}, ({exercise, wrong}) => {
      it('is passed by its reference solution, which the plan then knows', async () => {
        const {page} = watched
        const player = {page, client}
        await page.goto(`${platform.url}/range`)
        await expectAccessible(page)
        await page.locator(`a[href="/range/${exercise}"]`).click()
        await page.getByRole('button', {name: 'Start the exercise'}).waitFor()
        await expectAccessible(page)
        const attempt = await startAttempt(player)
        await expectAccessible(page)
        const {reference} = await readExerciseSolutions(exercise)
        await playSolution(player, {attempt, solution: reference, hand: hands[exercise]})
        await expectAccessible(page)
        const result = await finishAttempt(player, attempt)
        expect(result.score?.passed).toBe(true)
        expect(result.evidence?.reason).toBe('counted')
        await expectShown(player, result)
        const {domains} = await client.get<PlanView>('/api/plan')
        const domain = domains.find((each) => each.domain === result.evidence?.domain)
        expect(domain?.exercises).toBeGreaterThan(0)
        expect(domain?.estimate?.mean).toBeCloseTo(result.evidence?.after?.mean ?? Number.NaN, 6)
      })

      it(`is not passed by "${wrong}", which misses what its file says`, async () => {
        const player = {page: watched.page, client}
        await watched.page.goto(`${platform.url}/range/${exercise}`)
        const attempt = await startAttempt(player)
        const solutions = await readExerciseSolutions(exercise)
        const solution = solutions.wrong[wrong]
        if (solution === undefined) throw new Error(`no wrong solution ${wrong}`)
        await playSolution(player, {attempt, solution, hand: hands[exercise]})
        const result = await finishAttempt(player, attempt)
        const known = (await readExercise(exercise)).wrong.find(({id}) => id === wrong)
        expect(result.objectives.find(({id}) => id === known?.fails)?.reached).toBe(false)
        expect(result.score?.passed).toBe(false)
        expect(result.evidence?.reason).toBe('not-the-first-finished')
        await expectShown(player, result)
      })
    })

    it('keeps an action that the network lost, over a reload too', async () => {
      const {page} = await openPage(browser)
      await page.context().addCookies(cookiesOf(client, platform.url))
      await page.goto(`${platform.url}/range/support-desk`)
      const attempt = await startAttempt({page, client})
      await page.context().route('**/exercise-attempts/*/actions', (route) => route.abort())
      await page.getByLabel(/^Write as customer/).fill('Where is my order 4471?')
      await page.keyboard.press('Control+Enter')
      await page.getByText('What you did last is kept in this tab').waitFor()
      await page.reload()
      await page.getByText('What you did last is kept in this tab').waitFor()
      await page.context().unroute('**/exercise-attempts/*/actions')
      await page.locator('main[data-position="2"][data-busy="false"]').waitFor({timeout: 30_000})
      const {position} = await client.get<AttemptView>(`/api/exercise-attempts/${attempt}`)
      expect(position).toBe(2)
      await page.context().close()
    })

    it('shows every exercise on a phone, and nothing is cut', async () => {
      const {page, errors} = await openPage(browser, {width: 390, height: 844, dark: true})
      await page.context().addCookies(cookiesOf(client, platform.url))
      const {exercises} = await client.get<ExercisesView>('/api/exercises')
      for (const {exercise} of played) {
        const last = exercises.find(({id}) => id === exercise)?.attempts.at(-1)?.id ?? ''
        const path = `${platform.url}/range/${exercise}?attempt=${last}`
        await page.goto(path)
        await page.getByRole('heading', {level: 1}).waitFor()
        await expectReadable(page)
        await page.goto(`${path}&work=true`)
        for (const part of ['Brief', 'Work', 'State']) {
          await page.getByRole('button', {name: part, exact: true}).click()
          await expectReadable(page)
        }
      }
      expect(errors).toEqual([])
      await page.context().close()
    })

    it('shows every lesson on a phone, and nothing is cut', async () => {
      const {page, errors} = await openPage(browser, {width: 390, height: 844})
      await page.context().addCookies(cookiesOf(client, platform.url))
      const {lessons} = await client.get<{lessons: LessonSummary[]}>('/api/lessons')
      for (const {id, available} of lessons) {
        if (!available) continue
        await page.goto(`${platform.url}/lessons/${id}`)
        await page.getByRole('heading', {level: 1}).waitFor()
        await expectReadable(page)
      }
      expect(errors).toEqual([])
      await page.context().close()
    })

    it('has shown no error in the console', () => {
      expect(watched.errors).toEqual([])
    })
  },
)

/** Fails where something is inaccessible, or wider than the window. */
async function expectReadable(page: Page): Promise<void> {
  await expectAccessible(page)
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wide, `pixels beyond the window of ${page.url()}`).toBeLessThanOrEqual(0)
}

/** Takes a baseline of somebody who can tell nothing. */
async function baselineOf(person: Client): Promise<void> {
  let view = await person.post<AssessmentView>('/api/assessments', {
    role: 'fullstack-engineer',
    consent: true,
  })
  while (view.item) {
    view = await person.post(`/api/assessments/${view.id}/answers`, {
      answerId: crypto.randomUUID(),
      position: view.position,
      elapsedMs: 1_000,
      answer: {kind: 'cannot-tell'},
    })
  }
}
