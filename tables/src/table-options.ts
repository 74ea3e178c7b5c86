import type {RowSource} from '@airworthy/fairness'
import type {ColumnSummary} from './questions/column-summary.ts'
import type {GivenType, TableColumn} from './table-column.ts'

/** How a table is opened. */
export interface TableOptions {
  /** Types for columns, in place of the inferred ones. */
  readonly types?: Readonly<Record<string, GivenType>>
  /** Texts that stand for a missing value in CSV and TSV, beside the empty field; such as `NA`. */
  readonly missing?: readonly string[]
  /** The most memory that the engine may take, in MiB; 1,024 unless given. */
  readonly memoryMiB?: number
  /** Threads of the engine; as many as the machine has processors unless given. */
  readonly threads?: number
}

/**
 * A table that is open for questions. Nothing but its own files can be reached through it. Faults
 * of the table and of the questions are AirworthyErrors of `TableFaultCode`; what is not one of
 * these is a failure of the engine.
 */
export interface OpenTable extends RowSource {
  /** The files, in the order in which they are read. */
  readonly files: readonly string[]
  readonly format: TableFormat
  readonly columnTypes: readonly TableColumn[]
  readonly rows: number
  /** Counts of equal bins, quantiles and extremes of a numeric column. */
  summarise(column: string, options?: SummaryOptions): Promise<ColumnSummary>
  /** SHA-256 of the bytes of the file; of several files, that of the list of their digests. */
  sourceDigest(): Promise<string>
  close(): void
}

export type TableFormat = 'parquet' | 'csv' | 'tsv' | 'json' | 'ndjson'

/** What a summary of a numeric column is to hold. */
export interface SummaryOptions {
  readonly where?: string
  /** Ascending edges of the bins; 20 of equal width from the least to the greatest unless given. */
  readonly edges?: readonly number[]
  /** Probabilities from 0 to 1; the quartiles unless given. */
  readonly probabilities?: readonly number[]
}
