import {AirworthyError} from '@airworthy/kernel'
import type {Assignee, Programme} from './views.ts'

/** What happens to an assignment, in its stream `assignment/<id>`. */
export type AssignmentEvent =
  | {
      readonly type: 'assignment.made'
      readonly payload: {
        readonly programme: Programme
        readonly to: Assignee
        readonly dueOn: string
        /** Of the text that everybody concerned was shown; the ledger keeps no free words for good. */
        readonly textDigest: string
      }
    }
  | {readonly type: 'assignment.withdrawn'; readonly payload: {readonly reason: string}}

export interface Assignment {
  readonly programme: Programme
  readonly to: Assignee
  readonly dueOn: string
  readonly textDigest: string
  readonly madeAt: string
  readonly withdrawnAt: string | null
}

/** The assignment after one more event. Throws `event-refused` for one that does not fit. */
export function afterAssignmentEvent(
  assignment: Assignment | null,
  event: AssignmentEvent,
  at: string,
): Assignment {
  if (event.type === 'assignment.made') {
    if (assignment) throw new AirworthyError('event-refused', 'the assignment was made before')
    return {...event.payload, madeAt: at, withdrawnAt: null}
  }
  if (!assignment) throw new AirworthyError('event-refused', 'the assignment was not made')
  if (assignment.withdrawnAt !== null) {
    throw new AirworthyError('assignment-withdrawn', 'the assignment was withdrawn before')
  }
  return {...assignment, withdrawnAt: at}
}

/** What an assignment is judged by. */
export interface Progress {
  /** Domains at or above the level that the person's role requires. */
  readonly met: readonly string[]
  /** Domains that the role requires; empty while the person has no role. */
  readonly required: readonly string[]
  /** When the latest baseline ended; null before the first. */
  readonly baselineAt: string | null
  /** End of the credential for the person's role that is valid for longest, ISO 8601; null without one. */
  readonly certifiedUntil?: string | null
}

/** Days before it was assigned for which an earlier baseline counts. */
const baselineCountsForDays = 180

/**
 * Whether a programme that was assigned at a moment is done. A certification is so with a credential
 * that is valid beyond the due day: a renewal is due on the day on which the old one ends.
 */
export function isDone(
  programme: Programme,
  {met, required, baselineAt, certifiedUntil = null}: Progress,
  {assignedAt, dueOn}: {assignedAt: string; dueOn: string},
): boolean {
  if (programme === 'certification') {
    return certifiedUntil !== null && certifiedUntil.slice(0, 10) > dueOn
  }
  if (baselineAt === null) return false
  const oldest = Date.parse(assignedAt) - baselineCountsForDays * 24 * 60 * 60 * 1000
  if (Date.parse(baselineAt) < oldest) return false
  if (programme === 'baseline') return true
  return required.length > 0 && required.every((domain) => met.includes(domain))
}

/** What of the progress the record of a done programme keeps. */
export function reachedBy({baselineAt, met, certifiedUntil = null}: Progress) {
  return {baselineAt, met, ...(certifiedUntil === null ? {} : {certifiedUntil})}
}
