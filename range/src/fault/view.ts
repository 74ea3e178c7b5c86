/** What the learner may do: run the handler that stands in the editor. */
export interface FaultAction {
  readonly kind: 'run'
  readonly code: string
}

/** A report that a customer sent in. */
export interface FaultRequest {
  readonly reference: string
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly text: string
  /** Whether the box "I smell gas" is ticked. */
  readonly gas: boolean
}

/** A condition under which the handler is run: the service is well, or under a fault. */
export interface FaultCondition {
  readonly id: string
  readonly name: string
  readonly callerSees: string
  /** Whether the learner may run it; the others are met when the attempt is judged. */
  readonly visible: boolean
}

/** What a row is judged by; the ids of the objectives. */
export type FaultVerdictId = 'honest' | 'delivered' | 'in-time' | 'quiet-log' | 'calm' | 'serve'

/** What one customer received under one condition, and how it came about. */
export interface FaultRow {
  readonly condition: string
  readonly reference: string
  /** What the handler returned, or null where it threw. */
  readonly received: {readonly answer: string; readonly source: string} | null
  /** What the handler threw or returned instead of an answer. */
  readonly failed: string | null
  /** Simulated milliseconds until the customer had it. */
  readonly tookMs: number
  readonly modelCalls: number
  /** Lines that the handler logged, cut to 200 characters, at most five. */
  readonly log: readonly string[]
  /** The verdicts that this row breaks. */
  readonly broken: readonly FaultVerdictId[]
}

/** What came of the last run. */
export interface FaultRun {
  readonly rows: readonly FaultRow[]
  /** Why the code was ended before all rows were there. */
  readonly ended: {
    readonly reason: string
    readonly message: string
    /** The condition and report in which it was ended; null while loading. */
    readonly at: {readonly condition: string; readonly reference: string} | null
  } | null
}

/** Everything that the panes of the exercise need. */
export interface FaultView {
  /** What the handler is given, must return, and may count on; paragraphs. */
  readonly contract: readonly string[]
  readonly budgetMs: number
  readonly conditions: readonly FaultCondition[]
  readonly requests: readonly FaultRequest[]
  /** The code of the last run; at first the handler as it was found. */
  readonly code: string
  readonly run: FaultRun | null
}
