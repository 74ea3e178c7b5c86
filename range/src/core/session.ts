import {AirworthyError, type Json} from '@airworthy/kernel'
import type {AnyEngine, Judgement} from './engine.ts'

/** What happened in an attempt at an exercise, in order; the attempt is a fold over these. */
export type SessionEvent =
  | {
      readonly kind: 'started'
      readonly exercise: string
      readonly engine: string
      readonly seed: string
      /** Digest of the scenario, so that nobody replays the attempt over other facts. */
      readonly facts: string
    }
  | {readonly kind: 'acted'; readonly action: Json; readonly result: Json}
  /** The wall-time backstop: nothing was applied. `action` is null where judging was stopped. */
  | {
      readonly kind: 'stopped'
      readonly action: Json
      readonly reason: 'wall-time'
      readonly afterMs: number
    }
  /** Takes back the last action that still counts. */
  | {readonly kind: 'undone'}
  /** Shows a hint, counted from 0, in order. */
  | {readonly kind: 'hinted'; readonly hint: number}
  | {readonly kind: 'finished'; readonly judgement: Judgement}

/** An attempt as its events leave it. */
export interface Session {
  readonly started: Extract<SessionEvent, {kind: 'started'}>
  /** The engine's state. */
  readonly state: unknown
  /** Number of events. */
  readonly position: number
  readonly canUndo: boolean
  /** How many hints were shown. */
  readonly hintsShown: number
  /** The last action ended by the backstop, until another action counts. */
  readonly lastStopped: {readonly reason: 'wall-time'; readonly afterMs: number} | null
  readonly judgement: Judgement | null
  /** What can be taken back: the last actions that count, each with the state before it. */
  readonly trail: readonly {readonly action: Json; readonly before: unknown}[]
}

/** Actions that can be taken back one after another; each keeps a whole state in memory. */
const mostTakenBack = 40

/**
 * Folds an attempt from its events. Throws `session-broken` for events that cannot follow one
 * another: no start, a second start, an undo of nothing, a hint out of order, anything after the end.
 */
export function foldSession(
  engine: AnyEngine,
  {facts, events}: {facts: Json; events: readonly SessionEvent[]},
): Session {
  const [started, ...later] = events
  if (started?.kind !== 'started') throw broken('does not begin with its start', 0)
  if (started.engine !== engine.id) throw broken(`is of engine ${started.engine}`, 0)
  const session: Session = {
    started,
    state: engine.start(facts, started.seed),
    position: 1,
    canUndo: false,
    hintsShown: 0,
    lastStopped: null,
    judgement: null,
    trail: [],
  }
  return later.reduce((before, event) => nextSession(engine, {session: before, event}), session)
}

/** The attempt after one more event. Throws `session-broken` where the event cannot follow. */
export function nextSession(
  engine: AnyEngine,
  {session, event}: {session: Session; event: SessionEvent},
): Session {
  if (session.judgement !== null) throw broken('goes on after its end', session.position)
  const next = {...session, position: session.position + 1}
  switch (event.kind) {
    case 'started':
      throw broken('starts twice', session.position)
    case 'acted': {
      const {action, result} = event
      const state = engine.apply(session.state, {action, result})
      const trail = [...session.trail, {action, before: session.state}].slice(-mostTakenBack)
      return {...next, state, trail, canUndo: engine.undoable(action), lastStopped: null}
    }
    case 'stopped':
      return {...next, lastStopped: {reason: event.reason, afterMs: event.afterMs}}
    case 'undone': {
      const last = session.trail.at(-1)
      if (last === undefined || !session.canUndo) {
        throw broken('takes back what cannot be taken back', session.position)
      }
      const trail = session.trail.slice(0, -1)
      const earlier = trail.at(-1)
      const canUndo = earlier !== undefined && engine.undoable(earlier.action)
      return {...next, state: last.before, trail, canUndo, lastStopped: null}
    }
    case 'hinted':
      if (event.hint !== session.hintsShown)
        throw broken('shows a hint too early', session.position)
      return {...next, hintsShown: session.hintsShown + 1}
    case 'finished':
      return {...next, judgement: event.judgement, canUndo: false}
  }
}

function broken(reason: string, position: number): AirworthyError {
  return new AirworthyError('session-broken', `attempt refused: ${reason} (event ${position})`, {
    facts: {reason, position},
  })
}
