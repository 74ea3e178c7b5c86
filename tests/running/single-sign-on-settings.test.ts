import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {
  PersonView,
  SingleSignOnOfferedView,
  SingleSignOnTestView,
  TeamView,
} from '../../server/features/people/views.ts'
import {clientOf, errorCodeOf} from './client.ts'
import {join, password} from './organisation.ts'
import {buildSignOnWorld, eventsOf, verified, type SignOnWorld} from './sign-on-world.ts'

let world: SignOnWorld
let administrator: SignOnWorld['administrator']
const configure: SignOnWorld['configure'] = async (changed) => await world.configure(changed)
const signIn: SignOnWorld['signIn'] = async (...asked) => await world.signIn(...asked)

beforeAll(async () => {
  world = await buildSignOnWorld()
  administrator = world.administrator
})

afterAll(async () => await world.close())

describe('groups', () => {
  let team: TeamView
  const group = (groups: string[]) =>
    world.provider.setAccount('wes', verified('Wes Adeyemi', {groups}))

  beforeAll(async () => {
    team = await administrator.post<TeamView>('/api/teams', {name: 'Search'})
    await configure({
      mappings: [
        {group: 'search', teamId: team.id, engineerRole: 'fullstack-engineer'},
        {group: 'leads', roles: ['lead']},
        {group: 'committee', roles: ['reviewer'], discipline: 'ethics'},
        {group: 'operations', roles: ['administrator']},
      ],
    })
  })

  it('give roles, a team and an engineering role at the first sign-in', async () => {
    group(['search', 'committee'])
    const {viewer} = await signIn('wes')
    expect(viewer).toMatchObject({
      roles: ['learner', 'reviewer'],
      discipline: 'ethics',
      team: {id: team.id},
      engineerRole: 'fullstack-engineer',
    })
  })

  it('that changed take back what they gave at the next one, and it is recorded once', async () => {
    group(['leads'])
    const {viewer, client} = await signIn('wes')
    expect(viewer).toMatchObject({
      roles: ['learner', 'lead'],
      discipline: null,
      team: null,
      engineerRole: 'fullstack-engineer',
    })
    await signIn('wes')
    const changes = (await eventsOf(client)).filter(({type}) => type === 'person.changed')
    expect(changes).toHaveLength(1)
    expect(changes[0]?.payload).toMatchObject({
      by: 'single-sign-on',
      changes: {roles: {from: ['learner', 'reviewer'], to: ['learner', 'lead']}},
    })
  })

  it('never take what was given by hand', async () => {
    const {viewer} = await signIn('wes')
    const path = `/api/people/${viewer?.id}`
    await administrator.request('PATCH', path, {roles: ['lead', 'author'], teamId: team.id})
    group([])
    expect((await signIn('wes')).viewer).toMatchObject({
      roles: ['learner', 'author'],
      team: {id: team.id},
    })
  })

  it('never take the last administrator, and do once there is another', async () => {
    group(['operations'])
    const {client: wes, viewer} = await signIn('wes')
    expect(viewer?.roles).toContain('administrator')
    const {viewer: ada} = await administrator.get<{viewer: PersonView}>('/api/viewer')
    const demoted = await wes.request('PATCH', `/api/people/${ada.id}`, {roles: ['learner']})
    expect(demoted.status).toBe(200)
    group([])
    expect((await signIn('wes')).viewer?.roles).toContain('administrator')
    const restored = await wes.request('PATCH', `/api/people/${ada.id}`, {
      roles: ['administrator'],
    })
    expect(restored.status).toBe(200)
    expect((await signIn('wes')).viewer?.roles).not.toContain('administrator')
  })
})

describe('passwords, where people must sign in through the provider,', () => {
  afterAll(async () => void (await configure()))

  it('are refused to all but administrators, once they were found right', async () => {
    const {client, person} = await join(world.platform.url, administrator, {name: 'Xia Chen'})
    const invited = await administrator.post<{link: string}>('/api/invitations', {
      email: 'yan@example.org',
      name: 'Yan Li',
    })
    await configure({localSignIn: 'administrators'})
    const attempt = async (email: string, word: string) =>
      await clientOf(world.platform.url).request('POST', '/api/auth/sign-in/email', {
        email,
        password: word,
      })
    expect((await attempt('ada@example.org', password)).status).toBe(200)
    const refused = await attempt(person.email, password)
    expect([refused.status, refused.body]).toMatchObject([403, {code: 'local-sign-in-off'}])
    expect((await attempt(person.email, 'a-wrong-password-9')).status).toBe(401)
    const accepted = await client.request('POST', '/api/invitations/accept', {
      token: new URL(invited.link).searchParams.get('token'),
      name: 'Yan Li',
      password,
    })
    expect([accepted.status, errorCodeOf(accepted)]).toEqual([403, 'local-sign-in-off'])
    const offered = await client.get<SingleSignOnOfferedView>('/api/single-sign-on/offered')
    expect(offered).toEqual({offered: true, label: 'Northwind ID', localSignIn: 'administrators'})
  })
})

