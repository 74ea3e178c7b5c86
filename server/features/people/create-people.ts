import type {Clock} from '@airworthy/kernel'
import type {Config} from '../../config.ts'
import type {Database, Queries} from '../../database/connection.ts'
import type {App} from '../../http/route.ts'
import type {Viewer} from '../../http/viewer.ts'
import type {Jobs} from '../../jobs/jobs.ts'
import type {Log} from '../../log.ts'
import type {Mail} from '../../mail/mail.ts'
import type {Ledger} from '../ledger/index.ts'
import {describePeopleEvent, type EventDescriber} from './describe-event.ts'
import {erasePerson} from './erase-person.ts'
import {createImport} from './import.ts'
import {createInvitations} from './invitations.ts'
import {createMyData} from './my-data.ts'
import type {PersonNotice} from './password-reset-notices.ts'
import {createPasswordResets} from './password-reset.ts'
import {assertPassword} from './passwords.ts'
import {createPeopleList} from './people.ts'
import {createRetention} from './retention.ts'
import {allRoutes} from './routes.ts'
import {createSetUp} from './set-up.ts'
import {createSignIn} from './sign-in.ts'
import {mayUseLoopback} from './single-sign-on-issuer.ts'
import {createSignOnSettings} from './single-sign-on-settings.ts'
import {isProlongedFor, localSignInAllowed} from './single-sign-on-store.ts'
import {createSingleSignOn} from './single-sign-on.ts'
import * as store from './store.ts'
import {findViewer} from './viewer.ts'
import type {EngineerRole, PersonView} from './views.ts'

export interface PeopleParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly config: Pick<Config, 'publicUrl' | 'rateLimited' | 'clientAddressHeader'>
  readonly clock: Clock
  readonly log: Log
  readonly jobs: Jobs
  readonly mail: Mail
  /** Tells a person in the app and by mail, in the transaction of the cause. */
  readonly notify: (transaction: Queries, notice: PersonNotice) => Promise<unknown>
  /** Addresses under which people open the platform; the first is the one in links. */
  readonly origins: readonly [string, ...string[]]
  /** Signs the session cookies. */
  readonly secret: string
  /** Wraps the key of the client secret of single sign-on; 32 bytes. */
  readonly masterKey: Uint8Array<ArrayBuffer>
  /** What other features say about their events, for those whom the events are about. */
  readonly describers?: readonly EventDescriber[]
  /** Deletes what other features keep about a person who is erased, in the same transaction. */
  readonly forget?: readonly ((transaction: Queries, personId: string) => Promise<void>)[]
}

/** People and access, as the platform and other features use it. */
export interface People {
  readonly routes: App
  /** Who sends these headers; null for nobody we know and for the disabled. */
  readonly viewerFrom: (headers: Headers) => Promise<Viewer | null>
  /** Answers requests below /api/auth. */
  readonly signInHandler: (request: Request) => Promise<Response>
  /** A new token for the set-up link, which replaces the one before; null once set up. */
  readonly setUpToken: () => Promise<string | null>
  readonly personOf: (id: string) => Promise<PersonView | null>
  readonly engineerRoleOf: (id: string) => Promise<EngineerRole | null>
  /** Erases a person here and in every feature. Throws `not-found` or `last-administrator`. */
  readonly erase: (id: string) => Promise<void>
}

/** Opens people and access on a migrated database; registers its job, so before `jobs.start`. */
export async function createPeople(parts: PeopleParts): Promise<People> {
  const {database, ledger, config, clock, mail, origins, secret} = parts
  const {describers = [], forget = []} = parts
  const linkTo = (token: string) => `${origins[0]}/invitation?token=${token}`
  const organisation = async () => (await store.findOrganisation(database))?.name ?? null
  const personOf = async (id: string) => (await store.findPerson(database, id)) ?? null
  const signIn = createSignIn({
    ...parts,
    isDisabled: async (id) => await store.isDisabled(database, id),
    mayLocally: async (id) => await localSignInAllowed(database, id),
    isProlonged: async (id) => await isProlongedFor(database, id),
    assertPassword: async (password, email) =>
      assertPassword(password, {email, organisation: (await organisation()) ?? ''}),
  })
  const signingOn = {
    ...parts,
    redirectUri: `${origins[0]}/api/single-sign-on/callback`,
    loopback: mayUseLoopback(config.publicUrl),
    cookiesOf: async (personId: string, headers: Headers) =>
      await signIn.cookiesOf(personId, headers),
  }
  const cookieName = await signIn.sessionCookieName()
  const setUp = createSetUp({database, ledger, clock})

  async function erase(transaction: Queries, id: string): Promise<void> {
    for (const forgetPerson of forget) await forgetPerson(transaction, id)
    await erasePerson(transaction, ledger, id)
  }

  return {
    routes: allRoutes({
      config,
      mail,
      signIn,
      setUp,
      invitations: createInvitations({database, ledger, clock, mail, linkTo}),
      passwordResets: createPasswordResets({
        ...parts,
        mailConfigured: mail.configured,
        origin: origins[0],
      }),
      people: createPeopleList({database, ledger, clock}),
      peopleImport: createImport({database, ledger, clock, mail, linkTo}),
      myData: createMyData({
        database,
        ledger,
        clock,
        describers: [describePeopleEvent, ...describers],
      }),
      retention: createRetention({...parts, erase}),
      signOnSettings: createSignOnSettings(signingOn),
      singleSignOn: createSingleSignOn(signingOn),
      origins,
      organisation,
      personOf,
    }),
    viewerFrom: async (headers) => await findViewer(database, headers, {secret, cookieName}),
    signInHandler: signIn.handle,
    setUpToken: setUp.newToken,
    personOf,
    engineerRoleOf: async (id) => (await personOf(id))?.engineerRole ?? null,
    erase: async (id) => {
      await database.transaction(async (transaction) => await erase(transaction, id))
    },
  }
}
