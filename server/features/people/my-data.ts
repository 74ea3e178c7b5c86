import type {Clock} from '@airworthy/kernel'
import type {Database} from '../../database/connection.ts'
import type {Ledger, LedgerRecord} from '../ledger/index.ts'
import {describeOthersEvent, type EventDescriber} from './describe-event.ts'
import * as invitationStore from './invitation-store.ts'
import {readRetention} from './retention.ts'
import * as signInStore from './sign-in-store.ts'
import {identitiesOf} from './single-sign-on-store.ts'
import * as store from './store.ts'
import type {MyDataView} from './views.ts'

export interface MyData {
  /** Everything recorded about a person; `sessionId` is the one that asks. Throws `not-found`. */
  of(personId: string, sessionId: string | null): Promise<MyDataView>
  /** Name of the file in which a person takes it along. */
  fileName(): string
}

/** What a person sees of everything that is recorded about them, secrets of the platform aside. */
export function createMyData({
  database,
  ledger,
  clock,
  describers,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
  describers: readonly EventDescriber[]
}): MyData {
  function eventView({
    stream,
    sequence,
    at,
    type,
    payload,
  }: LedgerRecord): MyDataView['events'][number] {
    const {about, facts} = payload === null ? describeOthersEvent(type) : described(type, payload)
    return {stream, sequence, at, type, about, payload: facts}
  }

  function described(type: string, payload: NonNullable<LedgerRecord['payload']>) {
    for (const describe of describers) {
      const description = describe(type, payload)
      if (description) return description
    }
    // Unknown facts may hold what must not leave the server.
    return {about: `Recorded: ${type}.`, facts: null}
  }

  async function of(personId: string, sessionId: string | null): Promise<MyDataView> {
    const person = await store.personOrThrow(database, personId)
    const sessions = await signInStore.sessionsOf(database, personId)
    const {methods, passkeys} = await signInStore.signInMethodsOf(database, personId)
    const identities = await identitiesOf(database, personId)
    const keys = await signInStore.apiKeysOf(database, personId)
    const invitations = await invitationStore.invitationsTo(database, person.email)
    const events = await ledger.readAbout(database, personId)
    const {disabledMonths, signInDays} = await readRetention(database)
    return {
      person,
      retention: {disabledMonths, signInDays},
      sessions: sessions.map(({createdAt, expiresAt, ...session}) => ({
        ...session,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        current: session.id === sessionId,
      })),
      signInMethods: [
        ...methods.map(({kind, createdAt}) => ({
          kind: kind === 'credential' ? 'password' : kind,
          name: null,
          createdAt: createdAt.toISOString(),
        })),
        ...identities.map(({issuer, linkedAt}) => ({
          kind: 'single-sign-on',
          name: issuer,
          createdAt: linkedAt.toISOString(),
        })),
        ...passkeys.map(({name, createdAt}) => ({
          kind: 'passkey',
          name,
          createdAt: (createdAt ?? new Date(person.joinedAt)).toISOString(),
        })),
      ],
      invitations: invitations.map(({id, createdAt, acceptedAt, name, email, roles}) => ({
        id,
        invitedAt: createdAt.toISOString(),
        acceptedAt: acceptedAt?.toISOString() ?? null,
        name,
        email,
        roles,
      })),
      apiKeys: keys.map(({createdAt, ...key}) => ({...key, createdAt: createdAt.toISOString()})),
      events: events.map(eventView),
    }
  }

  return {
    of,
    fileName: () => `airworthy-my-data-${clock.now().toISOString().slice(0, 10)}.json`,
  }
}
