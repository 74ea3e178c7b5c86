import {withAnswer, type DomainAbilities} from './domain-abilities.ts'
import {highestScore} from './models.ts'
import {scoreLogLikelihood, sessionBank} from './session-bank.ts'
import type {
  AnsweredEvent,
  ContinuedEvent,
  LaterSessionEvent,
  SessionEvent,
  SkippedEvent,
  StartedEvent,
} from './session-events.ts'
import type {SessionRecord} from './session-record.ts'
import {eventRefused} from './session-refusals.ts'
import type {SessionState} from './session-state.ts'
import {sessionState} from './session-view.ts'
import {crossesOffer} from './stopping.ts'

/** An assessment in memory: what was established, and the state that follows from it. */
export interface AdaptiveSession {
  readonly record: SessionRecord
  readonly state: SessionState
}

// Everything below is a function of the events: no clock, and chance only from the seed and the
// position. Math.exp and Math.log may differ in the last bit between engines, so that a replay is
// promised on the same major version of V8; ranking ties are broken by item id, not by chance.

/** The assessment after its start event. Throws `event-refused` if the event cannot be used. */
export function startSession(start: StartedEvent): AdaptiveSession {
  const bank = sessionBank(start)
  return sessionFrom({
    bank,
    abilities: bank.prior,
    given: [],
    status: 'in-progress',
    activeMs: 0,
    offersToStop: false,
    extraRound: null,
    finishReason: null,
  })
}

/**
 * The assessment after one more event; the one before stays as it was. Throws `event-refused` for
 * an event that does not fit: another position or item, an impossible score, an answer while paused
 * or finished, a reason to finish that does not hold.
 */
export function applyEvent(session: AdaptiveSession, event: SessionEvent): AdaptiveSession {
  return sessionFrom(nextRecord(session, event))
}

/** The state that a list of events leaves. Throws `event-refused` for the first that does not fit. */
export function foldSession(events: readonly SessionEvent[]): SessionState {
  const [start, ...later] = events
  if (start?.kind !== 'started') {
    throw eventRefused(`the first event must be started: ${start?.kind ?? 'none'}`)
  }
  return later.reduce(applyEvent, startSession(start)).state
}

function sessionFrom(record: SessionRecord): AdaptiveSession {
  return {record, state: sessionState(record)}
}

function nextRecord({record, state}: AdaptiveSession, event: SessionEvent): SessionRecord {
  switch (event.kind) {
    case 'started':
      throw eventRefused('the assessment has already started')
    case 'answered':
    case 'skipped':
      return afterItem(record, state, event)
    case 'paused':
      if (state.status !== 'in-progress') throw eventRefused(`cannot pause when ${state.status}`)
      return {...record, status: 'paused'}
    case 'resumed':
      if (state.status !== 'paused') throw eventRefused(`cannot resume when ${state.status}`)
      return {...record, status: 'in-progress'}
    case 'continued':
      return afterContinuing(record, state, event)
    case 'finished':
      if (state.status === 'finished') throw eventRefused('cannot finish when finished')
      if (event.reason !== 'by-person' && event.reason !== state.shouldFinish) {
        throw eventRefused(`reason to finish does not hold: ${event.reason}`)
      }
      return {...record, status: 'finished', finishReason: event.reason, offersToStop: false}
    default:
      return refuseUnknown(event)
  }
}

function afterItem(
  record: SessionRecord,
  state: SessionState,
  event: AnsweredEvent | SkippedEvent,
): SessionRecord {
  if (state.status !== 'in-progress') throw eventRefused(`cannot answer when ${state.status}`)
  const next = state.nextItem
  if (next === null) throw eventRefused(`no item to answer: ${state.shouldFinish ?? ''}`)
  const {position, itemId, elapsedMs} = event
  if (position !== next.position) {
    throw eventRefused(`answer to position ${position}, expected ${next.position}`)
  }
  if (itemId !== next.itemId)
    throw eventRefused(`answer to item ${itemId}, expected ${next.itemId}`)
  if (!(elapsedMs >= 0 && elapsedMs < Infinity)) {
    throw eventRefused(`elapsed milliseconds must be 0 or more: ${elapsedMs}`)
  }
  const score = event.kind === 'answered' ? event.score : 0
  const activeMs = record.activeMs + elapsedMs
  return {
    ...record,
    abilities: abilitiesAfter(record, {domain: next.domain, itemId, score}),
    given: [
      ...record.given,
      {
        position,
        itemId,
        itemVersion: next.itemVersion,
        domain: next.domain,
        score,
        skipped: event.kind === 'skipped',
        elapsedMs,
      },
    ],
    activeMs,
    offersToStop: crossesOffer(
      record.activeMs / 60_000,
      activeMs / 60_000,
      record.bank.start.rules.offerStopAfterMinutes,
    ),
  }
}

function abilitiesAfter(
  {bank, abilities}: SessionRecord,
  answer: {domain: string; itemId: string; score: number},
): DomainAbilities {
  const domain = bank.start.domains.findIndex(({id}) => id === answer.domain)
  const place = bank.domains[domain]?.items.findIndex(({id}) => id === answer.itemId) ?? -1
  const item = bank.domains[domain]?.items[place]
  const curves = bank.domains[domain]?.curves[place]
  if (item === undefined || curves === undefined) {
    throw eventRefused(`unknown item: ${answer.itemId}`)
  }
  const highest = highestScore(item.model)
  if (!Number.isInteger(answer.score) || answer.score < 0 || answer.score > highest) {
    throw eventRefused(`score must be an integer from 0 to ${highest}: ${answer.score}`)
  }
  return withAnswer(abilities, {domain, logLikelihood: scoreLogLikelihood(curves, answer.score)})
}

function afterContinuing(
  record: SessionRecord,
  state: SessionState,
  {domains, moreItems}: ContinuedEvent,
): SessionRecord {
  if (state.status !== 'finished' && state.shouldFinish === null) {
    throw eventRefused('cannot ask for more items before the end')
  }
  if (state.status === 'paused') throw eventRefused('cannot ask for more items when paused')
  if (!Number.isInteger(moreItems) || moreItems < 1) {
    throw eventRefused(`more items must be a positive integer: ${moreItems}`)
  }
  if (domains.length === 0) throw eventRefused('more items need a domain')
  const places = [...new Set(domains)].map((id) => {
    const place = state.byDomain.findIndex(({domain}) => domain === id)
    const found = state.byDomain[place]
    if (found === undefined) throw eventRefused(`unknown domain: ${id}`)
    if (found.verdict !== 'not-judged') throw eventRefused(`domain is judged already: ${id}`)
    if (found.items === record.bank.domains[place]?.items.length) {
      throw eventRefused(`domain has no items left: ${id}`)
    }
    return place
  })
  return {
    ...record,
    status: 'in-progress',
    finishReason: null,
    extraRound: {domains: places, upToItems: record.given.length + moreItems},
  }
}

// Events come from a store: what the type forbids may still arrive.
function refuseUnknown(event: never): never {
  const {kind} = event as LaterSessionEvent // read only to name it
  throw eventRefused(`unknown kind of event: ${kind}`)
}
