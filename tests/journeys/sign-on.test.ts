import {setTimeout as sleep} from 'node:timers/promises'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {ViewerView} from '../../server/features/people/views.ts'
import {
  startMailServer,
  type ReceivedMail,
  type TestMailServer,
} from '../../server/mail/mail-server.builders.ts'
import {clientOf, type Client} from '../running/client.ts'
import {startIdentityProvider, type TestProvider} from '../running/identity-provider.ts'
import {tokenIn} from '../running/organisation.ts'
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
const newPassword = 'lantern-thistle-quarry-7'
const ben = {name: 'Ben Osei', email: 'ben.osei@example.org'}

describe.skipIf(browserPath === undefined)(
  `coming in, in the browser${browserPath ? '' : ` (${noBrowser})`}`,
  () => {
    const mails: ReceivedMail[] = []
    let mailServer: TestMailServer
    let platform: RunningPlatform
    let provider: TestProvider
    let browser: Browser
    let ada: Client
    let admin: WatchedPage

    beforeAll(async () => {
      mailServer = await startMailServer((mail) => {
        mails.push(mail)
        return 'taken'
      })
      platform = await startPlatform(dataFolder(), {
        web: true,
        environment: {AIRWORTHY_SMTP_URL: mailServer.url},
      })
      provider = await startIdentityProvider({
        redirectUri: `${platform.url}/api/single-sign-on/callback`,
        accounts: {
          kai: {
            email: 'kai.sand@example.org',
            email_verified: true,
            name: 'Kai Sand',
            groups: ['ai-leads'],
          },
          mio: {email: 'mio@example.org', email_verified: true, name: 'Mio Berg', groups: []},
        },
      })
      ada = clientOf(platform.url)
      await ada.post('/api/set-up', {
        token: tokenIn(platform.setUpLink ?? ''),
        organisation: 'Harbour Lending',
        name: 'Ada Nyberg',
        email: 'ada.nyberg@example.org',
        password,
      })
      await ada.post('/api/teams', {name: 'Lending'})
      const {link} = await ada.post<{link: string}>('/api/invitations', ben)
      const client = clientOf(platform.url)
      await client.post('/api/invitations/accept', {
        token: tokenIn(link),
        name: ben.name,
        password,
      })
      browser = await openBrowser()
      admin = await openPage(browser)
      await byPassword(admin.page, 'ada.nyberg@example.org', password)
    })

    afterAll(async () => {
      await browser?.close()
      await endEverything()
      await provider?.close()
      await mailServer?.close()
    })

    async function byPassword(page: Page, email: string, secret: string): Promise<void> {
      await page.goto(`${platform.url}/sign-in`)
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password', {exact: true}).fill(secret)
      await page.getByRole('button', {name: 'Sign in', exact: true}).click()
      await page.waitForURL(`${platform.url}/`)
    }

    async function through(page: Page, account: string, path = '/sign-in'): Promise<void> {
      await page.goto(`${platform.url}${path}`)
      await page.getByRole('link', {name: 'Sign in with Harbour ID'}).click()
      await page.getByLabel('Account').fill(account)
      await page.getByRole('button', {name: 'Sign in'}).click()
    }

    async function viewerOf(page: Page): Promise<ViewerView['viewer']> {
      const answer = await page.request.get(`${platform.url}/api/viewer`)
      const {viewer} = (await answer.json()) as ViewerView // what the route answers
      return viewer
    }

    /** The link of the latest mail to an address that has one, within 20 seconds. */
    async function mailedLink(email: string): Promise<string> {
      for (let half = 0; half < 40; half++) {
        const links = mails
          .filter(({to}) => to.includes(email))
          .flatMap(({content}) => /http\S+password-reset\S+/.exec(plain(content)) ?? [])
        const latest = links.at(-1)
        if (latest !== undefined) return latest
        await sleep(500)
      }
      throw new Error(`mails received: ${mails.map(({to}) => to.join()).join(' ')}`)
    }

    const panel = () => admin.page.getByRole('region', {name: 'Single sign-on'})

    it('lets an administrator set up an identity provider, after a test that it answers', async () => {
      const {page} = admin
      await page.goto(`${platform.url}/administration`)
      await panel().getByRole('button', {name: 'Set up single sign-on'}).click()
      const redirectUri = await panel().getByLabel('Redirect URI').inputValue()
      expect(redirectUri).toBe(`${platform.url}/api/single-sign-on/callback`)
      await panel().getByLabel('Issuer').fill('http://127.0.0.1:9')
      await panel().getByRole('button', {name: 'Test the provider'}).click()
      await panel().getByText('Not usable').waitFor()
      await panel().getByLabel('Issuer').fill(provider.issuer)
      await panel().getByRole('button', {name: 'Test the provider'}).click()
      await panel().getByText('The provider answers.').waitFor()
      await panel().getByLabel('Client ID').fill(provider.clientId)
      await panel().getByLabel('Client secret').fill(provider.clientSecret)
      await panel().getByLabel('Name on the button').fill('Harbour ID')
      await panel().getByRole('radio', {name: 'People in one of the groups below'}).check()
      await panel().getByRole('button', {name: 'Add a group'}).click()
      const dialog = page.getByRole('dialog', {name: 'Add a group'})
      await dialog.getByLabel('Group').fill('ai-leads')
      await dialog.getByLabel('Team').selectOption({label: 'Lending'})
      await dialog.getByRole('checkbox', {name: 'Lead'}).check()
      await expectAccessible(page)
      await dialog.getByRole('button', {name: 'Add', exact: true}).click()
      await panel().getByText('Lead · team Lending').waitFor()
      await panel().getByRole('button', {name: 'Save single sign-on'}).click()
      await panel().getByText('Harbour ID, since').waitFor()
      await expectAccessible(page)
    })

    it('never shows the client secret again', async () => {
      const {page} = admin
      await page.reload()
      const secret = panel().getByLabel('Client secret')
      await secret.waitFor()
      expect(await secret.inputValue()).toBe('')
      expect(await secret.getAttribute('placeholder')).toBe('stored')
      expect(await page.content()).not.toContain(provider.clientSecret)
    })

    it('brings a person in through the provider, with the role and team of their group', async () => {
      const {page, errors} = await openPage(browser)
      await page.goto(`${platform.url}/sign-in`)
      await page.getByRole('link', {name: 'Sign in with Harbour ID'}).waitFor()
      await expectAccessible(page)
      await through(page, 'kai', '/sign-in?next=%2Fmy-data')
      await page.waitForURL(`${platform.url}/my-data`)
      await page.getByRole('heading', {level: 1}).waitFor()
      expect(await viewerOf(page)).toMatchObject({
        name: 'Kai Sand',
        email: 'kai.sand@example.org',
        roles: ['learner', 'lead'],
        team: {name: 'Lending'},
      })
      // the provider's own pages have no icon
      expect(errors.filter((error) => error.startsWith(platform.url))).toEqual([])
      await page.context().close()
    })

    it('says why somebody does not come in', async () => {
      const {page} = await openPage(browser)
      await through(page, 'mio')
      await page.getByText('Only people of certain groups are let in').waitFor()
      await expectAccessible(page)
      expect(await viewerOf(page)).toBeNull()
      await page.context().clearCookies()
      await page.getByRole('link', {name: 'Sign in with Harbour ID'}).click()
      await page.getByRole('button', {name: 'Cancel'}).click()
      await page.getByText('you cancelled there').waitFor()
      await page.context().close()
    })

    it('replaces a forgotten password by a link that is mailed', async () => {
      const {page, errors} = await openPage(browser)
      await page.goto(`${platform.url}/sign-in`)
      await page.getByRole('link', {name: 'Forgotten password?'}).click()
      await expectAccessible(page)
      await page.getByLabel('E-mail').fill(ben.email)
      await page.getByRole('button', {name: 'Mail me a link'}).click()
      await page.getByRole('heading', {name: 'Look into your mail'}).waitFor()
      await expectAccessible(page)
      await page.goto(await mailedLink(ben.email))
      expect(await page.getByLabel('E-mail').inputValue()).toBe(ben.email)
      await expectAccessible(page)
      await page.getByLabel('New password').fill(newPassword)
      await page.getByRole('button', {name: 'Set the password'}).click()
      await page.getByRole('heading', {name: 'Your password is new'}).waitFor()
      await expectAccessible(page)
      await byPassword(page, ben.email, newPassword)
      expect(await viewerOf(page)).toMatchObject({email: ben.email})
      await page.goto(`${platform.url}/notifications`)
      await page.getByText('Your password was changed').waitFor()
      expect(errors).toEqual([])
      await page.goto(await mailedLink(ben.email))
      await page.getByText('This link has been used already').waitFor()
      await expectAccessible(page)
      await page.context().close()
    })

    it('says the same for an address that nobody has, and mails nothing', async () => {
      const {page} = await openPage(browser)
      await page.goto(`${platform.url}/forgotten-password`)
      await page.getByLabel('E-mail').fill('nobody.here@example.org')
      await page.getByRole('button', {name: 'Mail me a link'}).click()
      await page.getByRole('heading', {name: 'Look into your mail'}).waitFor()
      await sleep(3_000)
      expect(mails.filter(({to}) => to.includes('nobody.here@example.org'))).toEqual([])
      await page.context().close()
    })

    it('lets an administrator hand a link to a person, who sets a password with it', async () => {
      const {page} = admin
      await page.goto(`${platform.url}/administration`)
      await page.getByRole('button', {name: 'New password for Kai Sand'}).click()
      const dialog = page.getByRole('dialog', {name: 'New password for Kai Sand'})
      await expectAccessible(page)
      await dialog.getByRole('button', {name: 'Make a link'}).click()
      const link = await dialog.getByLabel('Link to set a new password').inputValue()
      await expectAccessible(page)
      await dialog.getByRole('button', {name: 'Done'}).click()
      const person = await openPage(browser)
      await person.page.goto(link)
      await person.page.getByLabel('New password').fill(newPassword)
      await person.page.getByRole('button', {name: 'Set the password'}).click()
      await person.page.getByRole('heading', {name: 'Your password is new'}).waitFor()
      await byPassword(person.page, 'kai.sand@example.org', newPassword)
      await page.getByRole('button', {name: 'Edit Kai Sand'}).click()
      await page.getByRole('button', {name: 'Unlink the account at Harbour ID'}).click()
      await page.getByText('links anew').waitFor()
      await expectAccessible(page)
      await page.getByRole('button', {name: 'Leave unchanged'}).click()
      await person.page.context().close()
    })

    it('leaves the provider alone to everybody but administrators, where they say so', async () => {
      await panel().getByRole('radio', {name: 'Administrators alone'}).check()
      await panel().getByRole('button', {name: 'Save single sign-on'}).click()
      await panel().getByRole('button', {name: 'Save single sign-on', disabled: true}).waitFor()
      const {page} = await openPage(browser)
      await page.goto(`${platform.url}/sign-in`)
      await page.getByRole('button', {name: 'Sign in as an administrator'}).click()
      await page.getByLabel('E-mail').fill(ben.email)
      await page.getByLabel('Password', {exact: true}).fill(newPassword)
      await page.getByRole('button', {name: 'Sign in', exact: true}).click()
      await page.getByText('People here sign in through the identity provider').waitFor()
      await expectAccessible(page)
      await page.context().close()
    })

    it('turns the provider off again, after saying what follows', async () => {
      await panel().getByRole('button', {name: 'Turn it off'}).click()
      const dialog = admin.page.getByRole('dialog', {name: 'Turn single sign-on off?'})
      await expectAccessible(admin.page)
      await dialog.getByRole('button', {name: 'Turn it off'}).click()
      await panel().getByText('No identity provider').waitFor()
      const {page} = await openPage(browser)
      await byPassword(page, ben.email, newPassword)
      await page.context().close()
      expect(admin.errors).toEqual([])
    })
  },
)

/** The text of a mail without its quoted-printable line ends and signs. */
function plain(content: string): string {
  return content
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
