import type {Outcome} from '@airworthy/kernel'
import type {CheckCode} from './check-codes.ts'

/** What was looked at, in the order in which it is told. */
export type CheckName = 'baking' | 'shape' | 'context' | 'proof' | 'issuer' | 'validity' | 'status'

/** One check with its outcome; sentences are made at the edge. */
export interface Check {
  readonly check: CheckName
  readonly outcome: Outcome
  /** Stable and machine-readable: `signature-invalid`. */
  readonly code: CheckCode
  readonly facts: Readonly<Record<string, unknown>>
}

/** What a verification does not prove, though the credential speaks of it. */
export type Unproved = 'endorsements' | 'evidence' | 'other-proofs' | 'recipient' | 'schema'

/** What a credential says of itself; trustworthy only as far as the checks go. */
export interface CredentialSummary {
  readonly id: string | null
  readonly name: string | null
  /** How it is signed. */
  readonly form: 'data-integrity' | 'jwt'
  readonly issuer: {readonly id: string | null; readonly name: string | null}
  readonly recipient: {
    readonly id: string | null
    readonly identifiers: readonly {
      readonly type: string | null
      readonly value: string
      readonly hashed: boolean
    }[]
  }
  readonly achievement: {
    readonly id: string | null
    readonly name: string | null
    readonly description: string | null
    readonly criteria: string | null
  }
  readonly narrative: string | null
  /** ISO 8601, as written. */
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly evidence: readonly {
    readonly id: string | null
    readonly name: string | null
    readonly description: string | null
  }[]
  /** Of the status lists that it names. */
  readonly statusLists: readonly string[]
}

/** What a verification found. */
export interface Verification {
  /** All checks together: the worst of them. */
  readonly outcome: Outcome
  /** Every check that was made or could not be made, none left out. */
  readonly checks: readonly Check[]
  readonly unproved: readonly Unproved[]
  /** Null when there was nothing that could be read as a credential. */
  readonly credential: CredentialSummary | null
}
