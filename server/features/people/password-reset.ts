import {randomUUID} from 'node:crypto'
import {hashPassword} from 'better-auth/crypto'
import {AirworthyError, type Clock} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import {textIn, type Jobs} from '../../jobs/index.ts'
import type {Ledger} from '../ledger/index.ts'
import {passwordResetLink, sealedLink} from './password-reset-link.ts'
import * as notices from './password-reset-notices.ts'
import type {PersonNotice} from './password-reset-notices.ts'
import * as resetStore from './password-reset-store.ts'
import type {
  OpenPasswordResetView,
  PasswordResetAskedView,
  PasswordResetLinkView,
} from './password-reset-views.ts'
import {assertPassword} from './passwords.ts'
import * as signInStore from './sign-in-store.ts'
import {localSignInAllowedFor} from './single-sign-on-store.ts'
import * as store from './store.ts'
import {newToken, tokenHashOf} from './token.ts'

export interface PasswordResets {
  /**
   * Asks for a link by mail. Says and does the same for every address: a query and a job, which
   * finds out later whether there is anybody to write to.
   */
  ask(email: string): Promise<PasswordResetAskedView>
  /**
   * A link for a person, to be handed over by the administrator who asks. Throws `not-found`,
   * `person-disabled` or `local-sign-in-off`.
   */
  makeLink(actorId: string, personId: string): Promise<PasswordResetLinkView>
  /** What the bearer of a link may see. Throws `password-reset-unknown`. */
  open(token: string): Promise<OpenPasswordResetView>
  /**
   * Sets the password and ends every session of the person. Throws `password-reset-unknown` or
   * `password-refused`, after which the link can be used again.
   */
  complete(token: string, password: string): Promise<void>
}

export interface PasswordResetParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly clock: Clock
  readonly jobs: Jobs
  readonly mailConfigured: boolean
  /** Seals the link in a mail that waits; 32 bytes. */
  readonly masterKey: Uint8Array<ArrayBuffer>
  /** Address under which people open the platform. */
  readonly origin: string
  /** Tells a person in the app and by mail, in the transaction of the cause. */
  readonly notify: (transaction: Queries, notice: PersonNotice) => Promise<unknown>
}

const minute = 60 * 1000
/** How long a link works. */
const validMinutes = 60
/** Links that are mailed to one person within an hour; who asks more often waits. */
const mailedAnHour = 3
/** How long links that have ended are remembered, so that their bearer is told why. */
const keptMs = 24 * 60 * minute
const mailLinkJob = 'people.password-reset'

