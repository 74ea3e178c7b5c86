import {parentPort} from 'node:worker_threads'
import {AirworthyError, errorFrom, isAirworthyError, type Json} from '@airworthy/kernel'
import {engines} from '../engines.ts'
import {openSandbox, type Sandbox} from '../sandbox/sandbox.ts'
import {decideAction, decideJudgement, decideUndo, standingOf} from './decide.ts'
import type {AnyEngine} from './engine.ts'
import type {Attempt} from './host.ts'
import {foldSession, nextSession, type Session, type SessionEvent} from './session.ts'

/** What the range asks of a worker. */
export type WorkerRequest =
  | {readonly kind: 'act'; readonly attempt: Attempt; readonly action: Json}
  | {readonly kind: 'undo' | 'view' | 'judge'; readonly attempt: Attempt}

/** What a worker answers; `code` is null where the error is not one of ours. */
export type WorkerAnswer =
  /** Once, before any request: starting takes its time, and that is nobody's wall time. */
  | {readonly kind: 'ready'}
  | {readonly kind: 'answered'; readonly answer: unknown}
  | {
      readonly kind: 'threw'
      readonly code: string | null
      readonly message: string
      readonly facts: Readonly<Record<string, unknown>>
    }

/** Attempts of which a worker keeps the folded state. */
const mostKept = 32

const kept = new Map<string, {readonly events: readonly string[]; readonly session: Session}>()

if (parentPort !== null) serve(parentPort)

function serve(port: NonNullable<typeof parentPort>): void {
  const opening = openSandbox()
  // an opening that fails is answered to the first request
  opening.then(ready, ready)
  function ready() {
    port.postMessage({kind: 'ready'} satisfies WorkerAnswer)
  }
  port.on('message', (request: WorkerRequest) => {
    void opening
      .then(async (sandbox) => {
        port.postMessage(answerTo(request, sandbox))
        await sandbox.renew()
      })
      .catch((thrown: unknown) => {
        port.postMessage(threw(errorFrom(thrown)))
      })
  })
}

function answerTo(request: WorkerRequest, tools: Sandbox): WorkerAnswer {
  try {
    return {kind: 'answered', answer: answer(request, tools)}
  } catch (thrown) {
    return threw(errorFrom(thrown))
  }
}

function answer(request: WorkerRequest, {runCode}: Sandbox): unknown {
  const {attempt} = request
  const engine = engineOf(attempt)
  const session = sessionOf(engine, attempt)
  const tools = {runCode}
  switch (request.kind) {
    case 'view':
      return standingOf(engine, session)
    case 'act':
      return decided(decideAction(engine, {session, action: request.action, tools}))
    case 'undo':
      return decided(decideUndo(session))
    case 'judge':
      return decided(decideJudgement(engine, {session, tools}))
  }

  /** Not kept: whether the event is stored is not known before it is asked about again. */
  function decided(event: SessionEvent) {
    return {event, standing: standingOf(engine, nextSession(engine, {session, event}))}
  }
}

function engineOf({engine: id}: Attempt): AnyEngine {
  const engine = Object.hasOwn(engines, id) ? engines[id] : undefined
  if (engine === undefined) throw new AirworthyError('unknown-engine', `unknown engine: ${id}`)
  return engine
}

/** The attempt as its events leave it, going on from the kept state where these are its first. */
function sessionOf(engine: AnyEngine, {id, facts, events}: Attempt): Session {
  const texts = events.map((event) => JSON.stringify(event))
  const known = kept.get(id)
  const goesOn = known?.events.every((text, index) => texts[index] === text) === true
  const session =
    known !== undefined && goesOn
      ? events
          .slice(known.events.length)
          .reduce((before, event) => nextSession(engine, {session: before, event}), known.session)
      : foldSession(engine, {facts, events})
  kept.delete(id)
  kept.set(id, {events: texts, session})
  const oldest = kept.keys().next()
  if (kept.size > mostKept && oldest.done !== true) kept.delete(oldest.value)
  return session
}

function threw(error: Error): WorkerAnswer {
  if (!isAirworthyError(error)) {
    return {kind: 'threw', code: null, message: error.stack ?? error.message, facts: {}}
  }
  // facts cross as JSON: they may hold what cannot be cloned
  const facts = JSON.parse(JSON.stringify(error.facts)) as Readonly<Record<string, unknown>>
  return {kind: 'threw', code: error.code, message: error.message, facts}
}
