import {AirworthyError, canonicalJson, type Json} from '@airworthy/kernel'
import type {AnyEngine, EngineTools} from './engine.ts'
import type {Standing} from './host.ts'
import type {Session, SessionEvent} from './session.ts'

/** The most that a recorded result may take, in characters of JSON. */
const longestResult = 65_536

/**
 * Decides an action: checks it, asks the engine, checks what is to be recorded. Throws
 * `action-refused` for an action that is malformed, does not fit, or comes after the end.
 */
export function decideAction(
  engine: AnyEngine,
  {session, action, tools}: {session: Session; action: Json; tools: EngineTools},
): Extract<SessionEvent, {kind: 'acted'}> {
  refuseEnded(session)
  const parsed = engine.action.safeParse(action)
  if (!parsed.success) {
    const {path, message} = parsed.error.issues[0] ?? {path: [], message: 'malformed'}
    throw refused(`action is malformed: ${[...path, message].map(String).join(': ')}`)
  }
  const result = asJson(engine.decide(session.state, parsed.data, tools))
  const length = JSON.stringify(result).length
  if (length > longestResult) {
    throw new AirworthyError('result-too-long', `result is too long to record: ${length}`)
  }
  return {kind: 'acted', action: asJson(parsed.data), result}
}

/** Judges an attempt. Throws `action-refused` where that was done before. */
export function decideJudgement(
  engine: AnyEngine,
  {session, tools}: {session: Session; tools: EngineTools},
): Extract<SessionEvent, {kind: 'finished'}> {
  refuseEnded(session)
  const judgement = engine.judge(session.state, tools)
  asJson(judgement)
  return {kind: 'finished', judgement}
}

/** Decides to take back the last action. Throws `action-refused` where that cannot be. */
export function decideUndo(session: Session): Extract<SessionEvent, {kind: 'undone'}> {
  refuseEnded(session)
  if (!session.canUndo) throw refused('there is nothing to take back')
  return {kind: 'undone'}
}

/** What the learner may know of an attempt. */
export function standingOf(engine: AnyEngine, session: Session): Standing {
  const {position, canUndo, hintsShown, lastStopped, judgement, state} = session
  return {
    position,
    canUndo,
    hintsShown,
    stopped: lastStopped,
    objectives: judgement === null ? engine.progress(state) : judgement.objectives,
    view: asJson(engine.view(state)),
    judgement,
  }
}

/** A copy as JSON carries it. Throws `not-canonical` for what it cannot carry. */
function asJson(value: unknown): Json {
  return JSON.parse(canonicalJson(value)) as Json // canonical JSON parses to JSON
}

function refuseEnded(session: Session): void {
  if (session.judgement !== null) throw refused('the attempt is finished')
}

function refused(reason: string): AirworthyError {
  return new AirworthyError('action-refused', reason, {facts: {reason}})
}
