import {randomUUID} from 'node:crypto'
import type {Clock} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import * as invitationStore from './invitation-store.ts'
import {administrates, keepChange, stateOf} from './people.ts'
import type {Identity} from './single-sign-on-claims.ts'
import {signOnFailure} from './single-sign-on-failure.ts'
import {applyGroups, nothingGranted, type Governed} from './single-sign-on-groups.ts'
import * as signOnStore from './single-sign-on-store.ts'
import type {SingleSignOnSettings} from './single-sign-on-views.ts'
import * as store from './store.ts'
import type {PersonView} from './views.ts'

interface AdmissionParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly clock: Clock
}

/**
 * Who an account at the provider is here: the person it is linked to, else the person of its
 * verified address, else a new one where that is allowed. What the account's groups give is applied
 * and recorded. Throws one of the failures of single sign-on, after which nothing has changed.
 */
export async function admit(
  {database, ledger, clock}: AdmissionParts,
  identity: Identity,
  settings: SingleSignOnSettings,
): Promise<string> {
  return await database.transaction(async (transaction) => {
    // first of all locks, as where people are changed by hand
    await store.lockOrganisation(transaction)
    assertDomain(identity, settings)
    const parts = {ledger, clock, settings}
    const linked = await signOnStore.lockIdentity(transaction, identity)
    if (linked !== undefined) return await enter(transaction, parts, {identity, personId: linked})
    const email = verifiedAddress(identity, settings)
    // before anybody is looked for, whom its link may make at this moment
    await invitationStore.lockOpenInvitations(transaction, email)
    const [known] = await store.findPeopleByEmail(transaction, [email])
    if (!known) return await join(transaction, parts, {identity, email})
    const {issuer} = identity
    if (await signOnStore.isLinked(transaction, {issuer, personId: known.id})) {
      throw signOnFailure(
        'address-linked',
        'the person of this address signs in with another account of the provider',
      )
    }
    return await enter(transaction, parts, {identity, personId: known.id})
  })
}

type Parts = Omit<AdmissionParts, 'database'> & {readonly settings: SingleSignOnSettings}

/** A person whom we know; the account is linked if it is not yet. */
async function enter(
  transaction: Queries,
  {ledger, clock, settings}: Parts,
  {identity, personId}: {identity: Identity; personId: string},
): Promise<string> {
  const before = await store.lockPerson(transaction, personId)
  if (!before || before.disabled) throw disabled()
  const read = applyGroups(stateOf(before), {
    granted: await signOnStore.takeGranted(transaction, personId),
    groups: identity.groups,
    mappings: settings.mappings,
    keepAdministrator: await isLastAdministrator(transaction, before),
  })
  const {issuer, subject} = identity
  const isNew = !(await signOnStore.isLinked(transaction, {issuer, personId}))
  const after = {...stateOf(before), ...read.after}
  const by = {ledger, clock, actorId: null, by: 'single-sign-on'}
  await keepChange(transaction, by, {before, after})
  const at = clock.now()
  await signOnStore.keepIdentity(transaction, {
    issuer,
    subject,
    personId,
    granted: read.granted,
    at,
  })
  if (isNew) await recordLink(transaction, ledger, {identity, personId})
  return personId
}

/** Somebody new: as their invitation says, or as the settings allow. */
async function join(
  transaction: Queries,
  {ledger, clock, settings}: Parts,
  {identity, email}: {identity: Identity; email: string},
): Promise<string> {
  const at = clock.now()
  const [open] = await invitationStore.findOpenInvitationsByEmail(transaction, [email])
  const invited = open && new Date(open.expiresAt) > at ? open : undefined
  if (!invited) assertAdmitted(identity, settings)
  const governed: Governed = {
    roles: invited?.roles ?? ['learner'],
    discipline: invited?.discipline ?? null,
    engineerRole: invited?.engineerRole ?? null,
    teamId: invited?.team?.id ?? null,
  }
  const {groups, issuer, subject} = identity
  const {after, granted} = applyGroups(governed, {
    granted: nothingGranted,
    groups,
    mappings: settings.mappings,
    keepAdministrator: false,
  })
  const id = randomUUID()
  const name = identity.name || invited?.name || email.slice(0, email.indexOf('@'))
  // an invitation that has lapsed would stand in the list as if it were waited for
  if (open && !invited) {
    await invitationStore.markRevoked(transaction, [open.id], at)
    await ledger.append(transaction, {
      stream: `invitation/${open.id}`,
      type: 'invitation.revoked',
      actor: null,
      subject: null,
      payload: {invitation: open.id},
    })
  }
  await store.insertPerson(transaction, {id, name, email, ...after, at})
  if (invited) await invitationStore.markAccepted(transaction, invited.id, at)
  const {teamId: team, ...facts} = after
  await ledger.append(transaction, {
    stream: `person/${id}`,
    type: 'person.joined',
    actor: id,
    subject: id,
    payload: {name, email, ...facts, team, invitation: invited?.id ?? null, by: 'single-sign-on'},
  })
  await signOnStore.keepIdentity(transaction, {issuer, subject, personId: id, granted, at})
  await recordLink(transaction, ledger, {identity, personId: id})
  return id
}

async function recordLink(
  transaction: Queries,
  ledger: Ledger,
  {identity: {issuer, subject}, personId}: {identity: Identity; personId: string},
): Promise<void> {
  await ledger.append(transaction, {
    stream: `person/${personId}`,
    type: 'single-sign-on.linked',
    actor: personId,
    subject: personId,
    payload: {issuer, subject},
  })
}

async function isLastAdministrator(transaction: Queries, person: PersonView): Promise<boolean> {
  if (!administrates(person)) return false
  const administrators = await store.findAdministrators(transaction)
  return administrators.every((id) => id === person.id)
}

function assertDomain({email}: Identity, {domains}: SingleSignOnSettings): void {
  if (domains.length === 0) return
  if (email === null) throw addressMissing()
  if (domains.includes(email.slice(email.lastIndexOf('@') + 1))) return
  throw signOnFailure('domain-refused', 'addresses of this domain may not sign in here')
}

/** The address by which an account may be linked. */
function verifiedAddress(
  {email, emailVerified}: Identity,
  {addressesVerified}: SingleSignOnSettings,
): string {
  if (email === null) throw addressMissing()
  if (emailVerified || addressesVerified) return email
  throw signOnFailure(
    'address-unverified',
    'the provider does not say that the address belongs to who signs in',
  )
}

function assertAdmitted({groups}: Identity, {admission, mappings}: SingleSignOnSettings): void {
  if (admission === 'anyone') return
  if (admission === 'nobody') {
    throw signOnFailure(
      'not-admitted',
      'nobody of this address is known here, and nobody new is let in',
    )
  }
  if (mappings.some(({group}) => groups.includes(group))) return
  throw signOnFailure('not-mapped', 'none of the groups of who signs in is let in')
}

function addressMissing() {
  return signOnFailure('address-missing', 'the provider sends no e-mail address')
}

function disabled() {
  return signOnFailure('account-disabled', 'this account is disabled: ask an administrator')
}
