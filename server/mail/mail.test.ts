import type {AddressInfo} from 'node:net'
import {SMTPServer} from 'smtp-server'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Log} from '../log.ts'
import {createMail} from './mail.ts'

interface Received {
  readonly from: string
  readonly to: string[]
  readonly content: string
}

const message = {
  to: 'dana@example.org',
  subject: 'Your invitation',
  text: 'Open http://localhost/invitation?token=abc',
  html: '<p>Open <a href="http://localhost/invitation?token=abc">this</a></p>',
}

describe('mail', () => {
  const received: Received[] = []
  const logged: string[] = []
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (event, facts) => logged.push(JSON.stringify({event, ...facts})),
    error: () => undefined,
  }
  let server: SMTPServer
  let smtpUrl: string
  beforeAll(async () => {
    server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      onAuth({username, password}, _, done) {
        if (username === 'house' && password === 'key') done(null, {user: username})
        else done(new Error('unknown'))
      },
      onRcptTo({address}, _, done) {
        done(address.startsWith('refused') ? new Error(`no mailbox for ${address}`) : null)
      },
      onData(stream, session, done) {
        let content = ''
        stream.on('data', (chunk) => (content += String(chunk)))
        stream.on('end', () => {
          const {mailFrom, rcptTo} = session.envelope
          const from = mailFrom === false ? '' : mailFrom.address
          received.push({from, to: rcptTo.map(({address}) => address), content})
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    smtpUrl = `smtp://house:key@127.0.0.1:${(server.server.address() as AddressInfo).port}` // it listens on a port
  })
  afterAll(async () => await new Promise<void>((resolve) => server.close(() => resolve())))

  it('arrives with sender, addressee, text and HTML', async () => {
    const mail = createMail({smtpUrl, mailFrom: 'Airworthy <airworthy@example.org>'}, log)
    expect(mail.configured).toBe(true)
    expect(await mail.send(message)).toBe(true)
    mail.close()
    expect(received[0]).toMatchObject({from: 'airworthy@example.org', to: ['dana@example.org']})
    expect(received[0]?.content).toMatch(
      /multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html/,
    )
    expect(received[0]?.content).toContain('Subject: Your invitation')
  })

  it('that the server refuses is false and logged without the address', async () => {
    const mail = createMail({smtpUrl, mailFrom: 'airworthy@example.org'}, log)
    expect(await mail.send({...message, to: 'refused@example.org'})).toBe(false)
    mail.close()
    expect(logged.at(-1)).toContain('mail-not-sent')
    expect(logged.join()).not.toContain('refused@example.org')
  })

  it('with wrong credentials or no server is false, never an exception', async () => {
    const wrong = createMail(
      {smtpUrl: smtpUrl.replace('key', 'lock'), mailFrom: 'a@example.org'},
      log,
    )
    expect(await wrong.send(message)).toBe(false)
    wrong.close()
    const nowhere = createMail({smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'a@example.org'}, log)
    expect(await nowhere.send(message)).toBe(false)
    nowhere.close()
  })

  it('has no further headers or addressees, whatever subject or address pretend', async () => {
    const mail = createMail({smtpUrl, mailFrom: 'a@example.org'}, log)
    const before = received.length
    const subject = 'Hello\r\nBcc: eve@example.org'
    expect(await mail.send({...message, subject})).toBe(true)
    await mail.send({...message, to: 'b@example.org\r\nBcc: eve@example.org'})
    mail.close()
    for (const {to, content} of received.slice(before)) {
      expect(to).not.toContain('eve@example.org')
      expect(content).not.toMatch(/^Bcc:/im)
    }
  })

  it('without a server is not configured and sends nothing', async () => {
    const mail = createMail({smtpUrl: undefined, mailFrom: 'a@example.org'}, log)
    expect(mail.configured).toBe(false)
    expect(await mail.send(message)).toBe(false)
  })
})
