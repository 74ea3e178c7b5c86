import {
  canonicalResponse,
  presentItem,
  scoreResponse,
  type CanonicalResponse,
  type EngineerRole,
  type Item,
  type ItemView,
} from '@airworthy/content'
import {AirworthyError, randomFrom} from '@airworthy/kernel'
import {
  applyEvent,
  startSession,
  type AdaptiveSession,
  type LaterSessionEvent,
  type StartedEvent,
} from '@airworthy/psychometrics'
import {hasEnough, termsBefore, type AttemptTerms, type Shown} from './terms.ts'

/** What the ledger keeps of an attempt, one event each; a person's answer in the author's keys. */
export type AttemptEvent =
  | {
      type: 'assessment.started'
      payload: {
        role: EngineerRole
        consent: true
        /** A baseline where it is absent: attempts that began before there was another kind. */
        kind?: AttemptKind
        /** Absent in attempts that began before there were terms. */
        terms?: AttemptTerms
        start: StartedEvent
      }
    }
  | {
      type: 'assessment.answered'
      payload: {
        answerId: string
        /** The digest of the question and key that were answered. */
        item: string
        /** Null when the person could not tell. */
        given: CanonicalResponse | null
        event: LaterSessionEvent
      }
    }
  | {
      type:
        'assessment.paused' | 'assessment.resumed' | 'assessment.continued' | 'assessment.finished'
      payload: {event: LaterSessionEvent}
    }

/**
 * A baseline is over all domains; a test-out is a short check of one; an examination is over the
 * domains that a certification asks, from the reserved part of the bank.
 */
export type AttemptKind = 'baseline' | 'test-out' | 'examination'

/** An attempt as its events leave it: a fold, never stored. */
export interface Attempt {
  readonly kind: AttemptKind
  readonly role: EngineerRole
  readonly terms: AttemptTerms
  readonly session: AdaptiveSession
  /** What the results show; null while there is nothing to show. */
  readonly shown: Shown | null
  /** Position of each answer by the id that the client gave it. */
  readonly answerIds: ReadonlyMap<string, number>
  /** Time of the last answer in each domain that has one. */
  readonly answeredAt: ReadonlyMap<string, string>
  /** 1, and one more for each time that more items were asked for. */
  readonly sittings: number
  readonly startedAt: string
  /** Time of the last event. */
  readonly savedAt: string
  /** Number of events. */
  readonly length: number
}

/** Applies one recorded event; `null` before the first. Throws `event-refused` for one that does not fit. */
export function afterEvent(attempt: Attempt | null, event: AttemptEvent, at: string): Attempt {
  if (event.type === 'assessment.started') {
    if (attempt) throw new AirworthyError('event-refused', 'the assessment has already started')
    const {role, kind = 'baseline', terms = termsBefore, start} = event.payload
    const session = startSession(start)
    const none = {shown: null, answerIds: new Map(), answeredAt: new Map(), sittings: 1}
    return {kind, role, terms, session, ...none, startedAt: at, savedAt: at, length: 1}
  }
  if (!attempt) throw new AirworthyError('event-refused', `first event is ${event.type}`)
  const next = {
    ...attempt,
    session: applyEvent(attempt.session, event.payload.event),
    savedAt: at,
    length: attempt.length + 1,
  }
  if (event.type === 'assessment.finished') return {...next, shown: shownAfter(next, at)}
  if (event.type === 'assessment.continued') return {...next, sittings: attempt.sittings + 1}
  if (event.type !== 'assessment.answered') return next
  const {position, nextItem} = attempt.session.state
  return {
    ...next,
    answerIds: new Map(attempt.answerIds).set(event.payload.answerId, position),
    answeredAt: new Map(attempt.answeredAt).set(nextItem?.domain ?? '', at),
  }
}

/** What the results of an attempt show once it has ended at a moment. */
function shownAfter({session: {state}, terms, shown: before, answeredAt}: Attempt, at: string) {
  const {finishReason} = state
  if (finishReason === null || !hasEnough({state, terms, before}, finishReason)) return before
  return {state, answeredAt, at}
}

/** What the browser may see of the item at a position, shuffled by the attempt's seed. */
export function presentedItem(attempt: Attempt, item: Item): ItemView {
  return presentation(attempt, item).view
}

/** Reads and scores a browser's response to the next item. Throws `response-refused`. */
export function judgedResponse(
  attempt: Attempt,
  item: Item,
  response: unknown,
): {given: CanonicalResponse; score: number} {
  const {order} = presentation(attempt, item)
  const given = canonicalResponse(item, {response, order})
  return {given, score: scoreResponse(item, given)}
}

function presentation({session}: Attempt, item: Item) {
  const {seed} = session.record.bank.start
  return presentItem(item, randomFrom(`${seed}/${session.state.position}/${item.id}`))
}
