import type {Condition} from './condition.ts'

/** What is to be counted in one pass over a table. */
export interface CellRequest {
  /** Sensitive columns, 1 to 8, all different. */
  readonly by: readonly string[]
  /** The outcome that happened. */
  readonly label?: Condition
  /** What the model decided. */
  readonly prediction?: Condition
  /** A boolean expression over the table's columns; the source checks and runs it. */
  readonly where?: string
}

/**
 * Which cell a row belongs to: one cell for each combination of values that occurs. A null of a
 * sensitive column is a value of its own.
 */
export interface CellKeys {
  readonly by: readonly string[]
  /** For each sensitive column its distinct values, sorted by code units, null last. */
  readonly values: readonly (readonly (string | null)[])[]
  /** Cells × `by.length`, row by row: indices into `values`. */
  readonly codes: Uint32Array
}

/**
 * The sufficient statistics of all group metrics. `n` counts the rows that can be judged: those
 * without a null label or prediction, as far as the request named them. The others are in
 * `missing`, never silently gone. With a label and a prediction the four counts of a cell sum to
 * its `n`; with only one of the two, all four are zero.
 */
export interface CellCounts extends CellKeys {
  readonly n: Float64Array
  readonly truePositive: Float64Array
  readonly falsePositive: Float64Array
  readonly trueNegative: Float64Array
  readonly falseNegative: Float64Array
  /** Rows with a positive label; zeros when the request has no label. */
  readonly positiveLabel: Float64Array
  /** Rows that the prediction selects; zeros when the request has no prediction. */
  readonly selected: Float64Array
  readonly has: {readonly label: boolean; readonly prediction: boolean}
  readonly missing: MissingCounts
  /** All rows that `where` lets through, the missing included: the sum of `n` and `missing.rows`. */
  readonly rows: number
}

/** Rows left out of `n` because of a null (or NaN): `rows` in all, and by what was null. */
export interface MissingCounts {
  readonly rows: number
  readonly label: number
  readonly prediction: number
  readonly score: number
}

/** Scores are counted with a label; without one all rows are negatives. */
export interface ScoreRequest extends CellRequest {
  /** A numeric column: a probability or a rank. */
  readonly score: string
}

/**
 * The rows by cell and score. Exact where the table has at most 100,000 distinct pairs; else each
 * row stands at the mean score of one of `edges.length − 1` bins.
 */
export interface ScoreCounts {
  readonly keys: CellKeys
  /** For each entry the index of its cell in `keys`, ascending; within a cell scores ascend. */
  readonly cell: Uint32Array
  readonly score: Float64Array
  readonly positives: Float64Array
  readonly negatives: Float64Array
  readonly exact: boolean
  /** The edges of the bins, ascending; empty when exact. */
  readonly edges: Float64Array
  readonly missing: MissingCounts
}

/** Errors of a regression: estimate − target. */
export interface ErrorRequest {
  readonly by: readonly string[]
  readonly target: string
  readonly estimate: string
  readonly where?: string
}

/** Sums over the rows of each cell with e = estimate − target. */
export interface ErrorSums extends CellKeys {
  readonly n: Float64Array
  readonly sum: Float64Array
  readonly sumAbsolute: Float64Array
  readonly sumSquares: Float64Array
  /** Σ e⁴, for the interval of the mean square. */
  readonly sumFourths: Float64Array
  /** Rows left out because the target or the estimate is null, NaN or infinite. */
  readonly missing: number
}

/** A column in memory: numbers (NaN for null), or indices into a dictionary (−1 for null). */
export type Column =
  | {readonly name: string; readonly kind: 'number'; readonly values: Float64Array}
  | {
      readonly name: string
      readonly kind: 'text'
      readonly codes: Int32Array
      readonly dictionary: readonly string[]
    }

/** What a table answers. Only counts leave it, so a warehouse can be one. */
export interface TableSource {
  countCells(request: CellRequest): Promise<CellCounts>
  countScores(request: ScoreRequest): Promise<ScoreCounts>
  sumErrors(request: ErrorRequest): Promise<ErrorSums>
}

/** A source that can also hand out rows, as the embedded engine does: learners and label audits need them. */
export interface RowSource extends TableSource {
  columns(names: readonly string[], options?: {readonly where?: string}): Promise<readonly Column[]>
}