/** Forgotten passwords on a migrated database; registers its job, so before `jobs.start`. */
export function createPasswordResets(parts: PasswordResetParts): PasswordResets {
  const {database, ledger, clock, jobs, notify} = parts

  jobs.work(mailLinkJob, async (data) => {
    await mailLink({reset: textIn(data, 'reset'), personId: textIn(data, 'person')})
  })

  async function ask(email: string): Promise<PasswordResetAskedView> {
    if (!parts.mailConfigured) return {mailed: 'never', minutes: validMinutes}
    const known = await resetStore.personIdOf(database, email.toLowerCase())
    // Nobody's id stands for an unknown address, and no job is left out because one waits for the
    // same person: what follows takes the same steps and time for every address.
    const data = {reset: randomUUID(), person: known ?? randomUUID()}
    await jobs.send(database, mailLinkJob, {data, key: data.reset})
    return {mailed: 'if-known', minutes: validMinutes}
  }

  /** Makes a link and mails it; a second run finds it made. */
  async function mailLink({reset, personId}: {reset: string; personId: string}): Promise<void> {
    await database.transaction(async (transaction) => {
      const person = await store.lockPerson(transaction, personId)
      if (!person || person.disabled) return
      const now = clock.now()
      const hasPassword = (await resetStore.passwordSetAt(transaction, personId)) !== undefined
      if (!hasPassword || !(await localSignInAllowedFor(transaction, person.roles))) {
        const hour = now.toISOString().slice(0, 13)
        await notify(transaction, notices.noPasswordToReset({personId, hour}))
        return
      }
      const hourAgo = new Date(now.getTime() - 60 * minute)
      const mailed = await resetStore.countMailedSince(transaction, personId, hourAgo)
      if (mailed >= mailedAnHour) return
      const made = await makeIn(transaction, {id: reset, personId, actor: null})
      if (!made) return
      const link = await sealedLink(parts.masterKey, {reset, token: made.token})
      const {expiresAt} = made
      await notify(transaction, notices.linkMailed({personId, reset, link, expiresAt}))
    })
  }

  async function makeLink(actorId: string, personId: string): Promise<PasswordResetLinkView> {
    return await database.transaction(async (transaction) => {
      const person = await store.lockPerson(transaction, personId)
      if (!person) throw new AirworthyError('not-found', `unknown person: ${personId}`)
      if (person.disabled) {
        throw new AirworthyError(
          'person-disabled',
          `the account of ${person.name} is closed: open it first`,
        )
      }
      if (!(await localSignInAllowedFor(transaction, person.roles))) {
        throw new AirworthyError(
          'local-sign-in-off',
          `${person.name} signs in by single sign-on alone: open password sign-in in the settings of single sign-on first`,
        )
      }
      const id = randomUUID()
      const made = await makeIn(transaction, {id, personId, actor: actorId})
      if (!made) throw new AirworthyError('conflict', `a link of this id is made already: ${id}`)
      await notify(transaction, notices.linkMade({personId, reset: id}))
      return {
        link: passwordResetLink(parts.origin, made.token),
        expiresAt: made.expiresAt.toISOString(),
      }
    })
  }

  /** A new link in place of older ones; undefined when it was made before. The person is locked. */
  async function makeIn(
    transaction: Queries,
    {id, personId, actor}: {id: string; personId: string; actor: string | null},
  ): Promise<{token: string; expiresAt: Date} | undefined> {
    const createdAt = clock.now()
    const expiresAt = new Date(createdAt.getTime() + validMinutes * minute)
    const madeBy = actor === null ? 'mail' : 'administrator'
    const token = newToken()
    const tokenHash = tokenHashOf(token)
    const row = {id, personId, tokenHash, madeBy, createdAt, expiresAt} as const
    await resetStore.deleteEndedBefore(transaction, new Date(createdAt.getTime() - keptMs))
    if (!(await resetStore.insertPasswordReset(transaction, row))) return undefined
    await resetStore.voidOthers(transaction, {personId, except: id, at: createdAt})
    await ledger.append(transaction, {
      stream: `person/${personId}`,
      type: 'password-reset.link-made',
      actor,
      subject: personId,
      payload: {reset: id, by: madeBy},
    })
    return {token, expiresAt}
  }

  async function open(token: string): Promise<OpenPasswordResetView> {
    const {reset, person} = await usable(database, token)
    return {
      organisation: await organisationName(database),
      email: person.email,
      expiresAt: reset.expiresAt.toISOString(),
    }
  }

  async function complete(token: string, password: string): Promise<void> {
    const {person} = await usable(database, token)
    const organisation = await organisationName(database)
    assertPassword(password, {email: person.email, organisation})
    // Hashing takes a tenth of a second: before anything is locked.
    const hash = await hashPassword(password)
    await database.transaction(async (transaction) => {
      // The person first, as whoever makes a link does: so nobody waits in a circle.
      await store.lockPerson(transaction, person.id)
      const {reset} = await usable(transaction, token)
      const at = clock.now()
      await signInStore.replacePassword(transaction, {personId: person.id, hash, at})
      await signInStore.deleteSessions(transaction, [person.id])
      await resetStore.markUsed(transaction, reset.id, at)
      await resetStore.voidOthers(transaction, {personId: person.id, except: reset.id, at})
      await ledger.append(transaction, {
        stream: `person/${person.id}`,
        type: 'password-reset.done',
        actor: person.id,
        subject: person.id,
        payload: {reset: reset.id},
      })
      await notify(transaction, notices.passwordSet({personId: person.id, reset: reset.id}))
    })
  }

  /** The link of a token with its person. Throws `password-reset-unknown` with the reason. */
  async function usable(queries: Queries, token: string) {
    const reset = await resetStore.findPasswordReset(queries, tokenHashOf(token))
    if (!reset) throw refused('is not known: copy the whole link, or ask for a new one')
    const person = await store.findPerson(queries, reset.personId)
    if (reset.usedAt) throw refused('has been used already: sign in, or ask for a new one')
    if (reset.voidedAt) throw refused('was replaced by a newer one: use the latest link')
    if (reset.expiresAt <= clock.now()) throw refused('has expired: ask for a new one')
    if (!person || person.disabled || !(await localSignInAllowedFor(queries, person.roles))) {
      throw refused('no longer belongs to a person who signs in by password: ask an administrator')
    }
    const setAt = await resetStore.passwordSetAt(queries, person.id)
    if (setAt !== undefined && setAt > reset.createdAt) {
      throw refused('is older than your password: sign in, or ask for a new one')
    }
    return {reset, person}
  }

  return {ask, makeLink, open, complete}
}

async function organisationName(queries: Queries): Promise<string> {
  return (await store.findOrganisation(queries))?.name ?? ''
}

function refused(reason: string): AirworthyError {
  return new AirworthyError('password-reset-unknown', `this link ${reason}`)
}
