import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Message} from '../../mail/mail.ts'
import {
  buildAdministrator,
  buildBrowser,
  buildPerson,
  buildPlatform,
  goodPassword,
  tokenOf,
  type Browser,
} from './people.builders.ts'
import type {ImportDoneView, InvitationCreatedView, InvitationView, PersonView} from './views.ts'

const day = 24 * 60 * 60 * 1000

describe('an invitation', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: Browser
  beforeAll(async () => {
    platform = await buildPlatform()
    administrator = (await buildAdministrator(platform)).browser
  })
  afterAll(async () => await platform.close())

  async function invite(email: string, more: Record<string, unknown> = {}) {
    const request = {email, name: 'Dana Fox', ...more}
    return await administrator.call<InvitationCreatedView>('POST', '/api/invitations', request)
  }
  async function accept(link: string, more: Record<string, unknown> = {}) {
    const request = {token: tokenOf(link), name: 'Dana Fox', password: goodPassword, ...more}
    const browser = buildBrowser(platform)
    const answer = await browser.call<{viewer: PersonView; error: {code: string; message: string}}>(
      'POST',
      '/api/invitations/accept',
      request,
    )
    return {...answer, browser}
  }

  it('brings a person in with its roles, team and engineering role, signed in', async () => {
    const team = await administrator.call<{id: string}>('POST', '/api/teams', {name: 'Credit'})
    const created = await invite('Dana@example.org', {
      teamId: team.body.id,
      engineerRole: 'data-scientist',
      roles: ['reviewer'],
      discipline: 'legal',
    })
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({
      mailed: false,
      invitation: {
        email: 'dana@example.org',
        roles: ['learner', 'reviewer'],
        team: {name: 'Credit'},
      },
    })
    const {link} = created.body
    expect(link).toMatch(/^http:\/\/localhost:4180\/invitation\?token=[\w-]{43}$/)
    const opened = await buildBrowser(platform).call(
      'GET',
      `/api/invitations/open/${tokenOf(link)}`,
    )
    expect(opened.body).toEqual({
      organisation: 'Northwind Health',
      email: 'dana@example.org',
      name: 'Dana Fox',
    })
    const accepted = await accept(link, {name: 'Dana Fox-Lee'})
    expect(accepted.status).toBe(201)
    expect(accepted.body.viewer).toMatchObject({
      name: 'Dana Fox-Lee',
      email: 'dana@example.org',
      engineerRole: 'data-scientist',
      roles: ['learner', 'reviewer'],
      discipline: 'legal',
      team: {name: 'Credit'},
    })
    expect((await accepted.browser.call('GET', '/api/my-data')).status).toBe(200)
  })

  it('is kept in the ledger without name and address', async () => {
    const {body} = await invite('quiet@example.org')
    const events = await platform.ledger.read(platform.database, `invitation/${body.invitation.id}`)
    expect(events.map(({type}) => type)).toEqual(['person.invited'])
    expect(JSON.stringify(events)).not.toMatch(/quiet|Dana/)
  })

  it('works once', async () => {
    const {body} = await invite('once@example.org')
    expect((await accept(body.link)).status).toBe(201)
    const again = await accept(body.link)
    expect([again.status, again.body.error.code]).toEqual([404, 'invitation-unknown'])
    expect(again.body.error.message).toContain('used already')
  })

  it('makes one person of two who accept at once', async () => {
    const {body} = await invite('twice@example.org')
    const answers = await Promise.all([accept(body.link), accept(body.link)])
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([201, 404]))
  })

  it('is refused with a weak password and stays open', async () => {
    const {body} = await invite('weak@example.org')
    const refused = await accept(body.link, {password: 'short'})
    expect([refused.status, refused.body.error.code]).toEqual([422, 'password-refused'])
    expect((await accept(body.link)).status).toBe(201)
  })

  it('expires after 14 days, and a new link replaces the old one', async () => {
    const {body} = await invite('late@example.org')
    platform.clock.advance(14 * day)
    const late = await accept(body.link)
    expect([late.status, late.body.error.message]).toEqual([
      404,
      expect.stringContaining('expired'),
    ])
    const {id} = body.invitation
    const renewed = await administrator.call<InvitationCreatedView>(
      'POST',
      `/api/invitations/${id}/link`,
    )
    expect(renewed.status).toBe(201)
    expect(renewed.body.link).not.toBe(body.link)
    expect((await accept(body.link)).status).toBe(404)
    expect((await accept(renewed.body.link)).status).toBe(201)
    const over = await administrator.call('POST', `/api/invitations/${id}/link`)
    expect(over.status).toBe(404)
  })

  it('that expired makes way for another to the same address', async () => {
    await invite('again@example.org')
    platform.clock.advance(15 * day)
    expect((await invite('again@example.org')).status).toBe(201)
  })

  it('can be withdrawn, once', async () => {
    const {body} = await invite('gone@example.org')
    const revoke = async () =>
      (await administrator.call('DELETE', `/api/invitations/${body.invitation.id}`)).status
    expect(await revoke()).toBe(204)
    expect(await revoke()).toBe(404)
    const refused = await accept(body.link)
    expect([refused.status, refused.body.error.message]).toEqual([
      404,
      expect.stringContaining('withdrawn'),
    ])
    const {body: listed} = await administrator.call<{invitations: InvitationView[]}>(
      'GET',
      '/api/invitations',
    )
    expect(listed.invitations.map(({email}) => email)).not.toContain('gone@example.org')
  })

  it('is refused for the address of a person or of an open invitation, whatever its case', async () => {
    await buildPerson(platform, administrator, {email: 'here@example.org'})
    await invite('open@example.org')
    for (const email of ['HERE@example.org', 'Open@Example.org']) {
      const refused = await administrator.call('POST', '/api/invitations', {email, name: 'X'})
      expect([refused.status, refused.body.error.code], email).toEqual([409, 'already-exists'])
    }
    const both = await Promise.all([invite('race@example.org'), invite('RACE@example.org')])
    expect(new Set(both.map(({status}) => status))).toEqual(new Set([201, 409]))
  })

  it('is refused with a team that does not exist or a reviewer without discipline', async () => {
    const refused = [
      await administrator.call('POST', '/api/invitations', {
        email: 'a@example.org',
        name: 'A',
        teamId: 'x',
      }),
      await administrator.call('POST', '/api/invitations', {
        email: 'b@example.org',
        name: 'B',
        roles: ['reviewer'],
      }),
      await administrator.call('POST', '/api/invitations', {email: 'no address', name: 'C'}),
    ]
    expect(refused.map(({status}) => status)).toEqual([422, 422, 422])
    expect(refused.map(({body}) => body.error.message)).toEqual([
      'unknown team: x',
      'a reviewer needs a discipline: engineering, legal, ethics or product',
      expect.stringContaining('email'),
    ])
  })

  it('is for administrators alone to make, see, renew and withdraw', async () => {
    const {browser: lead} = await buildPerson(platform, administrator, {roles: ['lead', 'author']})
    const {body} = await invite('theirs@example.org')
    const {id} = body.invitation
    const tries = [
      ['POST', '/api/invitations', {email: 'n@example.org', name: 'N'}],
      ['GET', '/api/invitations', undefined],
      ['POST', `/api/invitations/${id}/link`, undefined],
      ['DELETE', `/api/invitations/${id}`, undefined],
    ] as const
    for (const [method, path, sent] of tries) {
      expect((await lead.call(method, path, sent)).status, path).toBe(403)
      expect((await buildBrowser(platform).call(method, path, sent)).status, path).toBe(401)
    }
  })

  it('does not open with a token that was never given out', async () => {
    const answer = await buildBrowser(platform).call(
      'GET',
      `/api/invitations/open/${'x'.repeat(43)}`,
    )
    expect([answer.status, answer.body.error.code]).toEqual([404, 'invitation-unknown'])
  })
})

