import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import type {MyDataView, PersonView} from '../../server/features/people/views.ts'
import {clientOf, errorCodeOf} from './client.ts'
import {join, password} from './organisation.ts'
import {roamingBrowser, signInThrough} from './roaming-browser.ts'
import {buildSignOnWorld, verified, type SignOnWorld} from './sign-on-world.ts'

let world: SignOnWorld
let administrator: SignOnWorld['administrator']
const configure: SignOnWorld['configure'] = async (changed) => await world.configure(changed)
const signIn: SignOnWorld['signIn'] = async (...asked) => await world.signIn(...asked)

beforeAll(async () => {
  world = await buildSignOnWorld()
  administrator = world.administrator
})

afterAll(async () => await world.close())

describe('a first sign-in through the provider', () => {
  it('makes a person of a verified address, signed in where they were going', async () => {
    world.provider.setAccount('kai', verified('Kai Sorensen'))
    const {at, viewer, client, browser} = await signIn('kai', {returnTo: '/plan?domain=1'})
    expect(at).toBe('/plan?domain=1')
    expect(viewer).toMatchObject({
      name: 'Kai Sorensen',
      email: 'kai.sorensen@example.org',
      roles: ['learner'],
      team: null,
    })
    const {sessions, signInMethods, events} = await client.get<MyDataView>('/api/my-data')
    expect(sessions).toHaveLength(1)
    expect(signInMethods).toMatchObject([{kind: 'single-sign-on', name: world.provider.issuer}])
    expect(events.map(({type}) => type)).toEqual(['person.joined', 'single-sign-on.linked'])
    // nothing is kept of the way here
    expect(browser.cookiesOf(world.platform.url)).not.toContain('sign-on')
  })

  it('makes a session as a password does, which signing out ends', async () => {
    const {client} = await signIn('kai')
    const byPassword = await clientOf(world.platform.url).request(
      'POST',
      '/api/auth/sign-in/email',
      {
        email: 'ada@example.org',
        password,
      },
    )
    const nameOf = (cookie: string | undefined) => cookie?.split('=')[0]
    expect(nameOf(client.cookie.split('; ').at(-1))).toBe(
      nameOf(byPassword.headers.getSetCookie()[0]),
    )
    await client.post('/api/auth/sign-out')
    expect(errorCodeOf(await client.request('GET', '/api/my-data'))).toBe('not-signed-in')
  })

  it('is not to be had by naming a person', async () => {
    const {viewer} = await administrator.get<{viewer: PersonView}>('/api/viewer')
    const body = {personId: viewer.id}
    const answer = await clientOf(world.platform.url).request('POST', '/api/auth/vouched', body)
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []])
  })

  it('finds the person of the address who was here before, with all that is theirs', async () => {
    const {person} = await join(world.platform.url, administrator, {
      name: 'Moa Eklund',
      roles: ['lead'],
    })
    world.provider.setAccount('moa', verified('Moa E.', {email: 'Moa.Eklund@Example.org'}))
    const {viewer} = await signIn('moa')
    expect(viewer).toMatchObject({id: person.id, name: 'Moa Eklund', roles: ['learner', 'lead']})
  })

  it('accepts the open invitation of the address, even where nobody new is let in', async () => {
    await configure({admission: 'nobody'})
    await administrator.post('/api/invitations', {
      email: 'ines.kowalczyk@example.org',
      name: 'Ines Kowalczyk',
      roles: ['author'],
      engineerRole: 'data-scientist',
    })
    world.provider.setAccount('ines', verified('Ines Kowalczyk'))
    const {viewer} = await signIn('ines')
    expect(viewer).toMatchObject({roles: ['learner', 'author'], engineerRole: 'data-scientist'})
    const {invitations} = await administrator.get<{invitations: unknown[]}>('/api/invitations')
    expect(invitations).toEqual([])
    await configure()
  })

  it('goes from either address of a platform without a public one to the first', async () => {
    const other = world.platform.url.replace('localhost', '127.0.0.1')
    const response = await fetch(`${other}/api/single-sign-on/start?returnTo=/plan`, {
      redirect: 'manual',
    })
    expect(response.headers.get('location')).toBe(
      `${world.platform.url}/api/single-sign-on/start?returnTo=/plan`,
    )
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/api/single-sign-on',
  ])('never leads to %s', async (returnTo) => {
    expect((await signIn('kai', {returnTo})).at).toBe('/')
  })
})

