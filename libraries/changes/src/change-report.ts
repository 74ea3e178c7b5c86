import type {Revision} from './change-source.ts'

/** The ways in which a change can touch what a model does. */
export type Surface =
  /** A package of the field enters, leaves or changes its version. */
  | 'dependency'
  /** Code that calls, loads, trains or serves a model. */
  | 'model-code'
  /** Code that imports, at a stated distance, code that calls a model. */
  | 'model-consumer'
  /** Text that a model is given as instruction. */
  | 'prompt'
  /** What a model may call, and how that is described to it. */
  | 'tool'
  /** Weights, a tokenizer or another file that is the model. */
  | 'model-artefact'
  /** Data that trains, tunes or evaluates a model. */
  | 'data'
  /** Which model is asked, and with what temperature, limits and penalties. */
  | 'parameters'
  /** Judges, metrics and probes of a model. */
  | 'evaluation'

/**
 * How a reason was found: in a line that changed, in the file around it, in who imports it, in its
 * path, or in what the whole change is called.
 */
export type Basis = 'line' | 'file' | 'graph' | 'path' | 'title'

/** One observation in favour of "AI-related", with the place where a person can look it up. */
export interface ChangeReason {
  readonly path: string
  /** Line from 1, or null when the path alone speaks. */
  readonly line: number | null
  /** The revision in which the line stands; `base` for what was taken away. */
  readonly revision: Revision
  /** Id of the rule, as in `rules`. */
  readonly rule: string
  readonly surface: Surface
  readonly basis: Basis
  /** One sentence in lower case that names what was seen. */
  readonly why: string
  /** How far this alone speaks for "AI-related": from 0 to 1. */
  readonly weight: number
}

/** What is known of a change: the decision, what it touches and why. */
export interface ChangeReport {
  readonly aiRelated: boolean
  /** The strength of the evidence, 0 to 1; it is no probability. */
  readonly strength: number
  /** The strength from which a change counts as AI-related. */
  readonly threshold: number
  /** Sorted, without repetition; empty unless `aiRelated`. */
  readonly surfaces: readonly Surface[]
  /** Strongest first; below the threshold these are observations that did not suffice. */
  readonly reasons: readonly ChangeReason[]
  /** Changed files, and how many of them had text to read. */
  readonly files: {readonly changed: number; readonly read: number}
}