describe('the settings', () => {
  beforeAll(() => world.provider.setAccount('kai', verified('Kai Sorensen')))

  const put = async (changed: Record<string, unknown>) =>
    await administrator.request('PUT', '/api/single-sign-on', world.settings(changed))

  it('keep the secret when it is left out, and never show it', async () => {
    const view = await configure()
    expect(view.secretStored).toBe(true)
    expect(JSON.stringify(view)).not.toContain(world.provider.clientSecret)
    const ledger = await administrator.request('GET', '/api/ledger/export')
    expect(String(ledger.body)).toContain('single-sign-on.changed')
    expect(JSON.stringify(ledger.body)).not.toContain(world.provider.clientSecret)
    expect((await put({label: 'Other'})).status).toBe(200)
    expect((await signIn('kai')).viewer).not.toBeNull()
  })

  it.each([
    ['another issuer without its secret', {issuer: 'https://id.example.org'}],
    ['an unknown team', {mappings: [{group: 'a', teamId: 'nowhere'}]}],
    ['a group that is mapped twice', {mappings: [{group: 'a'}, {group: 'a'}]}],
    ['a reviewer without discipline', {mappings: [{group: 'a', roles: ['reviewer']}]}],
    ['http to another machine', {issuer: 'http://id.example.org', clientSecret: 'x'}],
    ['an issuer with a query', {issuer: 'https://id.example.org/?a=1', clientSecret: 'x'}],
  ])('refuse %s', async (_, changed) => {
    expect((await put(changed)).status).toBe(422)
  })

  it('tell what a provider says about itself, or why nothing was found', async () => {
    const test = async (issuer: string) =>
      await administrator.post<SingleSignOnTestView>('/api/single-sign-on/test', {issuer})
    expect(await test(`${world.provider.issuer}/.well-known/openid-configuration`)).toMatchObject({
      outcome: 'found',
      issuer: world.provider.issuer,
      tokenEndpoint: `${world.provider.issuer}/token`,
      pkce: true,
    })
    expect(await test(`${world.provider.issuer}/elsewhere`)).toMatchObject({
      code: 'provider-malformed',
    })
    expect(await test('http://127.0.0.1:9')).toMatchObject({code: 'provider-unreachable'})
    expect(await test('http://id.example.org')).toMatchObject({code: 'issuer-refused'})
  })
})

describe('a provider that is down', () => {
  const accounts = {kai: verified('Kai Sorensen')}

  it('is tried again at the next sign-in, also when it was down at the start', async () => {
    await world.provider.close()
    const printed = await world.restartPlatform()
    const start = `${world.platform.url}/api/single-sign-on/start?returnTo=/plan`
    const down = await fetch(start, {redirect: 'manual'})
    expect(down.headers.get('location')).toBe('/sign-in?error=provider-unreachable&next=%2Fplan')
    expect(
      await clientOf(world.platform.url).get<object>('/api/single-sign-on/offered'),
    ).toMatchObject({
      offered: true,
    })
    await world.nextProvider(accounts)
    expect((await signIn('kai')).viewer).toMatchObject({name: 'Kai Sorensen'})
    expectNoSecretsIn(printed + world.platform.output())
  })

  it('is trusted again after it came back with other keys, from the second sign-in on', async () => {
    await world.provider.close()
    await world.nextProvider(accounts)
    expect((await signIn('kai')).at).toBe('/sign-in?error=id-token-refused&next=%2Fplan')
    expect((await signIn('kai')).viewer).toMatchObject({name: 'Kai Sorensen'})
  })

  it('leaves nothing of a sign-in in the log', () => {
    expect(world.platform.output()).toContain('provider-unreachable')
    expectNoSecretsIn(world.platform.output())
  })

  function expectNoSecretsIn(text: string): void {
    expect(world.passed.size).toBeGreaterThan(20)
    for (const secret of [world.provider.clientSecret, ...world.passed]) {
      if (secret.length > 8) expect(text.includes(secret)).toBe(false)
    }
    expect(text).not.toContain('@example.org')
  }
})

describe('without single sign-on', () => {
  it('the way to the provider leads back to the sign-in page, and nothing is offered', async () => {
    expect((await administrator.request('DELETE', '/api/single-sign-on')).status).toBe(204)
    expect((await administrator.request('DELETE', '/api/single-sign-on')).status).toBe(404)
    const start = await fetch(`${world.platform.url}/api/single-sign-on/start`, {
      redirect: 'manual',
    })
    expect(start.headers.get('location')).toBe('/sign-in?error=single-sign-on-off')
    expect(await administrator.get('/api/single-sign-on/offered')).toEqual({
      offered: false,
      label: null,
      localSignIn: 'everyone',
    })
  })
})