describe('a sign-in through the provider is refused', () => {
  beforeAll(() => world.provider.setAccount('kai', verified('Kai Sorensen')))
  afterEach(async () => void (await configure()))

  async function expectRefused(
    account: string,
    code: string,
    options: Parameters<typeof signIn>[1] = {},
  ) {
    const {at, viewer} = await signIn(account, options)
    expect(at).toBe(`/sign-in?error=${code}&next=%2Fplan`)
    expect(viewer).toBeNull()
  }

  it('for an address that the provider has not verified, unless it verifies all of them', async () => {
    world.provider.setAccount('lou', verified('Lou Tran', {email_verified: false}))
    await expectRefused('lou', 'address-unverified')
    await configure({addressesVerified: true})
    expect((await signIn('lou')).viewer).toMatchObject({name: 'Lou Tran'})
  })

  it('for an unverified address of a person who is here, who may be another', async () => {
    world.provider.setAccount(
      'not-ada',
      verified('Ada Okafor', {
        email: 'ada@example.org',
        email_verified: false,
      }),
    )
    await expectRefused('not-ada', 'address-unverified')
  })

  it('for no address', async () => {
    world.provider.setAccount('nameless', {name: 'Nameless'})
    await expectRefused('nameless', 'address-missing')
  })

  it('for an address of another domain, at the first sign-in and at each later one', async () => {
    world.provider.setAccount('pia', verified('Pia Brandt'))
    expect((await signIn('pia')).viewer).not.toBeNull()
    await configure({domains: ['northwind.example']})
    await expectRefused('pia', 'domain-refused')
    world.provider.setAccount('rex', verified('Rex Vale', {email: 'rex@sub.northwind.example'}))
    await expectRefused('rex', 'domain-refused')
  })

  it('for somebody new where nobody new is let in, or nobody of their groups', async () => {
    world.provider.setAccount('sam', verified('Sam Ito', {groups: ['kitchen']}))
    await configure({admission: 'nobody'})
    await expectRefused('sam', 'not-admitted')
    await configure({admission: 'mapped-groups', mappings: [{group: 'engineers'}]})
    await expectRefused('sam', 'not-mapped')
    world.provider.setAccount('sam', verified('Sam Ito', {groups: ['kitchen', 'engineers']}))
    expect((await signIn('sam')).viewer).toMatchObject({name: 'Sam Ito'})
  })

  it('for a disabled person, whose groups change nothing', async () => {
    world.provider.setAccount('tom', verified('Tom Reyes'))
    const {viewer} = await signIn('tom')
    const path = `/api/people/${viewer?.id}`
    await administrator.request('PATCH', path, {disabled: true})
    await configure({mappings: [{group: 'leads', roles: ['lead']}]})
    world.provider.setAccount('tom', verified('Tom Reyes', {groups: ['leads']}))
    await expectRefused('tom', 'account-disabled')
    const {body} = await administrator.request('PATCH', path, {disabled: false})
    expect(body).toMatchObject({roles: ['learner']})
  })

  it('for a second account with the address of a linked person, until that is unlinked', async () => {
    world.provider.setAccount('uma', verified('Uma Rao'))
    const {viewer} = await signIn('uma')
    world.provider.setAccount('uma-again', verified('Uma Rao'))
    await expectRefused('uma-again', 'address-linked')
    const path = `/api/single-sign-on/people/${viewer?.id}`
    expect((await administrator.request('DELETE', path)).status).toBe(204)
    expect((await signIn('uma-again')).viewer?.id).toBe(viewer?.id)
  })

  it('for groups that are no list', async () => {
    const groups = {admins: true} as unknown as string // a provider that is set up wrongly
    world.provider.setAccount('vic', verified('Vic Lund', {groups}))
    await expectRefused('vic', 'claims-malformed')
  })

  it('for a nonce of another sign-in', async () => {
    await expectRefused('kai', 'id-token-refused', {
      change: ({searchParams}) => {
        if (searchParams.has('nonce')) searchParams.set('nonce', 'another')
      },
    })
  })

  it('for a state of another sign-in', async () => {
    const change = ({pathname, searchParams}: URL) => {
      if (pathname.endsWith('/callback')) searchParams.set('state', 'x'.repeat(43))
    }
    // where they were going is bound to the state as well
    expect((await signIn('kai', {change})).at).toBe('/sign-in?error=sign-on-expired')
  })

  it('for a browser other than the one that left', async () => {
    const elsewhere = roamingBrowser()
    let arrived = ''
    const change = (url: URL) => {
      if (url.pathname.endsWith('/callback')) arrived = url.href
    }
    await signIn('kai', {change})
    const response = await elsewhere.open(arrived)
    expect(response.headers.get('location')).toBe('/sign-in?error=sign-on-expired')
  })

  it('for a way that was gone before, whose code and cookie are replayed', async () => {
    let arrived = ''
    let cookie = ''
    const browser = roamingBrowser()
    await signIn('kai', {
      browser,
      change(url) {
        if (!url.pathname.endsWith('/callback')) return
        arrived = url.href
        cookie = browser.cookiesOf(world.platform.url)
      },
    })
    expect(cookie).toContain('airworthy.sign-on.')
    const replayed = await fetch(arrived, {redirect: 'manual', headers: {cookie}})
    expect(replayed.headers.get('location')).toBe('/sign-in?error=sign-on-expired')
    expect(replayed.headers.getSetCookie().join()).not.toContain('session_token')
  })

  it('for a sign-in that was cancelled at the provider', async () => {
    await expectRefused('kai', 'provider-refused', {cancel: true})
  })

  it('for a wrong client secret', async () => {
    await configure({clientSecret: 'not-the-secret-of-this-client'})
    await expectRefused('kai', 'token-refused')
  })

  it('for settings that changed on the way', async () => {
    const browser = roamingBrowser()
    const start = `${world.platform.url}/api/single-sign-on/start`
    const first = await browser.open(start)
    await configure()
    const location = first.headers.get('location') ?? ''
    const at = await signInThrough(browser, start, {
      account: 'kai',
      change(url) {
        if (url.href === start) url.href = location
      },
    })
    expect(at).toBe('/sign-in?error=sign-on-expired')
  })
})
