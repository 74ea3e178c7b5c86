import {randomUUID} from 'node:crypto'
import {clockAt} from '@airworthy/kernel'
import {testDatabase} from '../../database/test-database.ts'
import {readConfig} from '../../config.ts'
import {createApp} from '../../http/app.ts'
import type {PlatformRole} from '../../http/viewer.ts'
import {inlineJobs} from '../../jobs/jobs.builders.ts'
import {jsonLog} from '../../log.ts'
import type {Gate} from '../../mail/gated-body.ts'
import type {Delivery, MailDelivery, TrackedMessage} from '../../mail/mail-delivery.ts'
import {createNotifications} from './create-notifications.ts'
import type {DeliverParts} from './deliver-mail.ts'

/** A mail server of tests: what it answers is decided by the test. */
export interface FakeDelivery extends MailDelivery {
  readonly sent: TrackedMessage[]
  /** Answers the next messages; the default takes the message. */
  answer(with_: (message: TrackedMessage, gate: Gate) => Promise<Delivery>): void
}

/** A delivery that passes the gate as SMTP does and keeps what it took. */
export function fakeDelivery({configured = true} = {}): FakeDelivery {
  const sent: TrackedMessage[] = []
  const take = async (message: TrackedMessage, gate: Gate): Promise<Delivery> => {
    if (!(await gate.commit())) return {outcome: 'not-sent', fault: 'ESTREAM', permanent: false}
    gate.handedOver()
    sent.push(message)
    return {outcome: 'sent'}
  }
  let answering = take
  return {
    configured,
    sent,
    deliver: async (message, gate) => await answering(message, gate),
    answer: (with_) => void (answering = with_),
    close: () => undefined,
  }
}

/** Notifications on a database of their own, with people; `close` when done. */
export async function buildNotifications({
  mail = true,
  ...parts
}: {mail?: boolean} & Pick<DeliverParts, 'openText'> = {}) {
  const connection = await testDatabase()
  const clock = clockAt('2026-11-25T12:00:00.000Z')
  const log = jsonLog('silent', clock)
  const jobs = inlineJobs()
  const delivery = fakeDelivery({configured: mail})
  const origin = 'http://localhost:4180'
  const notifications = createNotifications({
    connection,
    jobs,
    delivery,
    clock,
    log,
    origin,
    ...parts,
  })
  const app = createApp({
    config: readConfig({AIRWORTHY_RATE_LIMIT: 'off'}),
    clock,
    log,
    origins: () => [],
    viewerFrom: async (headers) => {
      const id = headers.get('x-person')
      const roles = (headers.get('x-roles') ?? '').split(',') as PlatformRole[] // written by call
      const teamId = headers.get('x-team')
      return id === null ? null : {id, roles: new Set(roles), teamId, sessionId: 'session'}
    },
    signInHandler: async () => new Response(null, {status: 404}),
    features: [notifications.routes],
    ready: async () => true,
  })

  return {
    ...connection,
    clock,
    jobs,
    delivery,
    notifications,

    /** A person in the database, in a team if it is named. */
    async person({name = 'Bo Lindqvist', team}: {name?: string; team?: string} = {}) {
      const id = randomUUID()
      if (team !== undefined) {
        await connection.pool.query(
          'insert into team (id, name) values ($1, $1) on conflict do nothing',
          [team],
        )
      }
      await connection.pool.query(
        `insert into person (id, name, email, team_id, created_at, updated_at)
         values ($1, $2, $1 || '@example.org', $3, now(), now())`,
        [id, name, team ?? null],
      )
      return id
    },

    /** Tells a person something in a transaction of its own. */
    async tell(personId: string, key: string, more: {mail?: boolean; mailText?: string} = {}) {
      return await connection.database.transaction(
        async (transaction) =>
          await notifications.notify(transaction, {
            personId,
            kind: 'assignment.reminder',
            key,
            title: 'Your baseline is due',
            text: 'Please take it.\n\nIt takes 25 minutes.',
            link: '/assignments',
            ...more,
          }),
      )
    },

    /** Where the mail of a cause stands. */
    async mailOf(key: string) {
      const {rows} = await connection.pool.query<{
        id: string
        state: string
        faults: number
        fault: string | null
        text: string
        lease_token: string
      }>(
        `select mail.* from mail join notification on notification.id = notification_id
         where key = $1`,
        [key],
      )
      return rows[0]
    },

    /** A request of a person; `roles` and `team` as the platform would know them. */
    async call<Body>(
      personId: string | null,
      method: string,
      path: string,
      {roles = ['learner'], team}: {roles?: PlatformRole[]; team?: string} = {},
    ) {
      const headers = new Headers(personId === null ? {} : {'x-person': personId})
      headers.set('x-roles', roles.join(','))
      if (team !== undefined) headers.set('x-team', team)
      const response = await app.request(path, {method, headers})
      // The test states the shape that it expects and compares what matters to it.
      return {status: response.status, body: (await response.json()) as Body}
    },
  }
}
