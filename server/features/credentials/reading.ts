import {
  dueFromOf,
  standingAt,
  standingsByRole,
  type CredentialEvent,
  type Standing,
} from '@airworthy/credentials'
import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import * as store from './credential-store.ts'
import {verifyUrl} from './document.ts'
import {explained} from './explaining.ts'
import {earnedIn, issuedIn, recordedEvents, standingEvents, type DatedEvent} from './life.ts'
import type {CredentialParts} from './parts.ts'
import type {
  ChangedCredentialView,
  CredentialRole,
  OwnCredentialView,
  OwnCredentialsView,
  OwnStandingView,
  RoleStandingView,
} from './views.ts'
import {roleName} from './words.ts'

/** The events of all credentials of a person, as standings are folded from them. */
export async function eventsOf(
  queries: Queries,
  ledger: Ledger,
  personId: string,
): Promise<CredentialEvent[]> {
  const events: CredentialEvent[] = []
  for (const {id} of await store.credentialsOf(queries, personId)) {
    events.push(...standingEvents(id, await recordedEvents(queries, ledger, id)))
  }
  return events
}

/** Where somebody stands for one role at a moment, of the events of all roles. */
export function standingFor(
  events: readonly CredentialEvent[],
  {role, at}: {role: string; at: Date},
): Standing {
  return standingsByRole(events, at).get(role) ?? standingAt([], at)
}

/** A person's credentials, newest first, each with its standing, its events and its files. */
export async function readOwnCredentials(
  {database, ledger, clock, issuer}: CredentialParts,
  personId: string,
): Promise<OwnCredentialsView> {
  const credentials: OwnCredentialView[] = []
  for (const {id} of (await store.credentialsOf(database, personId)).toReversed()) {
    const events = await recordedEvents(database, ledger, id)
    const earned = earnedIn(events)
    if (!earned) continue
    const {kind, replaces} = earned
    const issued = issuedIn(events)
    credentials.push({
      ...changedView(id, events, clock.now()),
      kind,
      replaces,
      earnedAt: earned.validFrom,
      issuedAt: events.find(({type}) => type === 'credential.issued')?.at ?? null,
      files: issuer && issued ? filesOf(id, {publicUrl: issuer.publicUrl, events}) : null,
    })
  }
  return {issuing: {configured: issuer !== null, issuer: issuer?.did ?? null}, credentials}
}

/** Where a person stands, for the role that they have now and for every role once certified. */
export async function readOwnStanding(
  {database, ledger, clock}: CredentialParts,
  personId: string,
): Promise<OwnStandingView> {
  const at = clock.now()
  const person = await store.personNamed(database, personId)
  if (!person) throw new AirworthyError('not-found', `unknown person: ${personId}`)
  const {role} = person
  const byRole = new Map(standingsByRole(await eventsOf(database, ledger, personId), at))
  if (role !== null && !byRole.has(role)) byRole.set(role, standingAt([], at))
  const roles = [...byRole].map(([of, standing]) => roleStanding(of as CredentialRole, standing)) // roles of recorded events
  const own = roles.filter((one) => one.role === role)
  return {at: at.toISOString(), role, roles: [...own, ...roles.filter((one) => one.role !== role)]}
}

/** A credential with where it stands at a moment and why. Throws `not-found` where nothing can be read. */
export function changedView(
  id: string,
  events: readonly DatedEvent[],
  at: Date,
): ChangedCredentialView {
  const earned = earnedIn(events)
  if (!earned) throw new AirworthyError('not-found', `no credential ${id}`)
  const {role, validFrom, validUntil} = earned
  const {standing, because} = standingAt(standingEvents(id, events), at)
  const dueFrom = dueFromOf(new Date(validUntil)).toISOString()
  return {
    id,
    role,
    standing,
    validFrom,
    validUntil,
    dueFrom,
    because: explained(because, {reasons: true}),
  }
}

function roleStanding(
  role: CredentialRole,
  {standing, credentialId, validUntil, because}: Standing,
): RoleStandingView {
  return {
    role,
    standing,
    credentialId,
    validUntil,
    dueFrom: validUntil === null ? null : dueFromOf(new Date(validUntil)).toISOString(),
    because: explained(because, {reasons: true}),
  }
}

function filesOf(
  id: string,
  {publicUrl, events}: {publicUrl: string; events: readonly DatedEvent[]},
): OwnCredentialView['files'] {
  const file = (name: string) => `/api/verify/${id}/credential.${name}`
  const verify = verifyUrl(publicUrl, id)
  return {
    json: file('json'),
    jwt: file('jwt'),
    png: file('png'),
    svg: file('svg'),
    verify,
    addToProfile: addToProfileUrl(id, {verify, events}),
  }
}

/** The form of LinkedIn for a licence, filled in (their documented parameters; month from 1). */
function addToProfileUrl(
  id: string,
  {verify, events}: {verify: string; events: readonly DatedEvent[]},
): string {
  const earned = earnedIn(events)
  const url = new URL('https://www.linkedin.com/profile/add')
  const from = new Date(earned?.validFrom ?? 0)
  const until = new Date(earned?.validUntil ?? 0)
  const fields = {
    startTask: 'CERTIFICATION_NAME',
    name: earned ? `Airworthy: ${roleName(earned.role)}` : 'Airworthy',
    organizationName: issuedIn(events)?.organisation ?? '',
    issueYear: String(from.getUTCFullYear()),
    issueMonth: String(from.getUTCMonth() + 1),
    expirationYear: String(until.getUTCFullYear()),
    expirationMonth: String(until.getUTCMonth() + 1),
    certUrl: verify,
    certId: id,
  }
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
  return url.href
}
