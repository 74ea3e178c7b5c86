import type {Limits} from '@airworthy/gate'
import type {GivenType} from '@airworthy/tables'

/** What an audit was asked, as evidence states it: no paths, conditions as they are written. */
export interface AuditParameters {
  readonly by: readonly string[]
  readonly label?: string
  readonly prediction?: string
  readonly score?: string
  /** Without labels: rows with a score of at least this count as selected. */
  readonly threshold?: number
  /** Of a regression: what happened and what was estimated. */
  readonly target?: string
  readonly estimate?: string
  readonly where?: string
  readonly types?: Readonly<Record<string, GivenType>>
  readonly minGroup: number
  readonly referenceGroup?: Readonly<Record<string, string>>
  readonly replicates: number
  readonly seed: string
  /** Limits by measure; empty without a policy. */
  readonly policy: Readonly<Record<string, Limits>>
}
