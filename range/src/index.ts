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
export type {
  AssistantAction,
  AssistantView,
  Breach,
  CallRecord,
  ChatEntry,
  ChatView,
  Fix,
  Goal,
  LedgerRow,
  ReplayView,
  Share,
  ShareChange,
  StateTool,
  ToolRules,
  WordFilter,
} from './assistant/view.ts'
export type {
  DatumKind,
  MarkingView,
  PromptSpan,
  Purpose,
  RedactionAction,
  RedactionPolicy,
  RedactionView,
  TicketField,
  TicketView,
  Treatment,
} from './redaction/view.ts'
export type {
  BasisView,
  ConditionView,
  HarmRuleView,
  ProductView,
  TierId,
  TierView,
  TriageAction,
  TriageDecision,
  TriageKeyEntry,
  TriageView,
} from './triage/view.ts'
export {triageFactsSchema, type TriageFacts} from './triage/facts.ts'
