import {randomUUID} from 'node:crypto'
import {hashPassword} from 'better-auth/crypto'
import {AirworthyError, type Clock} from '@airworthy/kernel'
import {databaseErrorCode, type Database, type Queries} from '../../database/connection.ts'
import type {Mail} from '../../mail/mail.ts'
import type {Ledger} from '../ledger/index.ts'
import {invitationMail} from './invitation-mail.ts'
import * as invitationStore from './invitation-store.ts'
import {assertPassword} from './passwords.ts'
import {assertSeat, completeRoles} from './roles.ts'
import * as signInStore from './sign-in-store.ts'
import {localSignInAllowedFor} from './single-sign-on-store.ts'
import * as store from './store.ts'
import {newToken, tokenHashOf} from './token.ts'
import type {
  AcceptRequest,
  InvitationCreatedView,
  InvitationRequest,
  InvitationView,
  OpenInvitationView,
  PersonView,
} from './views.ts'

/** How long an invitation's link works. */
const invitationDays = 14

export interface Invitations {
  /** Throws `already-exists` for the address of a person or of an open invitation. */
  create(actorId: string, request: InvitationRequest): Promise<InvitationCreatedView>
  /** Open invitations, expired ones included: they can be given a new link. */
  list(): Promise<InvitationView[]>
  /** A new link in place of the old one, valid for another 14 days. Throws `not-found`. */
  renew(actorId: string, id: string): Promise<InvitationCreatedView>
  /** Throws `not-found`. */
  revoke(actorId: string, id: string): Promise<void>
  /** What the bearer of a link may see. Throws `invitation-unknown`. */
  open(token: string): Promise<OpenInvitationView>
  /** Makes the person. Throws `invitation-unknown`, `local-sign-in-off` or `password-refused`. */
  accept(request: AcceptRequest): Promise<PersonView>
}

/** Invitations: made by administrators, sent by mail or copied as a link, accepted once. */
export function createInvitations({
  database,
  ledger,
  clock,
  mail,
  linkTo,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
  mail: Mail
  linkTo: (token: string) => string
}): Invitations {
  async function create(
    actorId: string,
    request: InvitationRequest,
  ): Promise<InvitationCreatedView> {
    const email = request.email.toLowerCase()
    const roles = completeRoles(request.roles)
    assertSeat(roles, request.discipline)
    const {token, tokenHash, expiresAt} = newLink(clock)
    const id = randomUUID()
    const {name, engineerRole, teamId, discipline} = request
    await namingDuplicates(
      () => alreadyInvited(email),
      async () => {
        await database.transaction(async (transaction) => {
          await assertTeam(transaction, teamId)
          await assertUninvited(transaction, email)
          await invitationStore.insertInvitations(transaction, [
            {
              id,
              email,
              name,
              tokenHash,
              roles,
              engineerRole,
              teamId,
              discipline,
              invitedBy: actorId,
              createdAt: clock.now(),
              expiresAt,
            },
          ])
          await ledger.append(transaction, {
            stream: `invitation/${id}`,
            type: 'person.invited',
            actor: actorId,
            subject: null,
            payload: {invitation: id, roles, engineerRole, team: teamId, discipline},
          })
        })
      },
    )
    return await delivered(id, token)
  }

  /** Refuses the address of a person or an open invitation; an expired one makes way. */
  async function assertUninvited(transaction: Queries, email: string): Promise<void> {
    const [known] = await store.findPeopleByEmail(transaction, [email])
    if (known) throw new AirworthyError('already-exists', `already a person here: ${email}`)
    const [invited] = await invitationStore.findOpenInvitationsByEmail(transaction, [email])
    if (!invited) return
    if (new Date(invited.expiresAt) > clock.now()) throw alreadyInvited(email)
    await revokeIn(transaction, null, invited.id)
  }

  async function revokeIn(transaction: Queries, actor: string | null, id: string): Promise<void> {
    const revoked = await invitationStore.markRevoked(transaction, [id], clock.now())
    if (revoked.length === 0) throw unknownInvitation(id)
    await ledger.append(transaction, {
      stream: `invitation/${id}`,
      type: 'invitation.revoked',
      actor,
      subject: null,
      payload: {invitation: id},
    })
  }

  async function renew(actorId: string, id: string): Promise<InvitationCreatedView> {
    const {token, tokenHash, expiresAt} = newLink(clock)
    await database.transaction(async (transaction) => {
      if (!(await invitationStore.replaceToken(transaction, id, {tokenHash, expiresAt}))) {
        throw unknownInvitation(id)
      }
      await ledger.append(transaction, {
        stream: `invitation/${id}`,
        type: 'invitation.renewed',
        actor: actorId,
        subject: null,
        payload: {invitation: id},
      })
    })
    return await delivered(id, token)
  }

  /** The invitation with its link, after an attempt to mail it; a lost mail loses nothing else. */
  async function delivered(id: string, token: string): Promise<InvitationCreatedView> {
    const kept = await invitationStore.findOpenInvitation(database, id)
    if (!kept) throw unknownInvitation(id)
    const organisation = (await store.findOrganisation(database))?.name ?? 'Airworthy'
    const link = linkTo(token)
    const {email: to, name} = kept
    const expiresAt = new Date(kept.expiresAt)
    const mailed = await mail.send(invitationMail({to, name, organisation, link, expiresAt}))
    return {invitation: kept, link, mailed}
  }

  async function accept(request: AcceptRequest): Promise<PersonView> {
    return await namingDuplicates(alreadyJoined, async () => await acceptOnce(request))
  }

  async function acceptOnce({token, name, password}: AcceptRequest): Promise<PersonView> {
    return await database.transaction(async (transaction) => {
      const invited = await invitationStore.lockInvitationByToken(transaction, tokenHashOf(token))
      assertUsable(invited, clock.now())
      const {email, roles, engineerRole, teamId, discipline} = invited
      if (!(await localSignInAllowedFor(transaction, roles))) {
        throw new AirworthyError(
          'local-sign-in-off',
          'people sign in by single sign-on here: do so with this address, and the invitation is accepted',
        )
      }
      const organisation = (await store.findOrganisation(transaction))?.name ?? ''
      assertPassword(password, {email, organisation})
      const id = randomUUID()
      const at = clock.now()
      await store.insertPerson(transaction, {
        id,
        name,
        email,
        engineerRole,
        teamId,
        discipline,
        roles,
        at,
      })
      const hash = await hashPassword(password)
      await signInStore.insertPassword(transaction, {id: randomUUID(), personId: id, hash, at})
      await invitationStore.markAccepted(transaction, invited.id, at)
      await ledger.append(transaction, {
        stream: `person/${id}`,
        type: 'person.joined',
        actor: id,
        subject: id,
        payload: {
          name,
          email,
          roles,
          engineerRole,
          team: teamId,
          discipline,
          invitation: invited.id,
        },
      })
      return await store.personOrThrow(transaction, id)
    })
  }

  return {
    create,
    list: async () => await invitationStore.listOpenInvitations(database),
    renew,
    async revoke(actorId, id) {
      await database.transaction(async (transaction) => await revokeIn(transaction, actorId, id))
    },
    async open(token) {
      const invited = await invitationStore.findInvitationByToken(database, tokenHashOf(token))
      assertUsable(invited, clock.now())
      const organisation = (await store.findOrganisation(database))?.name ?? ''
      return {organisation, email: invited.email, name: invited.name}
    },
    accept,
  }
}

