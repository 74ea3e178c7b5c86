import {generateSigningKey, verifyLedger} from '@airworthy/evidence'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {createCheckpoints, exportLedger} from '../ledger/index.ts'
import type {MyDataView, PersonView} from './views.ts'
import {
  buildAdministrator,
  buildPerson,
  buildPersonRow,
  buildPlatform,
  type Browser,
} from './people.builders.ts'
import type {RetentionPreviewView, RetentionView} from './retention-views.ts'

const day = 24 * 60 * 60 * 1000

describe('retention', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: {browser: Browser; person: PersonView}
  const failing = new Set<string>()
  beforeEach(async () => {
    failing.clear()
    platform = await buildPlatform({
      forget: [
        async (_, id) => {
          if (failing.has(id)) throw new Error('a feature failed')
        },
      ],
    })
    administrator = await buildAdministrator(platform)
  })
  afterEach(async () => await platform.close())

  async function set(settings: object, browser = administrator.browser) {
    return await browser.call<RetentionView>('PUT', '/api/retention', settings)
  }

  async function preview(query = ''): Promise<RetentionPreviewView> {
    const path = `/api/retention/preview?${query}`
    return (await administrator.browser.call<RetentionPreviewView>('GET', path)).body
  }

  /** A person who was disabled then. */
  async function disabledAt(at: Date, name = 'Gus Vanter'): Promise<string> {
    const id = await buildPersonRow(platform, {
      email: `${name.length}${at.getTime()}@example.org`,
      name,
    })
    await platform.pool.query('update person set disabled_at = $2 where id = $1', [id, at])
    return id
  }

  const monthsAgo = (months: number, days = 0): Date => {
    const at = new Date(platform.clock.now().getTime() - days * day)
    at.setUTCMonth(at.getUTCMonth() - months)
    return at
  }

  async function exists(id: string): Promise<boolean> {
    const {rowCount} = await platform.pool.query('select 1 from person where id = $1', [id])
    return rowCount === 1
  }

  async function events(type: string): Promise<unknown[]> {
    const records = await platform.ledger.read(platform.database, 'organisation')
    return records.filter((record) => record.type === type).map(({payload}) => payload)
  }

  it('is 24 months after disabling and 30 days for signing in until it is changed', async () => {
    const {body} = await administrator.browser.call('GET', '/api/retention')
    expect(body).toEqual({disabledMonths: 24, signInDays: 30, changedAt: null})
  })

  it('is read and changed by administrators alone', async () => {
    const {browser} = await buildPerson(platform, administrator.browser, {
      roles: ['lead', 'author'],
    })
    for (const path of ['/api/retention', '/api/retention/preview']) {
      expect((await browser.call('GET', path)).status).toBe(403)
    }
    expect((await set({disabledMonths: 12, signInDays: 7}, browser)).status).toBe(403)
  })

  it('is changed in the record too, once for what differs', async () => {
    const settings = {disabledMonths: 12, signInDays: 7}
    expect((await set(settings)).body).toMatchObject(settings)
    expect((await set(settings)).body).toMatchObject(settings)
    expect(await events('retention.changed')).toEqual([
      {from: {disabledMonths: 24, signInDays: 30}, to: settings},
    ])
    expect((await set({disabledMonths: 0, signInDays: 7})).status).toBe(422)
    expect((await set({disabledMonths: 12, signInDays: null})).status).toBe(422)
  })

  it('erases who has been disabled for long enough, and nobody else', async () => {
    const due = await disabledAt(monthsAgo(24, 1))
    const notYet = await disabledAt(monthsAgo(23))
    const active = await buildPersonRow(platform, {email: 'active@example.org'})
    await platform.jobs.run('people.retention')
    expect(await exists(due)).toBe(false)
    expect(await exists(notYet)).toBe(true)
    expect(await exists(active)).toBe(true)
    const records = await platform.ledger.read(platform.database, `person/${due}`)
    expect(records.map(({type}) => type)).toEqual(['person.erased'])
  })

  it('leaves a ledger that is verified against a checkpoint of before', async () => {
    const {database, clock} = platform
    const {browser, person} = await buildPerson(platform, administrator.browser)
    await browser.call('POST', '/api/auth/api-key/create', {name: 'laptop'})
    const parts = {database, clock, origin: 'airworthy/test'}
    const key = await generateSigningKey()
    const checkpoints = createCheckpoints({...parts, signingKey: key})
    const checkpoint = await checkpoints.make()
    await platform.pool.query('update person set disabled_at = $2 where id = $1', [
      person.id,
      monthsAgo(25),
    ])
    await platform.jobs.run('people.retention')
    expect(await exists(person.id)).toBe(false)
    const {outcome} = await verifyLedger(exportLedger({...parts, checkpoints, key}), {checkpoint})
    expect(outcome).toBe('pass')
  })

  it('does nothing more when it runs again, and records what it did without naming anybody', async () => {
    const id = await disabledAt(monthsAgo(30))
    await platform.jobs.run('people.retention')
    await platform.jobs.run('people.retention')
    const applied = await events('retention.applied')
    expect(applied).toEqual([
      {disabledMonths: 24, signInDays: 30, erased: 1, sessions: 0, invitations: 0},
    ])
    expect(JSON.stringify(applied)).not.toContain(id)
  })

  it('erases nobody when it is off', async () => {
    await set({disabledMonths: null, signInDays: 30})
    const id = await disabledAt(monthsAgo(119))
    await platform.jobs.run('people.retention')
    expect(await exists(id)).toBe(true)
    expect((await preview()).people[0]).toMatchObject({id, erasedFrom: null, due: false})
  })

  it('goes on with the others when one cannot be erased, and is tried again', async () => {
    const stuck = await disabledAt(monthsAgo(40), 'Stuck')
    const other = await disabledAt(monthsAgo(30))
    failing.add(stuck)
    await expect(platform.jobs.run('people.retention')).rejects.toMatchObject({
      code: 'retention-incomplete',
    })
    expect([await exists(stuck), await exists(other)]).toEqual([true, false])
    failing.clear()
    await platform.jobs.run('people.retention')
    expect(await exists(stuck)).toBe(false)
  })

  it('shows who would be erased when, also by other settings, and changes nothing by that', async () => {
    const first = await disabledAt(monthsAgo(25), 'Ada Bell')
    const second = await disabledAt(new Date('2026-08-31T10:00:00Z'), 'Bo Marsh')
    const {people, total, due, settings} = await preview()
    expect(settings).toEqual({disabledMonths: 24, signInDays: 30})
    expect({total, due}).toEqual({total: 2, due: 1})
    expect(people.map(({id, due: now}) => [id, now])).toEqual([
      [first, true],
      [second, false],
    ])
    expect(people[1]).toMatchObject({name: 'Bo Marsh', erasedFrom: '2028-08-31T10:00:00.000Z'})
    // The last day where the month is shorter.
    expect((await preview('disabledMonths=6')).people[1]?.erasedFrom).toBe(
      '2027-02-28T10:00:00.000Z',
    )
    expect(await preview('disabledMonths=off')).toMatchObject({due: 0, total: 2})
    expect((await preview('limit=1&offset=1')).people.map(({id}) => id)).toEqual([second])
    expect(await exists(first)).toBe(true)
    expect(
      (await administrator.browser.call('GET', '/api/retention/preview?disabledMonths=0')).status,
    ).toBe(422)
  })

  it('deletes ended sessions and lapsed invitations, never open ones', async () => {
    const {person} = await buildPerson(platform, administrator.browser)
    await administrator.browser.call('POST', '/api/invitations', {
      email: 'never@example.org',
      name: 'Never Came',
    })
    const long = new Date(platform.clock.now().getTime() - 31 * day)
    await platform.pool.query('update session set expires_at = $2 where person_id = $1', [
      person.id,
      long,
    ])
    await platform.pool.query(`update invitation set expires_at = $1`, [long])
    expect((await preview()).signIns).toEqual({sessions: 1, invitations: 1})
    expect((await preview('signInDays=60')).signIns).toEqual({sessions: 0, invitations: 0})
    const {rowCount: before} = await platform.pool.query('select 1 from session')
    await platform.jobs.run('people.retention')
    const {rowCount: after} = await platform.pool.query('select 1 from session')
    expect(after).toBe((before ?? 0) - 1)
    const {rows: left} = await platform.pool.query<{email: string}>('select email from invitation')
    expect(left).toHaveLength(1) // that of the person who accepted it
    expect(left[0]?.email).not.toBe('never@example.org')
  })

  it('is told to everybody under their own data', async () => {
    const {browser} = await buildPerson(platform, administrator.browser)
    await set({disabledMonths: 18, signInDays: 14})
    const {body} = await browser.call<MyDataView>('GET', '/api/my-data')
    expect(body.retention).toEqual({disabledMonths: 18, signInDays: 14})
  })
})
