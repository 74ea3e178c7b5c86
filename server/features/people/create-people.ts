import type {Clock} from '@airworthy/kernel'
import type {Config} from '../../config.ts'
import type {Database, Queries} from '../../database/connection.ts'
import {erasedName, type ErasureList} from '../../erasure-list.ts'
import type {App} from '../../http/route.ts'
import type {Viewer} from '../../http/viewer.ts'
import type {Jobs} from '../../jobs/jobs.ts'
import type {Log} from '../../log.ts'
import type {Mail} from '../../mail/mail.ts'
import type {Ledger} from '../ledger/index.ts'
import {describePeopleEvent, type EventDescriber} from './describe-event.ts'
import {erasePerson, type ErasureChoice} from './erase-person.ts'
import {createImport} from './import.ts'
import {createInvitations} from './invitations.ts'
import {eraseListed, type ListedErasures} from './listed-erasures.ts'
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
  /** Who was erased, outside the database. */
  readonly erasureList: ErasureList
  /** What other features say about their events, for those whom the events are about. */
  readonly describers?: readonly EventDescriber[]
  /** Deletes what other features keep about a person who is erased, in the same transaction. */
  readonly forget?: readonly ((
    transaction: Queries,
    personId: string,
    choice: ErasureChoice,
  ) => Promise<void>)[]
}

/** Nobody's credential is taken away because they, or a rule, erase what is kept here. */
const usualChoice: ErasureChoice = {credentialsVerifiable: true}

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
  readonly erase: (id: string, choice?: ErasureChoice) => Promise<void>
  /** Erases again who stands on the erasure list and is there; before anybody is answered. */
  readonly eraseListed: () => Promise<ListedErasures>
}

/** Opens people and access on a migrated database; registers its job, so before `jobs.start`. */
export async function createPeople(parts: PeopleParts): Promise<People> {
  const {database, ledger, config, clock, mail, origins, secret} = parts
  const {describers = [], forget = [], erasureList, log} = parts
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

  async function erase(
    transaction: Queries,
    id: string,
    choice: ErasureChoice = usualChoice,
  ): Promise<void> {
    for (const forgetPerson of forget) await forgetPerson(transaction, id, choice)
    await erasePerson(transaction, ledger, id)
    // Last, before the commit: once the database has forgotten them, the list knows them for sure.
    // The lock on the organisation that erasing takes lets one process at a time write the list.
    erasureList.add([
      {
        person: await erasedName(id),
        at: clock.now().toISOString(),
        ...(choice.credentialsVerifiable ? {} : {credentials: 'revoke' as const}),
      },
    ])
  }

  async function eraseOne(id: string, choice?: ErasureChoice): Promise<void> {
    await database.transaction(async (transaction) => await erase(transaction, id, choice))
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
      erase: eraseOne,
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
    erase: eraseOne,
    eraseListed: async () => await eraseListed({database, ledger, list: erasureList, erase, log}),
  }
}
