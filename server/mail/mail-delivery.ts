import {createTransport} from 'nodemailer'
import {errorFrom} from '@airworthy/kernel'
import {gatedBody, type Gate, type GateState} from './gated-body.ts'
import type {Message} from './mail.ts'

/** A message under an id that stays the same however often it is tried. */
export interface TrackedMessage extends Message {
  /** Left part of the Message-ID: letters and digits. */
  readonly id: string
}

/**
 * What became of a message. `not-sent`: the server has surely not taken it; `permanent` when
 * trying again is of no use. `unconfirmed`: its end was on the way and no answer came back.
 */
export type Delivery =
  | {readonly outcome: 'sent'}
  | {readonly outcome: 'not-sent'; readonly fault: string; readonly permanent: boolean}
  | {readonly outcome: 'unconfirmed'; readonly fault: string}

export interface MailDelivery {
  /** Whether a mail server is configured. */
  readonly configured: boolean
  /** Sends a message whose end waits for the gate. Never throws, never tries twice. */
  deliver(message: TrackedMessage, gate: Gate): Promise<Delivery>
  close(): void
}

const notConfigured: Delivery = {outcome: 'not-sent', fault: 'not-configured', permanent: true}

/** Delivery whose point of no return is recorded before it is passed; by the configured server. */
export function createMailDelivery({
  smtpUrl,
  mailFrom,
}: {
  smtpUrl: string | undefined
  mailFrom: string
}): MailDelivery {
  if (smtpUrl === undefined) {
    return {configured: false, deliver: async () => notConfigured, close: () => undefined}
  }
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    // The pool would send again by itself what a lost connection interrupted.
    maxRequeues: 0,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const composer = createTransport({streamTransport: true, buffer: true, newline: 'windows'})
  const domain = /@([A-Za-z0-9.-]+)/.exec(mailFrom)?.[1] ?? 'localhost'
  const bodies = new Map<string, ReturnType<typeof gatedBody>['stream']>()
  // Replaces what the transport reads once the server has asked for the data.
  transport.use('stream', (mail, done) => {
    const body = bodies.get(String(mail.data.messageId))
    if (body) mail.message.createReadStream = () => body
    done()
  })

  return {
    configured: true,
    async deliver({id, to, subject, text, html}, gate) {
      const messageId = `<${id}@${domain}>`
      const fields = {
        from: mailFrom,
        to: {name: '', address: to},
        messageId,
        subject,
        text,
        html,
        headers: {'auto-submitted': 'auto-generated'},
      }
      let body: ReturnType<typeof gatedBody> | undefined
      try {
        const composed = await composer.sendMail(fields)
        body = gatedBody(bufferFrom(composed.message), gate)
        bodies.set(messageId, body.stream)
        await transport.sendMail(fields)
        return {outcome: 'sent'}
      } catch (thrown) {
        await body?.abandon()
        return deliveryFrom(thrown, body?.state() ?? 'not-asked')
      } finally {
        bodies.delete(messageId)
      }
    },
    close() {
      transport.close()
      composer.close()
    },
  }
}

function bufferFrom(message: unknown): Buffer {
  if (Buffer.isBuffer(message)) return message
  throw new TypeError('the composer gave no buffer')
}

/** The server's own words may carry the address: only the class of the fault is kept. */
function deliveryFrom(thrown: unknown, state: GateState): Delivery {
  const error = errorFrom(thrown)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  const answered =
    'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0
  const fault = answered === 0 ? code : `${code} ${answered}`
  // An answer of the server after the end says that it has not taken the message.
  if (state === 'handed-over' && !(code === 'EMESSAGE' && answered >= 400)) {
    return {outcome: 'unconfirmed', fault}
  }
  const aboutTheMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  return {outcome: 'not-sent', fault, permanent: aboutTheMessage && answered >= 500}
}
