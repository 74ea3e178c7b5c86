import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import {buildAdministrator, buildPerson, buildPlatform, type Browser} from './people.builders.ts'
import * as signOnStore from './single-sign-on-store.ts'

let platform: Awaited<ReturnType<typeof buildPlatform>>
let administrator: Awaited<ReturnType<typeof buildAdministrator>>

beforeAll(async () => {
  platform = await buildPlatform()
  administrator = await buildAdministrator(platform)
})

afterAll(async () => await platform.close())

afterEach(async () => {
  await administrator.browser.call('DELETE', '/api/single-sign-on')
})

const issuer = 'https://id.example.org'

async function configure(localSignIn: 'everyone' | 'administrators'): Promise<void> {
  const settings = {label: 'Northwind ID', issuer, clientId: 'airworthy', clientSecret: 'a-secret'}
  const body = {...settings, localSignIn}
  const answer = await administrator.browser.call('PUT', '/api/single-sign-on', body)
  expect(answer.status).toBe(200)
}

async function link(personId: string, at: string): Promise<void> {
  await signOnStore.keepIdentity(platform.database, {
    issuer: at,
    subject: personId,
    personId,
    granted: {roles: [], teamId: null},
    at: platform.clock.now(),
  })
}

/** Whether a session that has five days left has more after its browser asked for everything. */
async function isProlonged({browser, id}: {browser: Browser; id: string}): Promise<boolean> {
  await platform.pool.query(
    `update session set expires_at = now() + interval '5 days' where person_id = $1`,
    [id],
  )
  for (const [method, path] of [
    ['GET', '/api/auth/get-session'],
    ['POST', '/api/auth/get-session'],
    ['GET', '/api/auth/list-sessions'],
    ['GET', '/api/auth/api-key/list'],
    ['GET', '/api/viewer'],
  ] as const) {
    await browser.call(method, path, method === 'POST' ? {} : undefined)
  }
  const {rows} = await platform.pool.query<{longer: boolean}>(
    `select expires_at > now() + interval '6 days' as longer from session where person_id = $1`,
    [id],
  )
  expect(rows).toHaveLength(1)
  return rows[0]?.longer ?? false
}

describe('a session is prolonged', () => {
  it('for a person of a platform without single sign-on, linked once or never', async () => {
    const {browser, person} = await buildPerson(platform, administrator.browser)
    expect(await isProlonged({browser, id: person.id})).toBe(true)
    await link(person.id, issuer)
    expect(await isProlonged({browser, id: person.id})).toBe(true)
  })

  it('for a person who may sign in by password and is not linked to the provider', async () => {
    const {browser, person} = await buildPerson(platform, administrator.browser)
    await configure('everyone')
    expect(await isProlonged({browser, id: person.id})).toBe(true)
  })

  it('for an administrator who never came through the provider', async () => {
    await configure('administrators')
    const {browser, person} = administrator
    expect(await isProlonged({browser, id: person.id})).toBe(true)
  })
})

describe('a session is never prolonged, so that the provider has its say within seven days,', () => {
  it('for a person who must sign in through the provider', async () => {
    const {browser, person} = await buildPerson(platform, administrator.browser)
    await configure('administrators')
    expect(await isProlonged({browser, id: person.id})).toBe(false)
  })

  it.each([issuer, `${issuer}/`])('for a person who is linked at %s', async (at) => {
    const {browser, person} = await buildPerson(platform, administrator.browser)
    await link(person.id, at)
    await configure('everyone')
    expect(await isProlonged({browser, id: person.id})).toBe(false)
  })
})
