import type {Outcome} from '@airworthy/kernel'
import type {LedgerFinding} from './findings.ts'

/** What was seen of a ledger while it was verified. */
export interface LedgerFacts {
  readonly origin: string
  readonly exportedAt: string
  readonly streams: number
  readonly entries: number
  /** Earliest and latest time of an entry; null when there is none. */
  readonly firstAt: string | null
  readonly lastAt: string | null
  /** Entries that the outside checkpoint covers; 0 without one. */
  readonly coveredEntries: number
  /** Entries that no outside checkpoint covers: what followed them may have been cut off. */
  readonly uncoveredEntries: number
  /** The outside checkpoint; null without one. */
  readonly checkpoint: {
    readonly at: string
    readonly streams: number
    readonly entries: number
    readonly keyId: string
  } | null
  /** Number of findings, of which at most the first 1,000 are kept. */
  readonly findings: number
}

/** The verification of a ledger: one outcome, what was found, what was seen. */
export interface LedgerVerification {
  readonly outcome: Outcome
  readonly findings: readonly LedgerFinding[]
  readonly facts: LedgerFacts
}
