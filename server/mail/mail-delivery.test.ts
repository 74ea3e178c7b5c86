import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Gate} from './gated-body.ts'
import {createMailDelivery, type MailDelivery} from './mail-delivery.ts'
import {startMailServer, type TestMailServer} from './mail-server.builders.ts'

const message = {
  id: 'abc123',
  to: 'dana@example.org',
  subject: 'Your baseline is due',
  text: 'First line\n.\nlast line',
  html: '<p>It is due</p>',
}

/** A gate that keeps the order of what happens at it. */
function gate({commits = true}: {commits?: boolean} = {}): Gate & {passed: string[]} {
  const passed: string[] = []
  return {
    passed,
    commit: async () => {
      passed.push('commit')
      return commits
    },
    handedOver: () => void passed.push('handed over'),
  }
}

describe('a delivery', () => {
  const received: string[] = []
  let server: TestMailServer
  let delivery: MailDelivery
  beforeAll(async () => {
    server = await startMailServer(({to, content}) => {
      if (to[0]?.startsWith('spam') === true) return 'refused'
      received.push(content)
      return to[0]?.startsWith('silent') === true ? 'broken-off' : 'taken'
    })
    delivery = createMailDelivery({
      smtpUrl: server.url,
      mailFrom: 'Airworthy <airworthy@example.org>',
    })
  })
  afterAll(async () => {
    delivery.close()
    await server.close()
  })

  it('asks the gate after the server has asked for the data, and ends once it may', async () => {
    const order = gate()
    const asked = {
      ...order,
      commit: async () => {
        order.passed.push(`data begun ${server.begun()} times, received ${received.length}`)
        return await order.commit()
      },
    }
    expect(await delivery.deliver(message, asked)).toEqual({outcome: 'sent'})
    expect(order.passed).toEqual(['data begun 1 times, received 0', 'commit', 'handed over'])
    expect(received).toHaveLength(1)
    expect(received[0]).toContain('Message-ID: <abc123@example.org>')
    expect(received[0]).toContain('Auto-Submitted: auto-generated')
    expect(received[0]).toMatch(/First line\r?\n\.\r?\nlast line/)
  })

  it('has surely not been taken when the gate refuses or fails', async () => {
    const before = received.length
    const refused = gate({commits: false})
    expect(await delivery.deliver(message, refused)).toMatchObject({
      outcome: 'not-sent',
      permanent: false,
    })
    const failing: Gate = {
      commit: async () => {
        throw new Error('the database is away')
      },
      handedOver: () => undefined,
    }
    expect(await delivery.deliver(message, failing)).toMatchObject({outcome: 'not-sent'})
    expect(refused.passed).toEqual(['commit'])
    expect(received).toHaveLength(before)
  })

  it('to a mailbox that does not exist is refused for good, and never reaches the gate', async () => {
    const unreached = gate()
    expect(await delivery.deliver({...message, to: 'nobody@example.org'}, unreached)).toEqual({
      outcome: 'not-sent',
      fault: 'EENVELOPE 550',
      permanent: true,
    })
    expect(unreached.passed).toEqual([])
  })

  it('that the server refuses after its end is not sent', async () => {
    expect(await delivery.deliver({...message, to: 'spam@example.org'}, gate())).toEqual({
      outcome: 'not-sent',
      fault: 'EMESSAGE 554',
      permanent: true,
    })
  })

  it('without an answer after its end is unconfirmed', async () => {
    const before = received.length
    const answer = await delivery.deliver({...message, to: 'silent@example.org'}, gate())
    expect(answer.outcome).toBe('unconfirmed')
    expect(received).toHaveLength(before + 1)
  })

  it('to a server that is not there is not sent, and can be tried again', async () => {
    const nowhere = createMailDelivery({smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'a@example.org'})
    expect(await nowhere.deliver(message, gate())).toMatchObject({
      outcome: 'not-sent',
      permanent: false,
    })
    nowhere.close()
  })

  it('without a configured server is not sent', async () => {
    const none = createMailDelivery({smtpUrl: undefined, mailFrom: 'a@example.org'})
    expect(none.configured).toBe(false)
    expect(await none.deliver(message, gate())).toMatchObject({fault: 'not-configured'})
    none.close()
  })
})
