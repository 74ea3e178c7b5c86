import {readFileSync} from 'node:fs'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {clientOf} from '../running/client.ts'
import {join} from '../running/organisation.ts'
import {
  dataFolder,
  endEverything,
  startPlatform,
  type RunningPlatform,
} from '../running/platform.ts'
import {
  allItemKinds,
  answerByKeyboard,
  answerByMouse,
  kindOnPage,
  tabToName,
  type ItemKind,
} from './answer-item.ts'
import {
  browserPath,
  cookiesOf,
  expectAccessible,
  noBrowser,
  openBrowser,
  openPage,
  type WatchedPage,
} from './browser.ts'

const password = 'a-quiet-harbour-42'
const administrator = {name: 'Ada Nyberg', email: 'ada.nyberg@example.org'}
const learner = {name: 'Ben Osei', email: 'ben.osei@example.org'}

describe.skipIf(browserPath === undefined)(
  `a first day in the browser${browserPath ? '' : ` (${noBrowser})`}`,
  () => {
    const folder = dataFolder()
    let platform: RunningPlatform
    let browser: Browser
    let admin: WatchedPage
    let person: WatchedPage
    let invitation = ''
    let joined = 0

    beforeAll(async () => {
      platform = await startPlatform(folder, {web: true})
      browser = await openBrowser()
      admin = await openPage(browser)
      person = await openPage(browser)
    })

    afterAll(async () => {
      await browser?.close()
      await endEverything()
    })

    /** The page of somebody who joined just now: nobody takes two baselines within thirty days. */
    async function anotherPerson(): Promise<Page> {
      joined += 1
      const cookie = (await admin.page.context().cookies())
        .map(({name, value}) => `${name}=${value}`)
        .join('; ')
      const {client} = await join(platform.url, clientOf(platform.url, {cookie}), {
        name: `Learner Number ${joined}`,
      })
      const {page} = await openPage(browser)
      await page.context().addCookies(cookiesOf(client, platform.url))
      return page
    }

    it('is set up by the first administrator with the printed link', async () => {
      const {page} = admin
      await page.goto(platform.url)
      await page.waitForURL(/\/set-up/)
      await expectAccessible(page)
      await page.goto(platform.setUpLink ?? '')
      await page.getByLabel('Organisation').fill('Harbour Lending')
      await page.getByLabel('Your name').fill(administrator.name)
      await page.getByLabel('E-mail').fill(administrator.email)
      await page.getByLabel('Password', {exact: true}).fill(password)
      await expectAccessible(page)
      await page.getByRole('button', {name: /set up/i}).click()
      await page.waitForURL(`${platform.url}/`)
      await expectAccessible(page)
    })

    it('lets the administrator invite a person by a link to copy', async () => {
      const {page} = admin
      await page.goto(`${platform.url}/administration`)
      const panel = page.getByRole('region', {name: 'Invite a person'})
      await panel.getByLabel('Name', {exact: true}).fill(learner.name)
      await panel.getByLabel('E-mail').fill(learner.email)
      await panel.getByRole('button', {name: 'Invite'}).click()
      invitation = await panel.getByLabel(/invitation link/i).inputValue()
      expect(invitation).toContain('/invitation?token=')
      await expectAccessible(page)
    })

    it('lets the person join with the link, once', async () => {
      const {page} = person
      await page.goto(invitation)
      await page.getByLabel('Password', {exact: true}).fill(password)
      await expectAccessible(page)
      await page.getByRole('button', {name: /join/i}).click()
      await page.waitForURL(`${platform.url}/`)
      await expectAccessible(page)
      const second = await openPage(browser)
      await second.page.goto(invitation)
      await second.page.getByRole('heading', {name: /cannot be opened/}).waitFor()
      await second.page.context().close()
    })

    it('takes a baseline with every item type by mouse, over a pause and a reload', async () => {
      const {page} = person
      const seen = new Set<ItemKind>()
      await startByMouse(page, platform.url)
      await answerUntilAllSeen(page, seen, answerByMouse, {
        async afterItem(number) {
          if (number === 2) {
            await page.getByRole('button', {name: 'Pause'}).click()
            await page.getByRole('button', {name: /go on|continue|resume/i}).click()
          }
          if (number === 3) await page.reload()
        },
        another: async () => {
          const next = await anotherPerson()
          await startByMouse(next, platform.url)
          return next
        },
      })
      expect([...seen].sort()).toEqual([...allItemKinds].sort())
    })

    it('shows the results by domain in words and as a plot', async () => {
      const {page} = person
      await page.waitForURL(/\/results$/)
      await page.getByRole('heading', {level: 1}).waitFor()
      await page.getByRole('heading', {name: 'Ability by domain'}).waitFor()
      await page.getByText('provisional', {exact: false}).first().waitFor()
      await expectAccessible(page)
    })

    it('takes a baseline with every item type with the keyboard alone', async () => {
      const keyed = await openPage(browser)
      const {page} = keyed
      await page.goto(`${platform.url}/sign-in`)
      await page.getByRole('heading', {level: 1}).waitFor()
      await tabToName(page, 'E-mail')
      await page.keyboard.type(administrator.email)
      await tabToName(page, 'Password')
      await page.keyboard.type(password)
      await page.keyboard.press('Enter')
      await page.waitForURL(`${platform.url}/`)
      const seen = new Set<ItemKind>()
      await startByKeyboard(page, platform.url)
      await answerUntilAllSeen(page, seen, answerByKeyboard, {
        async afterItem(_, shown) {
          const focused = await shown.evaluate(() => document.activeElement?.tagName)
          expect(focused, 'focus is on the new item').not.toBe('BODY')
        },
        another: async () => {
          const next = await anotherPerson()
          await startByKeyboard(next, platform.url)
          return next
        },
      })
      expect([...seen].sort()).toEqual([...allItemKinds].sort())
      expect(keyed.errors).toEqual([])
      await page.context().close()
    })

    it('imports people from CSV with faults by line, then without', async () => {
      const {page} = admin
      await page.goto(`${platform.url}/administration`)
      const panel = page.getByRole('region', {name: 'Import people from CSV'})
      const csv = panel.getByLabel('CSV text')
      await csv.fill(
        'name,email,team,engineer_role,roles\nMira Sand,mira@example.org,Lending,data-scientist,learner\nJon Weil,not-an-address,Lending,pilot,learner',
      )
      await panel.getByRole('button', {name: 'Preview'}).click()
      await panel.getByText('not-an-address').first().waitFor()
      await panel.getByText('pilot').first().waitFor()
      await expectAccessible(page)
      await csv.fill(
        'name,email,team,engineer_role,roles\nMira Sand,mira@example.org,Lending,data-scientist,learner\nJon Weil,jon@example.org,Lending,product-manager,learner;lead',
      )
      await panel.getByRole('button', {name: 'Preview'}).click()
      await panel.getByRole('button', {name: /^Import/}).click()
      await panel.getByLabel('Invitation link for mira@example.org').waitFor()
      await expectAccessible(page)
    })

    it('exports everything recorded about the person, keys withheld', async () => {
      const {page} = person
      await page.goto(`${platform.url}/my-data`)
      await page.getByRole('heading', {level: 1}).waitFor()
      await expectAccessible(page)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('link', {name: /export|download/i})
          .first()
          .click(),
      ])
      const exported = readFileSync(await download.path(), 'utf8')
      const data = JSON.parse(exported) as {person: {email: string}; events: {type: string}[]} // my-data view
      expect(data.person.email).toBe(learner.email)
      expect(data.events.map(({type}) => type)).toContain('assessment.answered')
      expect(exported).not.toContain(administrator.email)
      expect(exported).not.toMatch(/"score"|"seed"/)
    })

    it('has shown no error in the console', () => {
      expect([...admin.errors, ...person.errors]).toEqual([])
    })
  },
)

