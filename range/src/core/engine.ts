import type {Json} from '@airworthy/kernel'
import type {z} from 'zod'

/** Code that a learner wrote: an ES module that exports functions by name. */
export interface LearnerCode {
  readonly source: string
}

/** A line that learner code wrote with `console`; `call` is null while the module loads. */
export interface PrintedLine {
  readonly call: number | null
  readonly text: string
}

/**
 * What became of running learner code. A step is 10,000 calls and backward jumps of the sandbox's
 * bytecode, or as many turns of its regular expressions: the same on every machine.
 */
export type CodeOutcome =
  | {
      readonly kind: 'returned'
      readonly values: readonly Json[]
      readonly steps: number
      readonly printed?: readonly PrintedLine[]
    }
  | {
      readonly kind: 'refused'
      /** Why it was ended: what it threw, which bound it met. */
      readonly reason:
        | 'syntax'
        | 'threw'
        | 'no-function'
        | 'too-many-steps'
        | 'out-of-memory'
        | 'too-much-output'
        | 'not-json'
      /** In words for the learner, at most 500 characters, with line and column where they are known. */
      readonly message: string
      /** Index of the call in which it ended; null while loading. */
      readonly call: number | null
      readonly steps: number
      readonly printed?: readonly PrintedLine[]
    }

/** What a function of the engine answers to the learner code that called it. */
export type HostAnswer =
  {readonly returns: Json} | {readonly throws: {readonly name: string; readonly message: string}}

/** A function of the engine that learner code may call, with the JSON values it was given. */
export type HostFunction = (values: readonly Json[]) => HostAnswer

/**
 * Runs learner code: loads the module once and calls one of its functions for every input, in a
 * sandbox without clock, chance, network, disk or host objects. The function receives the input
 * and, where the engine offers `tools` for that call, an object of these functions; it may be async.
 * Deterministic: the same code and inputs give the same outcome. Never throws for what the code does.
 */
export type RunCode = (
  code: LearnerCode,
  call: {
    readonly name: string
    readonly inputs: readonly Json[]
    readonly tools?: (call: number) => Readonly<Record<string, HostFunction>>
    /** What stands for the value of a call that threw or gave no JSON; without it, that ends the run. */
    readonly thrown?: (message: string) => Json
  },
) => CodeOutcome

/** What deciding an action may use beside the state. */
export interface EngineTools {
  readonly runCode: RunCode
}

/** One objective as the state meets it; its words stand in the exercise's file under the same id. */
export interface ObjectiveState {
  readonly id: string
  /** Whether its predicate over the state holds; null where nothing has been measured yet. */
  readonly reached: boolean | null
  /** The quantity that is compared with the threshold. */
  readonly value?: {
    readonly value: number
    readonly low?: number
    readonly high?: number
    readonly n?: number
  }
  /** Further facts that a sentence may name. */
  readonly facts?: {readonly [name: string]: Json}
}

/** The end of an attempt: every objective judged by state. */
export interface Judgement {
  readonly objectives: readonly (ObjectiveState & {
    readonly reached: boolean
    /** Share of the objective that counts, 0 to 1; 1 where it is reached. */
    readonly credit: number
  })[]
}

/**
 * What an exercise is made of: a fold over actions from a seed. Everything but `decide` and `judge`
 * is pure and quick; these two may run learner code and take up to a few seconds.
 */
export interface Engine<Facts, Action, Result, State, View> {
  readonly id: string
  /** The exercise's `scenario.yaml`. */
  readonly facts: z.ZodType<Facts>
  readonly action: z.ZodType<Action>
  /** The state before the first action; all chance comes from the seed. */
  start(facts: Facts, seed: string): State
  /** What an action leads to, as it is recorded. Throws `action-refused` for one that does not fit. */
  decide(state: State, action: Action, tools: EngineTools): Result
  /** The state after a recorded action; never runs learner code. */
  apply(state: State, acted: {readonly action: Action; readonly result: Result}): State
  /** Whether an action can be taken back as the last one. */
  undoable(action: Action): boolean
  /** What the learner may see: no seed, no hidden sample, no key, no canary that was not earned. */
  view(state: State): View
  /** The objectives as they stand while the attempt is open, of what the learner may know. */
  progress(state: State): readonly ObjectiveState[]
  judge(state: State, tools: EngineTools): Judgement
}

/**
 * Any engine, as the registry holds them: facts and actions are checked by its own schemas before
 * they reach it, and what it returns is checked to be JSON before it is stored or sent.
 */
export type AnyEngine = Engine<unknown, unknown, unknown, unknown, unknown>
