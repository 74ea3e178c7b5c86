import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {
  buildAdministrator,
  buildBrowser,
  buildPerson,
  buildPlatform,
  goodPassword,
  tokenOf,
} from './people.builders.ts'
import {admit} from './single-sign-on-admission.ts'
import type {Identity} from './single-sign-on-claims.ts'
import {singleSignOnSettings} from './single-sign-on-views.ts'
import * as store from './store.ts'
import type {InvitationCreatedView, PersonView} from './views.ts'

let platform: Awaited<ReturnType<typeof buildPlatform>>
let administrator: Awaited<ReturnType<typeof buildAdministrator>>

beforeAll(async () => {
  platform = await buildPlatform()
  administrator = await buildAdministrator(platform)
})

afterAll(async () => await platform.close())

const settings = (more: object = {}) =>
  singleSignOnSettings.parse({
    label: 'Northwind ID',
    issuer: 'https://id.example.org',
    clientId: 'airworthy',
    admission: 'anyone',
    mappings: [
      {group: 'operations', roles: ['administrator']},
      {group: 'leads', roles: ['lead']},
    ],
    ...more,
  })

const account = (subject: string, more: Partial<Identity> = {}): Identity => ({
  issuer: 'https://id.example.org',
  subject,
  email: `${subject}@example.org`,
  emailVerified: true,
  name: subject,
  groups: [],
  ...more,
})

const enter = async (identity: Identity) => await admit(platform, identity, settings())
const rolesOf = async (id: string) => (await store.findPerson(platform.database, id))?.roles

describe('what groups gave', () => {
  it('is taken back by another provider as well, at which the person is in none of them', async () => {
    const id = await enter(account('wes', {groups: ['operations', 'leads']}))
    expect(await rolesOf(id)).toEqual(['learner', 'lead', 'administrator'])
    const moved = account('wes-moved', {
      issuer: 'https://next.example.org',
      email: 'wes@example.org',
    })
    expect(await enter({...moved, groups: ['leads']})).toBe(id)
    expect(await rolesOf(id)).toEqual(['learner', 'lead'])
    // and by the former, should the organisation go back
    expect(await enter(account('wes'))).toBe(id)
    expect(await rolesOf(id)).toEqual(['learner'])
  })

  it('at a provider that was left takes nothing that was given by hand since', async () => {
    const id = await enter(account('moa', {groups: ['leads']}))
    const moved = account('moa-moved', {
      issuer: 'https://next.example.org',
      email: 'moa@example.org',
    })
    await enter(moved)
    const path = `/api/people/${id}`
    await administrator.browser.call('PATCH', path, {roles: ['learner', 'lead']})
    await enter(account('moa'))
    expect(await rolesOf(id)).toEqual(['learner', 'lead'])
  })
})

describe('two first sign-ins at once', () => {
  it('of one account make one person', async () => {
    const both = await Promise.all([enter(account('kai')), enter(account('kai'))])
    expect(new Set(both).size).toBe(1)
  })

  it('of two accounts with one address leave the second outside', async () => {
    const outcomes = await Promise.allSettled([
      enter(account('uma', {email: 'uma@example.org'})),
      enter(account('uma-again', {email: 'uma@example.org'})),
    ])
    expect(outcomes.map(({status}) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({status}) => status === 'rejected')).toMatchObject({
      reason: {code: 'address-linked'},
    })
  })
})

describe('an open invitation', () => {
  const invite = async (email: string) => {
    const body = {email, name: 'Ines Kowalczyk', roles: ['author']}
    const answer = await administrator.browser.call<InvitationCreatedView>(
      'POST',
      '/api/invitations',
      body,
    )
    return answer.body
  }

  it('that is accepted by its link at the same time makes one person, who is linked', async () => {
    const {link} = await invite('ines@example.org')
    const token = tokenOf(link)
    const body = {token, name: 'Ines Kowalczyk', password: goodPassword}
    const browser = buildBrowser(platform)
    const [accepted, personId] = await Promise.all([
      browser.call<{viewer: PersonView}>('POST', '/api/invitations/accept', body),
      new Promise((resolve) => setTimeout(resolve, 40)).then(
        async () => await enter(account('ines')),
      ),
    ])
    expect([201, 404]).toContain(accepted.status)
    expect(await rolesOf(personId)).toEqual(['learner', 'author'])
  })

  it('that has lapsed is withdrawn on the record', async () => {
    const {invitation} = await invite('yan@example.org')
    await platform.pool.query(
      `update invitation set expires_at = now() - interval '1 day' where id = $1`,
      [invitation.id],
    )
    const id = await enter(account('yan'))
    expect(await rolesOf(id)).toEqual(['learner'])
    const {rows} = await platform.pool.query<{type: string}>(
      `select type from ledger_entry where stream = $1 order by sequence`,
      [`invitation/${invitation.id}`],
    )
    expect(rows.map(({type}) => type)).toEqual(['person.invited', 'invitation.revoked'])
  })
})

it('a person who is erased leaves no account behind, and nothing of a way back', async () => {
  const {person} = await buildPerson(platform, administrator.browser, {email: 'tom@example.org'})
  await enter(account('tom'))
  await platform.people.erase(person.id)
  const {rows} = await platform.pool.query(
    `select 1 from single_sign_on_identity where subject = 'tom'`,
  )
  expect(rows).toEqual([])
  expect(await enter(account('tom'))).not.toBe(person.id)
})
