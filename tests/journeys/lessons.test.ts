import {isAct, readLessons} from '@airworthy/content'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {SentLesson} from '../../web/src/features/lessons/queries.ts'
import type {Client} from '../running/client.ts'
import {join, setUp} from '../running/organisation.ts'
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
import {expectNoOverflow} from './show-everywhere.ts'
import {doAct, takeLesson} from './take-lesson.ts'

const lessons = await readLessons()
const wide = {width: 1440, height: 900}
const narrow = {width: 390, height: 844}

describe.skipIf(browserPath === undefined)(
  `every lesson in the browser${browserPath ? '' : ` (${noBrowser})`}`,
  () => {
    let platform: RunningPlatform
    let browser: Browser
    let administrator: Client
    let client: Client
    let watched: WatchedPage

    beforeAll(async () => {
      platform = await startPlatform(dataFolder(), {
        web: true,
        timeoutMs: 180_000,
        environment: {AIRWORTHY_RATE_LIMIT: 'off'},
      })
      administrator = await setUp(platform)
      client = (await join(platform.url, administrator, {name: 'Ines Marek'})).client
      browser = await openBrowser()
      watched = await openPage(browser)
      await watched.page.context().addCookies(cookiesOf(client, platform.url))
    }, 300_000)

    afterAll(async () => {
      await browser?.close()
      await endEverything()
    })

    it.each(['/lessons', '/lessons/components'])('shows %s, wide and narrow', async (path) => {
      const {page} = watched
      await page.setViewportSize(wide)
      await open(page, `${platform.url}${path}`)
      await expectAccessible(page)
      await page.setViewportSize(narrow)
      await expectNoOverflow(page)
      await expectAccessible(page)
    })

    it('lists every lesson of the catalogue with a way into it', async () => {
      const {page} = watched
      await open(page, `${platform.url}/lessons`)
      const links = page.locator('#main a[href^="/lessons/"]')
      const paths = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')))
      const wanted = lessons.map(({id}) => `/lessons/${id}`)
      expect(paths).toEqual(expect.arrayContaining(wanted))
    })

    it.each(lessons)('lets all of $id be done, and keeps it', async ({id, blocks}) => {
      const {page} = watched
      const acts = blocks.filter(isAct)
      await page.setViewportSize(wide)
      await open(page, `${platform.url}/lessons/${id}`)
      await expectAccessible(page)
      await takeLesson(page, blocks)
      await page.getByText('Lesson done', {exact: true}).waitFor()
      await page.setViewportSize(narrow)
      await page.reload()
      await page.getByText('Lesson done', {exact: true}).waitFor()
      for (const act of acts) {
        const region = page.locator(`#act-${act.id}`)
        expect(await region.getByText('Saved', {exact: true}).count(), act.id).toBe(1)
      }
      await expectNoOverflow(page)
      await expectAccessible(page)
      const {progress} = await client.get<SentLesson>(`/api/lessons/${id}`)
      expect(Object.keys(progress.responses).sort()).toEqual(acts.map((act) => act.id).sort())
      expect(progress.finishedAt).not.toBeNull()
    })

    it('keeps what is answered without a network, over a reload too, and sends it once', async () => {
      const other = await join(platform.url, administrator, {name: 'Oda Brandt'})
      const {page} = await openPage(browser)
      await page.context().addCookies(cookiesOf(other.client, platform.url))
      const [lesson] = lessons
      const [first, ...rest] = lesson?.blocks.filter(isAct) ?? []
      if (lesson === undefined || first === undefined) throw new Error('no lesson')
      const address = `/lessons/${lesson.id}`
      const region = page.locator(`#act-${first.id}`)
      await open(page, `${platform.url}${address}`)
      await page.context().setOffline(true)
      await doAct(region, first)
      await region.getByText('Not saved yet: trying again').waitFor()
      await page.route('**/responses', (route) => route.abort())
      await page.context().setOffline(false)
      await page.reload()
      await region.getByText('Not saved yet: trying again').waitFor()
      const before = await other.client.get<SentLesson>(`/api${address}`)
      expect(before.progress.responses).toEqual({})
      await page.unroute('**/responses')
      await region.getByText('Saved', {exact: true}).waitFor()
      await takeLesson(page, rest)
      await page.getByText('Lesson done', {exact: true}).waitFor()
      const after = await other.client.get<SentLesson>(`/api${address}`)
      expect(after.progress.finishedAt).not.toBeNull()
      await page.context().close()
    })

    it('has shown no error in the console, none of the content security policy either', () => {
      expect(watched.errors).toEqual([])
    })
  },
)

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('heading', {level: 1}).waitFor()
}
