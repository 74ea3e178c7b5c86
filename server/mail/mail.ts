import {createTransport} from 'nodemailer'
import {errorFrom} from '@airworthy/kernel'
import type {Log} from '../log.ts'

export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Mail {
  /** Whether a mail server is configured. */
  readonly configured: boolean
  /** Sends one message; false when there is no mail server or it refused, which is logged. Never throws. */
  send(message: Message): Promise<boolean>
  close(): void
}

/** Mail through the configured SMTP server; without one, nothing is sent and `send` says so. */
export function createMail(
  {smtpUrl, mailFrom}: {smtpUrl: string | undefined; mailFrom: string},
  log: Log,
): Mail {
  if (smtpUrl === undefined) {
    return {configured: false, send: async () => false, close: () => undefined}
  }
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    configured: true,
    async send({to, subject, text, html}) {
      try {
        await transport.sendMail({from: mailFrom, to: {name: '', address: to}, subject, text, html})
        return true
      } catch (thrown) {
        // The server's own words may carry the address: only their class is logged.
        const error = errorFrom(thrown)
        log.warn('mail-not-sent', {subject, reason: 'code' in error ? error.code : error.name})
        return false
      }
    },
    close: () => transport.close(),
  }
}
