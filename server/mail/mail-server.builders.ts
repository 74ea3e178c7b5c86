import type {AddressInfo} from 'node:net'
import {SMTPServer} from 'smtp-server'

/** What a mail server of tests was given, once its end had come. */
export interface ReceivedMail {
  readonly to: readonly string[]
  readonly content: string
}

/** What it does with a message: takes it, refuses it, or breaks off without an answer. */
export type Reception = 'taken' | 'refused' | 'broken-off'

export interface TestMailServer {
  readonly url: string
  /** Messages whose data was asked for, ended or not. */
  begun(): number
  close(): Promise<void>
}

/** A real SMTP server on loopback; addresses that begin with `nobody` have no mailbox. */
export async function startMailServer(
  receive: (mail: ReceivedMail) => Reception,
  {answerAfterMs = 0}: {answerAfterMs?: number} = {},
): Promise<TestMailServer> {
  let begun = 0
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({address}, _, done) {
      done(address.startsWith('nobody') ? new Error(`no mailbox for ${address}`) : null)
    },
    onData(stream, session, done) {
      begun++
      let content = ''
      stream.on('data', (chunk: Buffer) => (content += chunk.toString()))
      // a connection that breaks before the end of a message gives none
      stream.on('end', () => {
        const reception = receive({
          to: session.envelope.rcptTo.map(({address}) => address),
          content,
        })
        if (reception === 'broken-off') {
          for (const connection of server.connections) connection.close()
        } else if (reception === 'refused') {
          done(Object.assign(new Error('content refused'), {responseCode: 554}))
        } else {
          setTimeout(done, answerAfterMs)
        }
      })
    },
  })
  server.on('error', () => undefined) // a client that was killed is no fault of the server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.server.address() as AddressInfo // it listens on a port
  return {
    url: `smtp://127.0.0.1:${port}`,
    begun: () => begun,
    close: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
