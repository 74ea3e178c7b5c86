import {dueFromOf, standingAt, verifyCredential, type CredentialEvent} from '@airworthy/credentials'
import {AirworthyError} from '@airworthy/kernel'
import * as store from './credential-store.ts'
import {explained} from './explaining.ts'
import {earnedIn, issuedIn, recordedEvents, standingEvents, type DatedEvent} from './life.ts'
import type {CredentialParts} from './parts.ts'
import type {Published} from './status-lists.ts'
import {checkSentence, howProved, notProved} from './verify-words.ts'
import type {VerifyView} from './views.ts'
import {domainName, levelName, roleName} from './words.ts'

/**
 * A credential for everybody: the stored file verified by the library as a stranger would, and what
 * it says in plain words. Throws `not-found` for one that is unknown or waits to be issued.
 */
export async function readVerify(
  parts: CredentialParts,
  published: Published,
  id: string,
): Promise<VerifyView> {
  const {database, ledger, clock, issuer} = parts
  const now = clock.now()
  const row = await store.findCredential(database, id)
  if (!row || row.issuedAt === null || row.listNumber === null) {
    throw new AirworthyError('not-found', `no credential ${id}`)
  }
  if (row.document === null) return forgottenView(row, now)
  const events = await recordedEvents(database, ledger, id)
  const name = {purpose: 'revocation', number: row.listNumber} as const
  const {outcome, checks} = await verifyCredential(JSON.parse(row.document), {
    ...(issuer ? {didDocument: await published.didDocument()} : {}),
    statusLists: issuer ? [await published.statusList(name)] : [],
    now,
  })
  const {standing, because} = standingAt(standingEvents(id, events), now)
  return {
    id,
    at: now.toISOString(),
    outcome,
    standing,
    checks: checks.map(({check, outcome: found, code, facts}) => ({
      check,
      outcome: found,
      code,
      about: checkSentence(
        {check, outcome: found, code, facts},
        {suspended: standing === 'suspended'},
      ),
    })),
    facts: factsOf(parts, {events, replacedBy: await replacementOf(parts, row)}),
    because: explained(because, {reasons: false}),
  }
}

function factsOf(
  {exerciseTitles}: CredentialParts,
  {events, replacedBy}: {events: readonly DatedEvent[]; replacedBy: string | null},
): VerifyView['facts'] {
  const earned = earnedIn(events)
  const issued = issuedIn(events)
  if (!earned || !issued) return null
  const {role, kind, validFrom, validUntil, decision} = earned
  return {
    name: issued.name,
    organisation: issued.organisation,
    issuer: issued.issuer,
    role,
    roleName: roleName(role),
    kind,
    validFrom,
    validUntil,
    dueFrom: dueFromOf(new Date(validUntil)).toISOString(),
    earnedAt: validFrom,
    issuedAt: events.find(({type}) => type === 'credential.issued')?.at ?? issued.created,
    domains: decision.domains.map((one) => ({
      domain: one.domain,
      name: domainName(one.domain),
      requiredLevel: one.requiredLevel,
      requiredLevelName: levelName(one.requiredLevel),
      mean: one.mean,
      standardError: one.standardError,
      cut: one.cut,
      items: one.items,
      measuredAt: one.measuredAt,
      carried: one.from === 'carried',
    })),
    exercises: decision.exercises
      .filter(({passed}) => passed)
      .map(({exercise, finishedAt, from}) => ({
        exercise,
        title: exerciseTitles.get(exercise) ?? exercise,
        finishedAt,
        carried: from === 'carried',
      })),
    how: howProved(earned),
    notProved: notProved(earned),
    replacedBy,
  }
}

/** The credential by which the same person renewed this one. */
async function replacementOf(
  {database, ledger}: CredentialParts,
  {id, personId, role}: store.CredentialRow,
): Promise<string | null> {
  if (personId === null) return null
  for (const other of await store.credentialsOf(database, personId)) {
    if (other.id === id || other.role !== role || other.issuedAt === null) continue
    const earned = earnedIn(await recordedEvents(database, ledger, other.id))
    if (earned?.replaces === id) return other.id
  }
  return null
}

/** What is left to say of a credential whose person was erased: whether its place is set. */
function forgottenView(row: store.CredentialRow, now: Date): VerifyView {
  const {standing} = standingAt(eventsOfRow(row), now)
  const set = standing === 'revoked' || standing === 'suspended' || standing === 'lapsed'
  const outcome = set ? 'breach' : 'not-judged'
  return {
    id: row.id,
    at: now.toISOString(),
    outcome,
    standing,
    checks: [
      {
        check: 'status',
        outcome,
        code: set ? standing : 'nothing-kept',
        about: set
          ? `This credential is ${standing}.`
          : 'It was issued here and is not revoked. Its person was erased: what it says stands in the file alone that the person holds. Verify that file.',
      },
    ],
    facts: null,
    because: [],
  }
}

function eventsOfRow({id, role, earnedAt, validUntil, ...row}: store.CredentialRow) {
  const at = earnedAt.toISOString()
  const events: CredentialEvent[] = [
    {
      type: 'credential.earned',
      credentialId: id,
      role,
      at,
      validFrom: at,
      validUntil: validUntil.toISOString(),
    },
  ]
  const changes = [
    ['credential.suspended', row.suspendedAt],
    ['credential.revoked', row.revokedAt],
  ] as const
  for (const [type, moment] of changes) {
    if (moment) events.push({type, credentialId: id, at: moment.toISOString(), reason: ''})
  }
  return events
}
