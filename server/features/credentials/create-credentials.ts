import type {EngineerRole} from '@airworthy/content'
import type {Queries} from '../../database/connection.ts'
import {routes, type App} from '../../http/route.ts'
import type {HeldCertification, StoppedOf} from '../examinations/index.ts'
import type {ErasureChoice} from '../people/index.ts'
import {certificationAt} from './certification.ts'
import {changeCredential} from './changing.ts'
import {decidingRoutes} from './deciding-routes.ts'
import {
  decideDispute,
  disputedCredential,
  type DisputedCredential,
  type OwnCredential,
} from './disputing.ts'
import {earnCredential} from './earning.ts'
import {createFiles} from './files.ts'
import {forgetPerson} from './forgetting.ts'
import {issueAt, issueJob, issueWaiting} from './issuing.ts'
import {readKeys, withdrawKey} from './keys.ts'
import {confirmLogin, proposeLogin, readAllLogins, readOwnLogins} from './logins.ts'
import {ownRoutes} from './own-routes.ts'
import {publicKeyOf, type CredentialParts} from './parts.ts'
import {publicRoutes} from './public-routes.ts'
import {readOwnCredentials, readOwnStanding} from './reading.ts'
import {
  assignRenewals,
  certifiedUntil,
  renewAt,
  renewalOf,
  renewJob,
  stoppedOf,
} from './renewing.ts'
import {createPublished} from './status-lists.ts'
import {readTeamStanding} from './team.ts'
import {readVerify} from './verifying.ts'

/** Credentials: earned by an examination, issued, current, due, lapsed, revoked, verified by anyone. */
export interface Credentials {
  readonly routes: App
  /** Issues what waits, at once; a job does the same every ten minutes. */
  issueWaiting(): Promise<void>
  /** What a renewal follows; null without a certification that can be renewed. */
  renewalOf(
    queries: Queries,
    request: {personId: string; role: EngineerRole},
  ): Promise<HeldCertification | null>
  /** Whether what a person earned last for a role is suspended or revoked. */
  readonly stoppedOf: StoppedOf
  /** Until when a person is certified for the role that they have now, ISO 8601; null where they are not. */
  certifiedUntil(personId: string): Promise<string | null>
  /** Assigns the renewals that are due on a day; may run twice or late. */
  assignRenewals(today: string): Promise<void>
  /** The suspension or revocation that a person may dispute. Throws `not-found` and `event-refused`. */
  disputed(
    queries: Queries,
    own: OwnCredential,
  ): Promise<DisputedCredential & {readonly change: number}>
  /** What a decided dispute does, in its transaction. Throws `access-refused` for whoever caused it. */
  decideDispute(
    transaction: Queries,
    dispute: OwnCredential & {actor: string; appeal: string; upheld: boolean; reason: string},
  ): Promise<void>
  /** Deletes what is personal, in the transaction of an erasure; see `ErasureChoice`. */
  forget(transaction: Queries, personId: string, choice: ErasureChoice): Promise<void>
}

/**
 * Credentials on a migrated database; subscribes to examinations and registers its jobs, so before
 * `jobs.start`. `origin` is that of links.
 */
export function createCredentials(parts: CredentialParts & {origin: string}): Credentials {
  const {ledger, jobs, clock, origin} = parts
  const published = createPublished(parts)
  const files = createFiles(parts)

  ledger.subscribe('examination.decided', async (transaction, event, record) => {
    await earnCredential(transaction, parts, {event, record})
  })
  jobs.work(issueJob, async () => await issueWaiting(parts), {retryAfterSeconds: 10})
  jobs.schedule(issueJob, issueAt)
  jobs.work(
    renewJob,
    async ({date}) => await assignRenewals(parts, typeof date === 'string' ? date : today()),
    {retryAfterSeconds: 60},
  )
  jobs.schedule(renewJob, renewAt)

  function today(): string {
    return clock.now().toISOString().slice(0, 10)
  }

  return {
    issueWaiting: async () => await issueWaiting(parts),
    renewalOf: async (queries, request) => await renewalOf(queries, ledger, request),
    stoppedOf,
    certifiedUntil: async (personId) => await certifiedUntil(parts, personId),
    assignRenewals: async (day) => await assignRenewals(parts, day),
    disputed: async (queries, own) => await disputedCredential(parts, queries, own),
    decideDispute: async (transaction, dispute) => await decideDispute(parts, transaction, dispute),
    forget: async (transaction, personId, choice) =>
      await forgetPerson(transaction, parts, {personId, ...choice}),
    routes: routes()
      .route(
        '/',
        ownRoutes(
          {
            credentials: async (personId) => await readOwnCredentials(parts, personId),
            standing: async (personId) => await readOwnStanding(parts, personId),
            logins: async (personId) => await readOwnLogins(parts, personId),
            proposeLogin: async (personId, request) => await proposeLogin(parts, personId, request),
          },
          {clock, origin},
        ),
      )
      .route(
        '/',
        publicRoutes({
          verify: async (id) => await readVerify(parts, published, id),
          file: async (id, kind) => await files.read(id, kind),
          ...published,
          statementKey: publicKeyOf(parts),
        }),
      )
      .route(
        '/',
        decidingRoutes({
          change: async (request) => await changeCredential(parts, request),
          teamStanding: async (teamId) => await readTeamStanding(parts, teamId),
          certification: async (asker, query) => await certificationAt(parts, asker, query),
          allLogins: async () => await readAllLogins(parts),
          confirmLogin: async (request) => await confirmLogin(parts, request),
          keys: async () => await readKeys(parts),
          withdrawKey: async (request) => await withdrawKey(parts, request),
        }),
      ) as App, // grouped routes are routes; `route` widens the type of its paths
  }
}
