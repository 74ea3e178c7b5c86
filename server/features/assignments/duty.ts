import {AirworthyError} from '@airworthy/kernel'
import {daysAfter, laterDay} from './days.ts'
import type {Programme, Standing} from './views.ts'

/** Days that somebody has at least who joins late, or whose exemption ends. */
export const daysToCatchUp = 14

/** What happens to one person's part in an assignment, in the stream `assignment/<id>/<duty id>`. */
export type DutyEvent =
  | {
      readonly type: 'assignment.given'
      readonly payload: {readonly programme: Programme; readonly dueOn: string}
    }
  | {
      readonly type: 'assignment.done'
      readonly payload: {
        readonly baselineAt: string | null
        readonly met: readonly string[]
        readonly certifiedUntil?: string
      }
    }
  | {
      readonly type: 'assignment.exempted'
      readonly payload: {readonly reason: string; readonly until: string; readonly by: string}
    }
  | {
      readonly type: 'assignment.exemption-ended'
      /** The day on which it ended early. */
      readonly payload: {readonly on: string}
    }
  | {readonly type: 'assignment.left'; readonly payload: Readonly<Record<string, never>>}
  | {readonly type: 'assignment.returned'; readonly payload: {readonly on: string}}

export interface Exemption {
  readonly reason: string
  /** Last day of it. */
  readonly until: string
  readonly by: string
  readonly at: string
}

/** One person's part in an assignment. */
export interface Duty {
  /** The day that was set when it was given. */
  readonly givenDueOn: string
  /** The day that counts: later after an exemption or a return. */
  readonly dueOn: string
  readonly assignedAt: string
  readonly doneAt: string | null
  /** When the person stopped belonging to whom it was assigned; null while they do. */
  readonly leftAt: string | null
  readonly exemption: Exemption | null
}

/** The duty after one more event. Throws `event-refused`, or `duty-done` where it is too late. */
export function afterDutyEvent(duty: Duty | null, event: DutyEvent, at: string): Duty {
  if (event.type === 'assignment.given') {
    if (duty) throw new AirworthyError('event-refused', 'the assignment was given before')
    const {dueOn} = event.payload
    return {givenDueOn: dueOn, dueOn, assignedAt: at, doneAt: null, leftAt: null, exemption: null}
  }
  if (!duty) throw new AirworthyError('event-refused', 'the assignment was not given')
  if (duty.doneAt !== null && event.type !== 'assignment.left') {
    throw new AirworthyError('duty-done', 'the assignment is done: what is done stays done')
  }
  switch (event.type) {
    case 'assignment.done':
      return {...duty, doneAt: at}
    case 'assignment.exempted': {
      const {reason, until, by} = event.payload
      const dueOn = laterDay(duty.givenDueOn, daysAfter(until, daysToCatchUp))
      return {...duty, dueOn, exemption: {reason, until, by, at}}
    }
    case 'assignment.exemption-ended': {
      const dueOn = laterDay(duty.givenDueOn, daysAfter(event.payload.on, daysToCatchUp))
      return {...duty, dueOn, exemption: null}
    }
    case 'assignment.left':
      return {...duty, leftAt: at}
    case 'assignment.returned': {
      const dueOn = laterDay(duty.dueOn, daysAfter(event.payload.on, daysToCatchUp))
      return {...duty, dueOn, leftAt: null}
    }
  }
}

/** Where a duty stands on a day; the due day itself is not overdue. */
export function standingOn(
  {
    doneAt,
    dueOn,
    exemption,
  }: Pick<Duty, 'doneAt' | 'dueOn'> & {
    readonly exemption: Pick<Exemption, 'until'> | null
  },
  today: string,
): Standing {
  if (doneAt !== null) return 'done'
  if (exemption !== null && exemption.until >= today) return 'exempt'
  return dueOn < today ? 'overdue' : 'due'
}
