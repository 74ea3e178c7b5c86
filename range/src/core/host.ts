import type {Json} from '@airworthy/kernel'
import type {Judgement, ObjectiveState} from './engine.ts'
import type {SessionEvent} from './session.ts'

/** An attempt as whoever stores it hands it over: its scenario and all its events. */
export interface Attempt {
  readonly id: string
  /** Id of the engine. */
  readonly engine: string
  /** The scenario of the exercise as it was when the attempt started. */
  readonly facts: Json
  readonly events: readonly SessionEvent[]
}

/** What the learner may know of an attempt as it stands. */
export interface Standing {
  /** Number of events. */
  readonly position: number
  readonly canUndo: boolean
  readonly hintsShown: number
  readonly stopped: {readonly reason: 'wall-time'; readonly afterMs: number} | null
  /** The progress; the judgement's objectives once finished. */
  readonly objectives: readonly ObjectiveState[]
  /** The engine's view. */
  readonly view: Json
  readonly judgement: Judgement | null
}

/** An event that was decided and is to be stored, with the standing once it is. */
export interface Decided<Kind extends SessionEvent['kind']> {
  readonly event: Extract<SessionEvent, {kind: Kind}>
  readonly standing: Standing
}

/**
 * Runs engines beside the event loop. Whoever calls stores the event and calls again with it; an
 * event that was not stored never happened. Every method throws `unknown-engine`, `session-broken`,
 * and `range-closed` after `close`.
 */
export interface RangeHost {
  /** Decides an action. Throws `action-refused`; an action over the wall time comes back `stopped`. */
  act(attempt: Attempt, action: Json): Promise<Decided<'acted' | 'stopped'>>
  /** Takes back the last action. Throws `action-refused` where there is none to take back. */
  undo(attempt: Attempt): Promise<Decided<'undone'>>
  view(attempt: Attempt): Promise<Standing>
  /** Judges and ends the attempt; judging over the wall time comes back `stopped`. */
  judge(attempt: Attempt): Promise<Decided<'finished' | 'stopped'>>
  close(): Promise<void>
}
