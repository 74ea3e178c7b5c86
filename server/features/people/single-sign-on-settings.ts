import {AirworthyError, isAirworthyError, type Clock, type Json} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import {seatFault} from './roles.ts'
import {discoverProvider} from './single-sign-on-provider.ts'
import {issuerFrom} from './single-sign-on-issuer.ts'
import {sealSecret, type SealedSecret} from './single-sign-on-secret.ts'
import * as signOnStore from './single-sign-on-store.ts'
import {
  singleSignOnSettings,
  type SingleSignOnOfferedView,
  type SingleSignOnRequest,
  type SingleSignOnSettings,
  type SingleSignOnTestView,
  type SingleSignOnView,
} from './single-sign-on-views.ts'
import * as store from './store.ts'

/** The settings of single sign-on, which administrators make in the web. */
export interface SignOnSettings {
  view(): Promise<SingleSignOnView>
  /** Throws `request-refused` or `issuer-refused`. */
  change(actorId: string, request: SingleSignOnRequest): Promise<SingleSignOnView>
  /** Throws `not-found` when there is none. */
  remove(actorId: string): Promise<void>
  /** Asks an issuer for its description and says what it found. */
  test(issuer: string): Promise<SingleSignOnTestView>
  offered(): Promise<SingleSignOnOfferedView>
  /** Lets the next sign-in through the provider link a person anew. Throws `not-found`. */
  unlink(actorId: string, personId: string): Promise<void>
}

export function createSignOnSettings({
  database,
  ledger,
  clock,
  masterKey,
  redirectUri,
  loopback,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
  /** Wraps the key of the client secret; 32 bytes. */
  masterKey: Uint8Array<ArrayBuffer>
  redirectUri: string
  /** Whether a provider on this machine may be spoken to by http. */
  loopback: boolean
}): SignOnSettings {
  async function view(): Promise<SingleSignOnView> {
    const kept = await signOnStore.findSettings(database)
    return {
      settings: kept?.settings ?? null,
      secretStored: kept !== undefined,
      changedAt: kept?.changedAt.toISOString() ?? null,
      redirectUri,
    }
  }

  async function change(actorId: string, request: SingleSignOnRequest): Promise<SingleSignOnView> {
    const {clientSecret} = request
    const issuer = issuerFrom(request.issuer, {loopback})
    const settings = singleSignOnSettings.parse({...request, issuer})
    assertMappings(settings)
    await database.transaction(async (transaction) => {
      await store.lockOrganisation(transaction)
      await assertTeams(transaction, settings)
      await assertWayIn(transaction, settings)
      const before = await signOnStore.findSettings(transaction)
      const secret = await secretFor(settings, {before, clientSecret})
      await signOnStore.keepSettings(transaction, {
        settings,
        sealedSecret: secret.sealedSecret,
        wrappedKey: secret.wrappedKey,
        changedAt: clock.now(),
      })
      await record(transaction, actorId, 'single-sign-on.changed', {
        settings: settings as Json, // by its schema it is
        secretChanged: clientSecret !== undefined,
      })
    })
    return await view()
  }

  /** The given secret, sealed; or the stored one, which no other issuer gets to see. */
  async function secretFor(
    {issuer}: SingleSignOnSettings,
    {
      before,
      clientSecret,
    }: {before: signOnStore.KeptSettings | undefined; clientSecret: string | undefined},
  ): Promise<SealedSecret> {
    if (clientSecret !== undefined) return await sealSecret(masterKey, clientSecret)
    if (before?.settings.issuer === issuer) return before
    throw refused(
      before
        ? 'the client secret is needed again: the stored one belongs to another issuer'
        : 'the client secret is needed: copy it from the provider',
    )
  }

  async function remove(actorId: string): Promise<void> {
    await database.transaction(async (transaction) => {
      if (!(await signOnStore.deleteSettings(transaction))) {
        throw new AirworthyError('not-found', 'there is no single sign-on to remove')
      }
      await record(transaction, actorId, 'single-sign-on.removed', {})
    })
  }

  async function record(
    transaction: Queries,
    actor: string,
    type: string,
    payload: Json,
  ): Promise<void> {
    await ledger.append(transaction, {stream: 'organisation', type, actor, subject: null, payload})
  }

  async function test(given: string): Promise<SingleSignOnTestView> {
    try {
      const issuer = issuerFrom(given, {loopback})
      const {description} = await discoverProvider(issuer, {loopback})
      const {scopes, claims} = description
      return {outcome: 'found', ...description, scopes: [...scopes], claims: [...claims]}
    } catch (thrown) {
      for (const code of [
        'provider-unreachable',
        'provider-malformed',
        'issuer-refused',
      ] as const) {
        if (isAirworthyError(thrown, code)) {
          return {outcome: 'failed', code, message: thrown.message}
        }
      }
      throw thrown
    }
  }

  async function unlink(actorId: string, personId: string): Promise<void> {
    await database.transaction(async (transaction) => {
      const issuers = await signOnStore.deleteIdentities(transaction, personId)
      if (issuers.length === 0) {
        throw new AirworthyError('not-found', `nobody linked to a provider: ${personId}`)
      }
      await ledger.append(transaction, {
        stream: `person/${personId}`,
        type: 'single-sign-on.unlinked',
        actor: actorId,
        subject: personId,
        payload: {issuers},
      })
    })
  }

  return {
    view,
    change,
    remove,
    test,
    async offered() {
      const settings = (await signOnStore.findSettings(database))?.settings
      return {
        offered: settings !== undefined,
        label: settings?.label ?? null,
        localSignIn: settings?.localSignIn ?? 'everyone',
      }
    },
    unlink,
  }
}

function assertMappings({mappings}: SingleSignOnSettings): void {
  const groups = mappings.map(({group}) => group)
  const twice = groups.find((group, index) => groups.indexOf(group) !== index)
  if (twice !== undefined) throw refused(`group mapped twice: ${twice}`)
  for (const {group, roles, discipline} of mappings) {
    const fault = seatFault(roles, discipline)
    if (fault !== undefined) throw refused(`group ${group}: ${fault}`)
  }
}

async function assertTeams(transaction: Queries, {mappings}: SingleSignOnSettings): Promise<void> {
  for (const {group, teamId} of mappings) {
    if (teamId !== null && !(await store.findTeam(transaction, teamId))) {
      throw refused(`group ${group}: unknown team: ${teamId}`)
    }
  }
}

/** Nobody locks everybody out: somebody who administrates can come in without the provider. */
async function assertWayIn(
  transaction: Queries,
  {localSignIn}: SingleSignOnSettings,
): Promise<void> {
  if (localSignIn === 'everyone' || (await signOnStore.hasLocalAdministrator(transaction))) return
  throw refused(
    'no administrator has a password or a passkey: let one set a password first, for the day on which the provider is away',
  )
}

function refused(message: string): AirworthyError {
  return new AirworthyError('request-refused', message)
}
