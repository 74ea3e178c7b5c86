import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {buildNotifications} from './notifications.builders.ts'
import type {NotificationsView, UndeliveredMailsView, UnreadView} from './views.ts'

type House = Awaited<ReturnType<typeof buildNotifications>>

describe('a notification', () => {
  let house: House
  beforeAll(async () => (house = await buildNotifications()))
  afterAll(async () => await house.close())

  it('is told once for each cause, in the app and by mail', async () => {
    const bo = await house.person()
    expect(await house.tell(bo, 'once')).toBe(true)
    expect(await house.tell(bo, 'once')).toBe(false)
    await house.jobs.drain()
    const {body} = await house.call<NotificationsView>(bo, 'GET', '/api/notifications')
    expect(body).toMatchObject({total: 1, unread: 1})
    expect(body.notifications[0]).toMatchObject({title: 'Your baseline is due', mail: 'sent'})
    expect(house.delivery.sent).toHaveLength(1)
    expect(house.delivery.sent[0]).toMatchObject({
      to: `${bo}@example.org`,
      subject: 'Your baseline is due',
      id: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
    })
    expect(house.delivery.sent[0]?.text).toContain('http://localhost:4180/assignments')
    expect(house.delivery.sent[0]?.html).toContain('<p>It takes 25 minutes.</p>')
  })

  it('is not told when the transaction of its cause fails', async () => {
    const bo = await house.person()
    const failed = house.database.transaction(async (transaction) => {
      const notice = {personId: bo, kind: 'k', key: 'undone', title: 't', text: 't', link: '/'}
      await house.notifications.notify(transaction, notice)
      throw new Error('the cause failed')
    })
    await expect(failed).rejects.toThrow('the cause failed')
    await house.jobs.drain()
    expect(await house.mailOf('undone')).toBeUndefined()
    expect(await house.tell(bo, 'undone')).toBe(true)
  })

  it('stays in the app alone where it says so', async () => {
    const bo = await house.person()
    await house.tell(bo, 'quiet', {mail: false})
    const {body} = await house.call<NotificationsView>(bo, 'GET', '/api/notifications')
    expect(body.notifications[0]?.mail).toBeNull()
  })

  it('says in a mail what the app does not keep, and the text goes once it is sent', async () => {
    const bo = await house.person()
    await house.tell(bo, 'names', {mailText: 'Overdue: Cleo Marsh'})
    expect((await house.mailOf('names'))?.text).toBe('Overdue: Cleo Marsh')
    await house.jobs.drain()
    expect(house.delivery.sent.at(-1)?.text).toContain('Overdue: Cleo Marsh')
    expect(await house.mailOf('names')).toMatchObject({state: 'sent', text: ''})
  })

  it('is read by its person alone', async () => {
    const [bo, cleo] = [await house.person(), await house.person({name: 'Cleo Marsh'})]
    for (const key of ['a', 'b', 'c']) await house.tell(bo, `read/${key}`)
    const list = async (query: string) =>
      (await house.call<NotificationsView>(bo, 'GET', `/api/notifications${query}`)).body
    const id = (await list('')).notifications[0]?.id ?? ''
    const path = `/api/notifications/${id}/read`
    expect((await house.call(cleo, 'POST', path)).status).toBe(404)
    expect((await house.call<UnreadView>(bo, 'POST', path)).body).toEqual({unread: 2})
    expect((await house.call<UnreadView>(bo, 'POST', path)).body).toEqual({unread: 2})
    expect(await list('?unread=true&limit=1')).toMatchObject({total: 2, unread: 2})
    expect((await house.call<UnreadView>(bo, 'POST', '/api/notifications/read')).body.unread).toBe(
      0,
    )
    const unread = await house.call<UnreadView>(bo, 'GET', '/api/notifications/unread')
    expect(unread.body).toEqual({unread: 0})
    expect((await house.call(null, 'GET', '/api/notifications')).status).toBe(401)
  })

  it('is forgotten with its person, with the mail', async () => {
    const bo = await house.person()
    await house.tell(bo, 'forgotten')
    await house.database.transaction(
      async (transaction) => await house.notifications.forget(transaction, bo),
    )
    await house.jobs.drain()
    expect(await house.mailOf('forgotten')).toBeUndefined()
    expect(house.delivery.sent.some(({to}) => to.startsWith(bo))).toBe(false)
  })
})

describe('notifications without a mail server', () => {
  it('stand in the app and nowhere else', async () => {
    const house = await buildNotifications({mail: false})
    const bo = await house.person()
    expect(await house.tell(bo, 'app')).toBe(true)
    const {body} = await house.call<NotificationsView>(bo, 'GET', '/api/notifications')
    expect(body.notifications[0]?.mail).toBeNull()
    expect(house.jobs.waiting).toEqual([])
    await house.close()
  })
})

describe('a mail that did not go out', () => {
  let house: House
  let bo: string
  beforeAll(async () => {
    house = await buildNotifications()
    bo = await house.person({team: 'risk'})
    house.delivery.answer(async () => ({
      outcome: 'not-sent',
      fault: 'EENVELOPE 550',
      permanent: true,
    }))
    await house.tell(bo, 'lost')
    await house.jobs.drain()
  })
  afterAll(async () => await house.close())

  const path = '/api/notifications/undelivered'

  it('is shown to the lead of the team and to administrators', async () => {
    const lead = await house.call<UndeliveredMailsView>('lead', 'GET', path, {
      roles: ['lead'],
      team: 'risk',
    })
    expect(lead.body.total).toBe(1)
    expect(lead.body.mails[0]).toMatchObject({
      person: {id: bo, name: 'Bo Lindqvist'},
      state: 'failed',
      fault: 'EENVELOPE 550',
    })
    const all = await house.call<UndeliveredMailsView>('ada', 'GET', path, {
      roles: ['administrator'],
    })
    expect(all.body.total).toBe(1)
  })

  it('is shown to nobody else', async () => {
    const elsewhere = {roles: ['lead' as const], team: 'payments'}
    const other = await house.call<UndeliveredMailsView>('lead', 'GET', path, elsewhere)
    expect(other.body).toEqual({mails: [], total: 0})
    const teamless = await house.call<UndeliveredMailsView>('lead', 'GET', path, {roles: ['lead']})
    expect(teamless.body).toEqual({mails: [], total: 0})
    expect((await house.call(bo, 'GET', path)).status).toBe(403)
  })

  it('is sent again when a person asks for it, once', async () => {
    const {id = ''} = (await house.mailOf('lost')) ?? {}
    const send = async (team: string) =>
      (await house.call('lead', 'POST', `${path}/${id}/send`, {roles: ['lead'], team})).status
    expect(await send('payments')).toBe(404)
    expect(await send('risk')).toBe(202)
    house.delivery.answer(async (_, gate) => {
      await gate.commit()
      gate.handedOver()
      return {outcome: 'sent'}
    })
    await house.jobs.drain()
    expect(await house.mailOf('lost')).toMatchObject({state: 'sent', fault: null})
    expect(await send('risk')).toBe(409)
  })
})
