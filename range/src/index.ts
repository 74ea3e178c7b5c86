export type {
  AnyEngine,
  CodeOutcome,
  Engine,
  EngineTools,
  HostAnswer,
  HostFunction,
  Judgement,
  LearnerCode,
  ObjectiveState,
  PrintedLine,
  RunCode,
} from './core/engine.ts'
export type {Attempt, Decided, RangeHost, Standing} from './core/host.ts'
export {decideAction, decideJudgement, decideUndo, standingOf} from './core/decide.ts'
export {openRangeHost} from './core/range-host.ts'
export {replaySession} from './core/replay.ts'
export {openSandbox, type Sandbox} from './sandbox/sandbox.ts'
export {scoreOf, type Score, type Scoring} from './core/score.ts'
export {foldSession, nextSession, type Session, type SessionEvent} from './core/session.ts'
export {engines} from './engines.ts'
export {triageFactsSchema, type TriageFacts} from './triage/facts.ts'
