import type {Outcome} from '@airworthy/kernel'
import type {StatedFinding} from '@airworthy/evidence'

/**
 * A result as people read it, before it has a form: every renderer (terminal, Markdown, HTML)
 * makes its pages of this. The answer comes first, the reading second.
 */
export interface ReportDocument {
  /** What was measured: `Fairness audit of compas_two_years.csv`. */
  readonly title: string
  readonly outcome: Outcome
  /** False where nothing was asked for that could pass or breach: it says `measured`, without a seal. */
  readonly judged?: boolean
  /** The heading that is the answer: one sentence. */
  readonly answer: string
  /** At most three sentences: what matters first. */
  readonly first: readonly string[]
  readonly sections: readonly ReportSection[]
  /** What stands at the end: how it was measured, subjects and their digests, version. */
  readonly provenance: readonly ReportFact[]
}

/** A named part of a report. */
export interface ReportSection {
  readonly heading: string
  readonly blocks: readonly ReportBlock[]
}

/** What a section is made of. */
export type ReportBlock =
  | {readonly kind: 'paragraph'; readonly text: string}
  | {readonly kind: 'list'; readonly items: readonly string[]}
  | {readonly kind: 'code'; readonly text: string}
  | {readonly kind: 'facts'; readonly facts: readonly ReportFact[]}
  | {readonly kind: 'findings'; readonly findings: readonly StatedFinding[]}
  | ReportTable
  | IntervalPlot
  | LinePlot

/** A name and its value, as text. */
export interface ReportFact {
  readonly name: string
  readonly value: string
}

/** A table of texts; numbers are written by whoever makes the document, with their units. */
export interface ReportTable {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  /** A terminal and Markdown show so many rows and say how many follow; absent: all. */
  readonly showFirst?: number
}

/** A column of a table. */
export interface ReportColumn {
  readonly name: string
  readonly align: 'left' | 'right'
}

/** A row: as many cells as the table has columns; the status marks it by shape and word. */
export interface ReportRow {
  readonly cells: readonly string[]
  readonly status?: RowStatus
}

/** The status of a row or an interval; `none` is plain. */
export type RowStatus = Outcome | 'none'

/** Estimates with intervals, one a row, on one scale. */
export interface IntervalPlot {
  readonly kind: 'intervals'
  readonly caption: string
  /** The quantity on the axis: `false positive rate`. */
  readonly quantity: string
  /** Its unit: `%` for shares that are given as 0..1; empty for none. */
  readonly unit: '' | '%'
  /** What the interval is: `95 % Wilson interval`. */
  readonly interval: string
  readonly rows: readonly IntervalRow[]
  /** The overall value, a dashed line; null for none. */
  readonly overall: number | null
  /** The limit of a policy, drawn as the bug; null for none. */
  readonly limit: number | null
}

/** One estimate; `value` is null where it was not judged, and `note` then says what is missing. */
export interface IntervalRow {
  readonly name: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly status: RowStatus
  readonly note: string
}

/** Lines over a common x, for costs and cuts. */
export interface LinePlot {
  readonly kind: 'lines'
  readonly caption: string
  readonly x: {readonly quantity: string; readonly unit: '' | '%'}
  readonly y: {readonly quantity: string; readonly unit: '' | '%'}
  readonly series: readonly {
    readonly name: string
    readonly points: readonly {readonly x: number; readonly y: number}[]
  }[]
}
