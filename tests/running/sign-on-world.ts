import type {MyDataView, PersonView, SingleSignOnView} from '../../server/features/people/views.ts'
import {clientOf, type Client} from './client.ts'
import {startIdentityProvider, type AccountClaims, type TestProvider} from './identity-provider.ts'
import {setUp} from './organisation.ts'
import {dataFolder, endEverything, startPlatform, type RunningPlatform} from './platform.ts'
import {
  roamingBrowser,
  signInThrough,
  type Deviation,
  type RoamingBrowser,
} from './roaming-browser.ts'

/** What an account at the provider says of its person, with a verified address. */
export const verified = (name: string, more: AccountClaims = {}): AccountClaims => ({
  email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
  email_verified: true,
  name,
  ...more,
})

export type SignOnWorld = Awaited<ReturnType<typeof buildSignOnWorld>>

/** A platform with an identity provider beside it through which anybody signs in. */
export async function buildSignOnWorld() {
  const folder = dataFolder()
  /** Debug, so that whatever could be logged is. */
  const environment = {AIRWORTHY_LOG: 'debug'}
  let platform: RunningPlatform = await startPlatform(folder, {environment})
  const administrator: Client = await setUp(platform)
  const {redirectUri} = await administrator.get<SingleSignOnView>('/api/single-sign-on')
  let provider: TestProvider = await startIdentityProvider({redirectUri})
  /** Codes, states and nonces that went through a browser: none may be logged. */
  const passed = new Set<string>()

  function settings(changed: Record<string, unknown> = {}) {
    const {issuer, clientId} = provider
    return {label: 'Northwind ID', issuer, clientId, admission: 'anyone', ...changed}
  }

  async function configure(changed: Record<string, unknown> = {}): Promise<SingleSignOnView> {
    const body = settings({clientSecret: provider.clientSecret, ...changed})
    const answer = await administrator.request('PUT', '/api/single-sign-on', body)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body as SingleSignOnView // by its status
  }

  await configure()
  return {
    administrator,
    passed,
    settings,
    configure,
    get platform() {
      return platform
    },
    get provider() {
      return provider
    },

    /** Signs in as an account; where the browser arrives, and who is signed in there. */
    async signIn(
      account: string,
      {
        browser = roamingBrowser(),
        returnTo = '/plan',
        ...deviation
      }: {browser?: RoamingBrowser; returnTo?: string} & Deviation = {},
    ) {
      const query = new URLSearchParams({returnTo}).toString()
      const start = `${platform.url}/api/single-sign-on/start?${query}`
      const at = await signInThrough(browser, start, {
        account,
        ...deviation,
        seen(url) {
          for (const name of ['code', 'state', 'nonce', 'code_challenge']) {
            const value = url.searchParams.get(name)
            if (value !== null) passed.add(value)
          }
          deviation.seen?.(url)
        },
      })
      const client = clientOf(platform.url, {cookie: browser.cookiesOf(platform.url)})
      const {viewer} = await client.get<{viewer: PersonView | null}>('/api/viewer')
      return {at, viewer, client, browser}
    },

    /** Starts the platform again on the same port; what the one before has printed. */
    async restartPlatform(): Promise<string> {
      await platform.stop()
      const printed = platform.output()
      platform = await startPlatform(folder, {
        environment: {...environment, AIRWORTHY_PORT: String(platform.port)},
      })
      return printed
    },

    /** Another provider at the same address with the same client, and keys of its own. */
    async nextProvider(accounts: Record<string, AccountClaims>): Promise<void> {
      const {port, clientSecret} = provider
      provider = await startIdentityProvider({redirectUri, port, clientSecret, accounts})
    },

    async close() {
      await provider.close()
      await endEverything()
    },
  }
}

/** What happened to and by a person, as they see it. */
export async function eventsOf(client: Client): Promise<MyDataView['events']> {
  return (await client.get<MyDataView>('/api/my-data')).events
}
