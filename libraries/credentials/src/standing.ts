import {AirworthyError} from '@airworthy/kernel'

/** What happens to one credential; `at` is ISO 8601 in UTC. */
export type CredentialEvent =
  | {
      readonly type: 'credential.earned'
      readonly credentialId: string
      readonly role: string
      readonly at: string
      /** First moment at which it is valid, ISO 8601. */
      readonly validFrom: string
      /** First moment at which it is no longer valid, ISO 8601. */
      readonly validUntil: string
    }
  | {readonly type: 'credential.issued'; readonly credentialId: string; readonly at: string}
  | {
      readonly type: 'credential.suspended' | 'credential.reinstated' | 'credential.revoked'
      readonly credentialId: string
      readonly at: string
      readonly reason: string
    }

/** Where somebody stands for a role; see `standingAt`. */
export type StandingName = 'none' | 'current' | 'due' | 'lapsed' | 'suspended' | 'revoked'

/** A standing with what explains it. */
export interface Standing {
  readonly standing: StandingName
  /** The credential that decides it; null for none. */
  readonly credentialId: string | null
  /** End of that credential's validity, ISO 8601. */
  readonly validUntil: string | null
  /** The events of that credential up to the moment, oldest first. */
  readonly because: readonly CredentialEvent[]
}

/** Days before the end of validity from which a renewal is due. */
export const dueDays = 90
/** Years for which a credential is valid. */
export const validYears = 2

const dayMs = 24 * 60 * 60 * 1000

/** The end of a validity that begins at a moment: the same moment two years later, 28 February for the 29th. */
export function validUntilOf(validFrom: Date): Date {
  const end = new Date(validFrom)
  end.setUTCFullYear(end.getUTCFullYear() + validYears)
  if (end.getUTCMonth() !== validFrom.getUTCMonth()) end.setUTCDate(0)
  return end
}

/** From when a renewal is due, 90 days before the end. */
export function dueFromOf(validUntil: Date): Date {
  return new Date(validUntil.getTime() - dueDays * dayMs)
}

/**
 * Where a person stands for one role at a moment, from the events of all their credentials for it.
 * Credentials stack: the one valid for longest decides; without a valid one the latest earned does.
 * Events after the moment take no part. Throws `event-refused` for events of two roles, or for an
 * event of a credential that was not earned before.
 */
export function standingAt(events: readonly CredentialEvent[], at: Date): Standing {
  const lives = livesOf(events, at)
  const roles = new Set([...lives.values()].map(({role}) => role))
  if (roles.size > 1) {
    throw new AirworthyError(
      'event-refused',
      `events of several roles: ${[...roles].join(', ')}; ask for one role at a time`,
    )
  }
  let best: Standing = {standing: 'none', credentialId: null, validUntil: null, because: []}
  for (const [credentialId, life] of lives) {
    const standing = {
      standing: nameAt(life, at),
      credentialId,
      validUntil: life.validUntil,
      because: life.events,
    }
    if (isBetter(standing, best)) best = standing
  }
  return best
}

/** The standing for each role in which the events of one person earned a credential, by role. */
export function standingsByRole(
  events: readonly CredentialEvent[],
  at: Date,
): ReadonlyMap<string, Standing> {
  const roleOf = new Map<string, string>()
  for (const event of events) {
    if (event.type === 'credential.earned') roleOf.set(event.credentialId, event.role)
  }
  const roles = [...new Set(roleOf.values())].toSorted()
  return new Map(
    roles.map((role) => [
      role,
      standingAt(
        events.filter(({credentialId}) => roleOf.get(credentialId) === role),
        at,
      ),
    ]),
  )
}

interface Life {
  readonly role: string
  readonly earnedAt: string
  readonly validFrom: string
  readonly validUntil: string
  readonly state: 'good' | 'suspended' | 'revoked'
  readonly events: readonly CredentialEvent[]
}

function livesOf(events: readonly CredentialEvent[], at: Date): Map<string, Life> {
  const lives = new Map<string, Life>()
  for (const event of events) {
    if (Date.parse(event.at) > at.getTime()) continue
    lives.set(event.credentialId, afterEvent(lives.get(event.credentialId), event))
  }
  return lives
}

function afterEvent(life: Life | undefined, event: CredentialEvent): Life {
  if (event.type === 'credential.earned') {
    if (life) throw refused(event, 'was earned before')
    const {role, at, validFrom, validUntil} = event
    return {role, earnedAt: at, validFrom, validUntil, state: 'good', events: [event]}
  }
  if (!life) throw refused(event, 'was not earned')
  const events = [...life.events, event]
  // A revocation is final: whatever is recorded later explains nothing more.
  if (life.state === 'revoked' || event.type === 'credential.issued') return {...life, events}
  return {...life, events, state: stateAfter[event.type]}
}

const stateAfter = {
  'credential.suspended': 'suspended',
  'credential.reinstated': 'good',
  'credential.revoked': 'revoked',
} as const

function refused({type, credentialId}: CredentialEvent, why: string): AirworthyError {
  return new AirworthyError('event-refused', `${type}: credential ${credentialId} ${why}`)
}

function nameAt({state, validFrom, validUntil}: Life, at: Date): StandingName {
  if (state === 'revoked') return 'revoked'
  const end = new Date(validUntil)
  if (at >= end) return 'lapsed'
  if (state === 'suspended') return 'suspended'
  if (at < new Date(validFrom)) return 'none'
  return at >= dueFromOf(end) ? 'due' : 'current'
}

const isValid = ({standing}: Standing) => standing === 'current' || standing === 'due'

/** Valid before invalid; of valid ones the longest; of others the latest earned; then by id, so that order decides nothing. */
function isBetter(one: Standing, other: Standing): boolean {
  if (other.credentialId === null) return true
  if (isValid(one) !== isValid(other)) return isValid(one)
  const [mine, theirs] = isValid(one)
    ? [Date.parse(one.validUntil ?? ''), Date.parse(other.validUntil ?? '')]
    : [Date.parse(one.because[0]?.at ?? ''), Date.parse(other.because[0]?.at ?? '')]
  if (mine !== theirs) return mine > theirs
  return (one.credentialId ?? '') > other.credentialId
}
