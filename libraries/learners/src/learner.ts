import type {Feature} from './feature.ts'

/** What a learner learns from: one number a row, and how much each row counts. */
export interface Targets {
  /** 0 or 1 for a learner of probabilities; any finite number for a regression. */
  readonly outcomes: Float64Array
  /** Not negative; 1 for every row when absent. */
  readonly weights?: Float64Array
}

/** A fitted learner. */
export interface Predictor {
  /**
   * One number a row: the probability of outcome 1 in [0, 1], or the estimate of a regression.
   * Throws `features-refused` when the features are not those that it was fitted to.
   */
  predict(features: readonly Feature[]): Float64Array
}

/**
 * The port for anything that can be fitted to weighted rows: cross-validation, proxy strength and
 * reductions take it. The same features and targets always give the same predictor.
 */
export interface Learner {
  readonly name: string
  fit(features: readonly Feature[], targets: Targets): Predictor
}