async function startByMouse(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/assessment`)
  await page.getByRole('radio', {name: 'Full-stack engineer'}).click()
  await page.getByRole('checkbox', {name: 'I have read this and agree'}).click()
  await expectAccessible(page)
  await page.getByRole('button', {name: 'Start the assessment'}).click()
}

async function startByKeyboard(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/assessment`)
  await page.getByRole('heading', {level: 1}).waitFor()
  await tabToName(page, 'Data scientist')
  await page.keyboard.press('Space')
  await tabToName(page, 'I have read this and agree')
  await page.keyboard.press('Space')
  await tabToName(page, 'Start the assessment')
  await page.keyboard.press('Enter')
}

/** Answers items until every type was seen, by another person if one baseline is not enough; lets each end. */
async function answerUntilAllSeen(
  first: Page,
  seen: Set<ItemKind>,
  answer: (page: Page, kind: ItemKind) => Promise<void>,
  {
    afterItem,
    another,
  }: {
    afterItem: (number: number, page: Page) => Promise<void>
    /** The page of somebody else, at the first item. */
    another: () => Promise<Page>
  },
): Promise<void> {
  const checked = new Set<ItemKind>()
  let page = first
  for (let number = 1; number <= 160; number++) {
    const kind = await kindOnPage(page)
    seen.add(kind)
    if (!checked.has(kind)) {
      checked.add(kind)
      await expectAccessible(page)
    }
    await page.evaluate(() => document.querySelector('#main')?.setAttribute('data-answered', ''))
    await answer(page, kind)
    // the next item stands in a new element, ready once its button is
    const next = page.locator('#main:not([data-answered])')
    const ready = next.getByRole('button', {name: 'Hand in and go on', disabled: false})
    const ended = await Promise.race([
      page.waitForURL(/\/results$/).then(() => true),
      ready.waitFor().then(() => false),
    ])
    if (ended && seen.size === allItemKinds.length) return
    if (ended) page = await another()
    else await afterItem(number, page)
  }
  throw new Error(`not all item types in 160 items: ${[...seen].join(', ')}`)
}
