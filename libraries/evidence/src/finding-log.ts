import {combineOutcomes, type Outcome} from '@airworthy/kernel'
import type {LedgerFinding} from './findings.ts'

/** Findings that are kept; the outcome and the count take in all of them. */
const keptFindings = 1000

/** Gathers findings within bounded memory. */
export interface FindingLog {
  add(findings: readonly LedgerFinding[]): void
  /** The first 1,000. */
  kept(): readonly LedgerFinding[]
  /** How many there were. */
  count(): number
  /** Pass when there was none. */
  outcome(): Outcome
}

/** An empty log of findings. */
export function findingLog(): FindingLog {
  const kept: LedgerFinding[] = []
  let count = 0
  let outcome: Outcome = 'pass'

  function add(findings: readonly LedgerFinding[]): void {
    for (const finding of findings) {
      count++
      outcome = combineOutcomes([outcome, finding.outcome])
      if (kept.length < keptFindings) kept.push(finding)
    }
  }

  return {add, kept: () => kept, count: () => count, outcome: () => outcome}
}
