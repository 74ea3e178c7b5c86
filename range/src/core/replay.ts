import {AirworthyError, canonicalJson, digestOf, type Json} from '@airworthy/kernel'
import {decideAction, decideJudgement} from './decide.ts'
import type {AnyEngine, EngineTools} from './engine.ts'
import {foldSession, nextSession, type Session, type SessionEvent} from './session.ts'

/**
 * Decides every action and the judgement of an attempt again and compares them, as canonical JSON,
 * with what was recorded. Throws `facts-changed` for other facts than the attempt began with, and
 * `replay-differs` with the event at which it does.
 */
export async function replaySession(
  engine: AnyEngine,
  {
    facts,
    events,
    tools,
  }: {
    facts: Json
    events: readonly SessionEvent[]
    /** A sandbox; renewed between two events where it can be. */
    tools: EngineTools & {renew?(): Promise<void>}
  },
): Promise<Session> {
  const [started, ...later] = events
  if (started === undefined) return foldSession(engine, {facts, events})
  const digest = await digestOf(facts)
  if (started.kind === 'started' && started.facts !== digest) {
    throw new AirworthyError('facts-changed', `attempt began with other facts: ${started.facts}`, {
      facts: {recorded: started.facts, found: digest},
    })
  }
  let session = foldSession(engine, {facts, events: [started]})
  for (const event of later) {
    const again = decidedAgain(engine, {session, event, tools})
    if (canonicalJson(again) !== canonicalJson(event)) {
      const {position} = session
      throw new AirworthyError('replay-differs', `replay differs at event ${position}`, {
        facts: {position, kind: event.kind},
      })
    }
    session = nextSession(engine, {session, event})
    await tools.renew?.()
  }
  return session
}

function decidedAgain(
  engine: AnyEngine,
  {session, event, tools}: {session: Session; event: SessionEvent; tools: EngineTools},
): SessionEvent {
  if (event.kind === 'acted') return decideAction(engine, {session, action: event.action, tools})
  if (event.kind === 'finished') return decideJudgement(engine, {session, tools})
  return event
}
