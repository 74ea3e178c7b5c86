import {engineerRoles, type Certification, type EngineerRole} from '@airworthy/content'
import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import {askingOf, type Asking, type NotJudgedBefore} from './asking.ts'
import {foldExamination, streamOf, type Examination} from './examination.ts'
import type * as store from './examination-store.ts'
import type {ExaminationParts} from './parts.ts'
import type {HeldCertification, StoppedCertification} from './renewal.ts'
import type {ExaminationsView} from './views.ts'

/** Whether a person may begin an examination now, and what it would ask. */
export interface Prospect {
  readonly role: EngineerRole | null
  readonly certification: Certification | null
  readonly held: HeldCertification | null
  /** Null without role or certification. */
  readonly asking: Asking | null
  /** Whether the person can read the keys of reserved items now. */
  readonly readsKeys: boolean
  readonly blocked: ExaminationsView['blocked']
  /** When what blocks is over; null where time alone does not end it. */
  readonly from: Date | null
}

const dayMs = 24 * 60 * 60 * 1000

/** What stands between a person and an examination, by their rows, newest first. */
export async function prospectOf(
  parts: ExaminationParts,
  personId: string,
  rows: readonly store.ExaminationRow[],
): Promise<Prospect> {
  const {database, ledger, clock, certifications, renewalOf, stoppedOf} = parts
  const role = await parts.engineerRoleOf(personId)
  const certification = certifications.find((one) => one.role === role) ?? null
  const readsKeys = await parts.readsKeys(personId)
  const none = {role, certification, held: null, asking: null, readsKeys, from: null}
  if (role === null) {
    return {...none, blocked: blockedBy('no-role', 'Say first which engineering role you have.')}
  }
  if (certification === null) {
    return {
      ...none,
      blocked: blockedBy('no-certification', 'There is no certification for your role.'),
    }
  }
  const now = clock.now()
  const held = await renewalOf(database, {personId, role})
  const stopped = await stoppedOf(database, {personId, role})
  const latest = rows.find((row) => row.role === role && row.decidedAt !== null)
  const decided =
    latest === undefined ? null : foldExamination(await ledger.read(database, streamOf(latest.id)))
  const before = usableBefore(decided, stopped)
  const known = {...none, held, asking: askingOf(certification, {held, before, now})}
  if (rows.some(({decidedAt}) => decidedAt === null)) {
    const sentence = 'You have an examination open: finish it first.'
    return {...known, blocked: blockedBy('examination-open', sentence)}
  }
  if (stopped?.state === 'suspended') {
    const sentence =
      'Your credential is suspended: no other examination can begin until that is decided. If you think that it is wrong, dispute it.'
    return {...known, blocked: blockedBy('suspended', sentence)}
  }
  const anew = stopped === null ? null : afterRevocation(certification, stopped)
  if (anew !== null && anew > now) {
    const sentence = `Your credential was revoked: another examination can begin from ${dayText(anew)}, and asks everything.`
    return {...known, from: anew, blocked: blockedBy('too-soon', sentence)}
  }
  const retry = decided === null ? null : retryFrom(decided)
  if (retry !== null && retry > now) {
    const sentence = `Your last examination was decided a short time ago: another can begin from ${dayText(retry)}.`
    return {...known, from: retry, blocked: blockedBy('too-soon', sentence)}
  }
  const renewable = held === null ? null : renewableFrom(certification, held)
  if (renewable !== null && renewable > now) {
    const sentence = `You are certified as ${roleName(role)}: a renewal can begin from ${dayText(renewable)}.`
    return {...known, from: renewable, blocked: blockedBy('already-certified', sentence)}
  }
  return {...known, blocked: null}
}

/** Throws what blocks: `role-refused`, `attempt-open`, `examination-too-soon`, `credential-suspended`. */
export function refuseBlocked({blocked, from}: Prospect): void {
  if (blocked === null) return
  const code = {
    'no-role': 'role-refused',
    'no-certification': 'role-refused',
    'examination-open': 'attempt-open',
    'too-soon': 'examination-too-soon',
    'already-certified': 'examination-too-soon',
    suspended: 'credential-suspended',
  }[blocked.reason]
  const {reason, sentence} = blocked
  const message = `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
  throw new AirworthyError(code, message, {
    facts: {reason, ...(from === null ? {} : {from: from.toISOString()})},
  })
}

/**
 * When another examination can begin after a decision, by what it promised; null for at once. One that
 * was left before its end waits as long as one that failed: else leaving would be the way around it.
 */
export function retryFrom({decision, setAside, start}: Examination): Date | null {
  if (decision === null || setAside !== null || decision.outcome === 'passed') return null
  const {failed, notJudged} = start.terms.retryAfterDays
  const days = decision.outcome === 'failed' || !decision.complete ? failed : notJudged
  return days === 0 ? null : new Date(Date.parse(decision.at) + days * dayMs)
}

/** Reads one examination as it stands. */
export async function readExamination(
  {ledger}: Pick<ExaminationParts, 'ledger'>,
  queries: Queries,
  id: string,
): Promise<Examination> {
  return foldExamination(await ledger.read(queries, streamOf(id)))
}

/**
 * What a decision leaves for the next examination: nothing unless it was not judged, and of what was
 * shown before a revocation nothing. Domains count only where the adaptive part was taken to its end:
 * else leaving it, once it goes badly, would keep what failing loses.
 */
function usableBefore(
  decided: Examination | null,
  stopped: StoppedCertification | null,
): NotJudgedBefore | null {
  const decision = decided?.decision ?? null
  if (decided === null || decision?.outcome !== 'not-judged') return null
  if (stopped?.state === 'revoked' && decision.at < stopped.at) return null
  return {exercises: decision.exercises, domains: keptDomains(decided)}
}

/** The domains of a decision that the next examination may take over. */
export function keptDomains({decision, start}: Pick<Examination, 'decision' | 'start'>) {
  if (decision === null) return []
  const {complete, domains} = decision
  const toItsEnd = domains.every(
    ({verdict, from, items}) =>
      from === 'carried' || verdict !== 'not-judged' || items >= start.terms.itemsPerDomain,
  )
  return complete || toItsEnd ? domains : domains.filter(({from}) => from === 'carried')
}

/** After a revocation somebody waits as long as after an examination that failed. */
function afterRevocation({retryAfterDays}: Certification, {at}: StoppedCertification): Date {
  return new Date(Date.parse(at) + retryAfterDays.failed * dayMs)
}

function renewableFrom({renewal}: Certification, {validUntil}: HeldCertification): Date {
  return new Date(Date.parse(validUntil) - renewal.fromDaysBeforeEnd * dayMs)
}

function blockedBy(
  reason: NonNullable<ExaminationsView['blocked']>['reason'],
  sentence: string,
): ExaminationsView['blocked'] {
  return {reason, sentence}
}

function roleName(role: EngineerRole): string {
  return engineerRoles.find(({id}) => id === role)?.name.toLowerCase() ?? role
}

/** A day as people write it, in UTC. */
export function dayText(at: Date | string): string {
  return new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
