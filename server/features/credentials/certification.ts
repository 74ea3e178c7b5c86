import packageFacts from '../../package.json' with {type: 'json'}
import {
  stateMeasurement,
  signStatement,
  type Envelope,
  type StatedFinding,
} from '@airworthy/evidence'
import type {Standing} from '@airworthy/credentials'
import {AirworthyError, sha256, type Outcome} from '@airworthy/kernel'
import * as store from './credential-store.ts'
import * as loginStore from './login-store.ts'
import type {CredentialParts} from './parts.ts'
import {eventsOf, standingFor} from './reading.ts'
import type {CertificationQuery} from './views.ts'
import {dayInWords, roleName} from './words.ts'

const tool = {name: 'airworthy-platform', version: packageFacts.version} as const

/** Who asks: leads and administrators about everybody, others about themselves. */
export interface Asker {
  readonly id: string
  readonly aboutEverybody: boolean
}

/**
 * Whether whoever has a login was certified for a role at a moment, as a signed statement that can be
 * checked offline. A login that nobody is linked to is not judged. The statement names no person:
 * its subject is the login. Throws `request-refused` for a moment to come, and `access-refused`.
 */
export async function certificationAt(
  parts: CredentialParts,
  asker: Asker,
  {provider, login, role: asked, at: wanted}: CertificationQuery,
): Promise<Envelope> {
  const {database, ledger, clock, signingKey} = parts
  const now = clock.now()
  const at = wanted === undefined ? now : new Date(wanted)
  if (at > now) {
    throw new AirworthyError('request-refused', `a moment to come: ${at.toISOString()}`)
  }
  const personId = await loginStore.personOfLogin(database, {provider, login})
  if (!asker.aboutEverybody && personId !== asker.id) {
    throw new AirworthyError('access-refused', 'you may ask about logins of your own')
  }
  const person = personId === undefined ? undefined : await store.personNamed(database, personId)
  const role = asked ?? person?.role ?? null
  const standing =
    personId === undefined || person === undefined || role === null
      ? null
      : standingFor(await eventsOf(database, ledger, personId), {role, at})
  const subject = `${provider}:${loginStore.loginKeyOf(login)}`
  const {outcome, finding} = judged(standing, {subject, role, at, linked: person !== undefined})
  const statement = stateMeasurement(
    'certification',
    [{name: subject, digest: {sha256: await sha256(subject)}}],
    {
      tool,
      startedAt: now.toISOString(),
      finishedAt: now.toISOString(),
      parameters: {provider, login, role, at: at.toISOString()},
      result: {
        standing: standing?.standing ?? null,
        credential: standing?.credentialId ?? null,
        validUntil: standing?.validUntil ?? null,
        // Reasons stay with the person; which events there were is what the gate has to know.
        because: (standing?.because ?? []).map((event) => ({
          stream: `credential/${event.credentialId}`,
          type: event.type,
          at: event.at,
        })),
        issuer: parts.issuer?.did ?? null,
      },
      findings: [finding],
      outcome,
    },
  )
  return await signStatement(statement, signingKey)
}

function judged(
  standing: Standing | null,
  {subject, role, at, linked}: {subject: string; role: string | null; at: Date; linked: boolean},
): {outcome: Outcome; finding: StatedFinding} {
  const finding = (
    code: string,
    severity: StatedFinding['severity'],
    message: string,
  ): StatedFinding => ({code, severity, subject, facts: {role, at: at.toISOString()}, message})
  if (!linked) {
    const words = `not judged: ${subject} is not linked to a person; they propose it, and an administrator confirms it`
    return {outcome: 'not-judged', finding: finding('login-unlinked', 'not-judged', words)}
  }
  if (standing === null || role === null) {
    const words = `not judged: whoever has ${subject} has no engineering role; ask for one by role`
    return {outcome: 'not-judged', finding: finding('role-unknown', 'not-judged', words)}
  }
  const name = roleName(role as Parameters<typeof roleName>[0]) // a role of the request or of the directory
  const day = dayInWords(at.toISOString())
  if (standing.standing === 'current' || standing.standing === 'due') {
    const words = `${subject} was certified as ${name} on ${day}, until ${dayInWords(standing.validUntil ?? '')}`
    return {outcome: 'pass', finding: finding('certified', 'note', words)}
  }
  const words = `${subject} was not certified as ${name} on ${day}: ${inWords[standing.standing]}`
  return {
    outcome: 'breach',
    finding: finding(`certification-${standing.standing}`, 'breach', words),
  }
}

const inWords = {
  none: 'no examination was passed by then',
  lapsed: 'the certification had lapsed',
  suspended: 'the credential was suspended',
  revoked: 'the credential was revoked',
} as const
