import {readFileSync} from 'node:fs'
import {setTimeout as sleep} from 'node:timers/promises'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {AttemptView} from '../../server/features/assessments/views.ts'
import {
  startMailServer,
  type ReceivedMail,
  type TestMailServer,
} from '../../server/mail/mail-server.builders.ts'
import {tokenIn} from '../running/organisation.ts'
import {clientOf, type Client} from '../running/client.ts'
import {
  dataFolder,
  endEverything,
  startPlatform,
  type RunningPlatform,
} from '../running/platform.ts'
import {
  browserPath,
  expectAccessible,
  noBrowser,
  openBrowser,
  openPage,
  type WatchedPage,
} from './browser.ts'

const password = 'a-quiet-harbour-42'
const names = ['Ben Osei', 'Chiara Lund', 'Dario Petek', 'Emi Sato', 'Farid Haddad']

describe.skipIf(browserPath === undefined)(
  `a programme in the browser${browserPath ? '' : ` (${noBrowser})`}`,
  () => {
    const folder = dataFolder()
    const mails: ReceivedMail[] = []
    const people: Client[] = []
    let mailServer: TestMailServer
    let platform: RunningPlatform
    let browser: Browser
    let ada: Client
    let admin: WatchedPage
    let learner: WatchedPage

    beforeAll(async () => {
      mailServer = await startMailServer((mail) => {
        mails.push(mail)
        return 'taken'
      })
      platform = await startPlatform(folder, {
        web: true,
        environment: {AIRWORTHY_SMTP_URL: mailServer.url},
      })
      ada = clientOf(platform.url)
      await ada.post('/api/set-up', {
        token: tokenIn(platform.setUpLink ?? ''),
        organisation: 'Harbour Lending',
        name: 'Ada Nyberg',
        email: 'ada.nyberg@example.org',
        password,
      })
      const team = await ada.post<{id: string}>('/api/teams', {name: 'Lending'})
      for (const name of names) people.push(await joined(name, team.id))
      browser = await openBrowser()
      admin = await signedIn(ada)
      learner = await signedIn(people[0] ?? ada)
    })

    afterAll(async () => {
      await browser?.close()
      await endEverything()
      await mailServer?.close()
    })

    async function joined(name: string, teamId: string): Promise<Client> {
      const email = `${name.toLowerCase().replace(' ', '.')}@example.org`
      const {link} = await ada.post<{link: string}>('/api/invitations', {
        name,
        email,
        teamId,
        engineerRole: 'fullstack-engineer',
      })
      const client = clientOf(platform.url)
      await client.post('/api/invitations/accept', {token: tokenIn(link), name, password})
      return client
    }

    async function signedIn(client: Client): Promise<WatchedPage> {
      const watched = await openPage(browser)
      await watched.page.context().addCookies(
        client.cookie.split('; ').map((pair) => {
          const at = pair.indexOf('=')
          return {name: pair.slice(0, at), value: pair.slice(at + 1), url: platform.url}
        }),
      )
      return watched
    }

    it('lets the administrator assign a baseline to a team, and everybody is told by mail', async () => {
      const {page} = admin
      await page.goto(`${platform.url}/assignments`)
      const panel = page.getByRole('region', {name: 'Assign', exact: true})
      await panel.getByLabel('To', {exact: true}).selectOption({label: 'A team'})
      await panel.getByLabel('Which team').selectOption({label: 'Lending'})
      await panel
        .getByLabel('Due by')
        .fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10))
      await panel.getByRole('button', {name: 'Assign'}).click()
      await page.getByText('Baseline assessment, Lending').first().waitFor()
      await expectAccessible(page)
      for (let second = 0; second < 60; second++) {
        const told = new Set(
          mails.filter(({content}) => /baseline/i.test(content)).flatMap(({to}) => to),
        )
        if (names.every((name) => told.has(`${name.toLowerCase().replace(' ', '.')}@example.org`)))
          return
        await sleep(500)
      }
      throw new Error(`mails received: ${mails.map(({to}) => to.join()).join(' ')}`)
    })

    it('shows the person what is due, and after the baseline a plan with its reasons', async () => {
      const {page} = learner
      await page.goto(platform.url)
      await page.getByRole('heading', {level: 1}).waitFor()
      await expectAccessible(page)
      for (const person of people) await baselineOf(person)
      await page.goto(`${platform.url}/plan`)
      await page.getByRole('heading', {level: 1, name: /gap/i}).waitFor()
      await page.getByText('not available yet').first().waitFor()
      await expectAccessible(page)
    })

    it('tests a domain out', async () => {
      const {page} = learner
      await page
        .getByRole('link', {name: /^Test out of/})
        .first()
        .click()
      await page.waitForURL(/\/test-out\//)
      await page.getByRole('checkbox').first().click()
      await page.getByRole('button', {name: 'Start the check'}).click()
      for (let item = 0; item < 12; item++) {
        const ready = page
          .locator('#main:not([data-answered])')
          .getByRole('button', {name: 'I cannot tell', disabled: false})
        const ended = await Promise.race([
          page.waitForURL(/\/results$/).then(() => true),
          ready.waitFor().then(() => false),
        ])
        if (ended) break
        await page.evaluate(() =>
          document.querySelector('#main')?.setAttribute('data-answered', ''),
        )
        await page.getByRole('button', {name: 'I cannot tell'}).click()
      }
      await page.waitForURL(/\/results$/)
      await expectAccessible(page)
    })

    it('takes a dispute of the result, which a named person decides', async () => {
      const {page} = learner
      await page
        .getByRole('button', {name: /wrong|dispute/i})
        .first()
        .click()
      await page
        .getByLabel('What is wrong')
        .fill('The table in one item was cut off on my screen, so I could not read it.')
      await page.getByRole('button', {name: 'Make the appeal'}).click()
      await page.goto(`${platform.url}/appeals`)
      await page.getByText('Open').first().waitFor()
      const decider = admin.page
      await decider.goto(`${platform.url}/appeals`)
      await decider.getByRole('link', {name: 'Decide'}).first().click()
      await decider.getByRole('radio', {name: 'Refuse'}).click()
      await decider
        .getByLabel('Reason')
        .fill('The item was shown whole in the record; you may check this domain again tomorrow.')
      await expectAccessible(decider)
      await decider.getByRole('button', {name: 'Record the decision'}).click()
      await page.reload()
      await page
        .getByText(/refused/i)
        .first()
        .waitFor()
    })

    it('reads the team’s gaps with their uncertainty and takes them along', async () => {
      const {page} = admin
      await page.goto(`${platform.url}/team`)
      await page.getByRole('link', {name: 'Lending'}).first().click()
      for (const name of names) await page.getByText(name).first().waitFor()
      await expectAccessible(page)
      const csv = await downloaded(page, /csv/i)
      for (const name of names) expect(csv.toString('utf8')).toContain(name)
      expect((await downloaded(page, /pdf/i)).subarray(0, 5).toString()).toBe('%PDF-')
    })

    it('has shown no error in the console', () => {
      expect([...admin.errors, ...learner.errors]).toEqual([])
    })
  },
)

/** Takes a baseline of somebody who can tell nothing. */
async function baselineOf(person: Client): Promise<void> {
  let view = await person.post<AttemptView>('/api/assessments', {
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

async function downloaded(page: Page, name: RegExp): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', {name}).first().click(),
  ])
  return readFileSync(await download.path())
}
