import {AirworthyError, canonicalJson, errorFrom, type Json} from '@airworthy/kernel'
import type {AnyEngine, EngineTools, Judgement} from './engine.ts'
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
  const asked = acceptable(parsed.data)
  const result = asJson(engine.decide(session.state, parsed.data, tools))
  const length = JSON.stringify(result).length
  if (length > longestResult) {
    throw new AirworthyError('result-too-long', `result is too long to record: ${length}`)
  }
  return {kind: 'acted', action: asked, result}
}

/** Judges an attempt. Throws `action-refused` where that was done before. */
export function decideJudgement(
  engine: AnyEngine,
  {session, tools}: {session: Session; tools: EngineTools},
): Extract<SessionEvent, {kind: 'finished'}> {
  refuseEnded(session)
  const judgement = engine.judge(session.state, tools)
  // a copy as JSON carries it, of the same shape
  return {kind: 'finished', judgement: asJson(judgement) as unknown as Judgement}
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

/**
 * A copy as JSON carries it; half a character, as learner code may write it or a cut may leave it,
 * becomes the sign for what cannot be read. Throws `not-canonical` for what JSON cannot carry.
 */
function asJson(value: unknown): Json {
  return JSON.parse(canonicalJson(wellFormed(value))) as Json // canonical JSON parses to JSON
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  // anything but a plain object is for canonicalJson to refuse
  if (typeof value !== 'object' || value === null) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]),
  )
}

/** The action as it is recorded. Throws `action-refused` for what JSON cannot carry. */
function acceptable(action: unknown): Json {
  try {
    return JSON.parse(canonicalJson(action)) as Json // canonical JSON parses to JSON
  } catch (thrown) {
    throw refused(`action cannot be recorded: ${errorFrom(thrown).message}`)
  }
}

function refuseEnded(session: Session): void {
  if (session.judgement !== null) throw refused('the attempt is finished')
}

function refused(reason: string): AirworthyError {
  return new AirworthyError('action-refused', reason, {facts: {reason}})
}