describe('the mail of an invitation', () => {
  it('is sent with the link that works, and its loss loses nothing', async () => {
    const sent: Message[] = []
    const mail = {
      configured: true,
      async send(message: Message) {
        if (message.to.startsWith('lost')) return false
        sent.push(message)
        return true
      },
      close: () => undefined,
    }
    const platform = await buildPlatform({mail})
    try {
      const {browser} = await buildAdministrator(platform)
      const invite = async (email: string) =>
        (await browser.call<InvitationCreatedView>('POST', '/api/invitations', {email, name: 'D'}))
          .body
      const arrived = await invite('dana@example.org')
      expect(arrived.mailed).toBe(true)
      expect(sent[0]).toMatchObject({
        to: 'dana@example.org',
        text: expect.stringContaining(arrived.link),
      })
      const lost = await invite('lost@example.org')
      expect(lost.mailed).toBe(false)
      const opened = await browser.call('GET', `/api/invitations/open/${tokenOf(lost.link)}`)
      expect(opened.status).toBe(200)

      const csv = 'name,email\nA,a@example.org\nB,lost.b@example.org\n'
      const {body} = await browser.call<{digest: string}>('POST', '/api/people/import/preview', {
        csv,
      })
      const done = await browser.call<ImportDoneView>('POST', '/api/people/import', {
        csv,
        digest: body.digest,
      })
      expect(done.body.invited.map(({mailed}) => mailed)).toEqual([true, false])
    } finally {
      await platform.close()
    }
  })
})
