import {randomUUID} from 'node:crypto'
import {hashPassword} from 'better-auth/crypto'
import {AirworthyError, type Clock} from '@airworthy/kernel'
import type {Database} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import {assertPassword} from './passwords.ts'
import {completeRoles} from './roles.ts'
import * as signInStore from './sign-in-store.ts'
import * as store from './store.ts'
import {newToken, tokenHashOf} from './token.ts'
import type {PersonView, SetUpRequest} from './views.ts'

export interface SetUp {
  /** A new token for the set-up link, which replaces the one before; null once the platform is set up. */
  readonly newToken: () => Promise<string | null>
  /**
   * Makes the organisation and its first administrator; of several at once one wins. Throws
   * `set-up-token-refused` or `password-refused`, after which the token can be used again.
   */
  complete(request: SetUpRequest): Promise<PersonView>
}

/** The set-up of a new platform by the bearer of its one-time token. */
export function createSetUp({
  database,
  ledger,
  clock,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
}): SetUp {
  async function complete(request: SetUpRequest): Promise<PersonView> {
    return await database.transaction(async (transaction) => {
      if (!(await store.takeSetUpToken(transaction, tokenHashOf(request.token)))) {
        const isSetUp = (await store.findOrganisation(transaction)) !== undefined
        throw new AirworthyError(
          'set-up-token-refused',
          isSetUp
            ? 'this platform has been set up already: sign in, or ask an administrator for an invitation'
            : 'this set-up link is not the latest one: use the link that the platform printed when it last started',
        )
      }
      const at = clock.now()
      const email = request.email.toLowerCase()
      assertPassword(request.password, {email, organisation: request.organisation})
      if (
        !(await store.insertOrganisation(transaction, {name: request.organisation, setUpAt: at}))
      ) {
        throw new AirworthyError('already-set-up', 'this platform has been set up already')
      }
      const id = randomUUID()
      const roles = completeRoles(['administrator'])
      const {name, engineerRole} = request
      await store.insertPerson(transaction, {
        id,
        name,
        email,
        engineerRole,
        teamId: null,
        discipline: null,
        roles,
        at,
      })
      const hash = await hashPassword(request.password)
      await signInStore.insertPassword(transaction, {id: randomUUID(), personId: id, hash, at})
      await ledger.append(transaction, {
        stream: 'organisation',
        type: 'organisation.set-up',
        actor: id,
        subject: null,
        payload: {name: request.organisation},
      })
      await ledger.append(transaction, {
        stream: `person/${id}`,
        type: 'person.joined',
        actor: id,
        subject: id,
        payload: {name, email, roles, engineerRole, team: null, discipline: null, invitation: null},
      })
      return await store.personOrThrow(transaction, id)
    })
  }

  return {
    async newToken() {
      if (await store.findOrganisation(database)) return null
      const token = newToken()
      await store.keepSetUpToken(database, {tokenHash: tokenHashOf(token), createdAt: clock.now()})
      return token
    },
    complete,
  }
}