/** A token for a link, what is kept of it, and until when it works. */
export function newLink(clock: Clock): {token: string; tokenHash: string; expiresAt: Date} {
  const token = newToken()
  const expiresAt = new Date(clock.now().getTime() + invitationDays * 24 * 60 * 60 * 1000)
  return {token, tokenHash: tokenHashOf(token), expiresAt}
}

type Invited = Awaited<ReturnType<typeof invitationStore.findInvitationByToken>>

function assertUsable(invited: Invited, now: Date): asserts invited is NonNullable<Invited> {
  const reason = !invited
    ? 'is not known'
    : invited.acceptedAt
      ? 'has been used already: sign in'
      : invited.revokedAt
        ? 'has been withdrawn: ask for a new one'
        : invited.expiresAt <= now
          ? 'has expired: ask for a new one'
          : undefined
  if (reason !== undefined)
    throw new AirworthyError('invitation-unknown', `this invitation ${reason}`)
}

async function assertTeam(queries: Queries, teamId: string | null): Promise<void> {
  if (teamId !== null && !(await store.findTeam(queries, teamId))) {
    throw new AirworthyError('request-refused', `unknown team: ${teamId}`)
  }
}

/** Of two who bring one address at once the database lets one pass; the other gets this error. */
async function namingDuplicates<T>(
  error: () => AirworthyError,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (databaseErrorCode(thrown) === '23505') throw error()
    throw thrown
  }
}

function alreadyJoined(): AirworthyError {
  return new AirworthyError('already-exists', 'this address has an account already: sign in')
}

function alreadyInvited(email: string): AirworthyError {
  return new AirworthyError(
    'already-exists',
    `already invited: ${email}; make a new link for the open invitation instead`,
  )
}

function unknownInvitation(id: string): AirworthyError {
  return new AirworthyError('not-found', `no open invitation: ${id}`)
}
