import type {Statement} from '@airworthy/evidence'
import type {
  CostPoint,
  GroupName,
  GroupRule,
  MitigationEffect,
  Reweighing,
} from '@airworthy/fairness'
import type {LeftOut} from '../rows/complete-rows.ts'
import type {MitigationParameters} from './mitigate-request.ts'

/** What a mitigation would change, as measured on rows from which it was not chosen. */
export interface MitigationResult {
  readonly rows: number
  readonly leftOut: LeftOut
  /** Groups below the least size take no part. */
  readonly groups: readonly {
    readonly group: GroupName
    readonly n: number
    readonly judged: boolean
  }[]
  /** Null where nothing was fitted: reweighing without features. */
  readonly effect: MitigationEffect | null
  /** How many rows the effect was measured on, and how they were kept apart. */
  readonly measuredOn: {
    readonly rows: number
    readonly how: 'other-half' | 'cross-validated'
  } | null
  readonly thresholds?: {
    /** The rules that all rows give; the effect is of rules that half of them gave. */
    readonly rules: readonly GroupRule[]
    /** The one threshold for all that they are compared with. */
    readonly before: number | 'all' | 'none'
    readonly usesChance: boolean
    /** What each tolerance costs, on the rows the rules were chosen on. */
    readonly curve: readonly CostPoint[]
  }
  readonly weights?: Reweighing
  readonly reduction?: {
    readonly members: number
    /** On the training half: error, and the largest distance from parity. */
    readonly error: number
    readonly violation: number
    readonly rounds: number
    readonly fits: number
  }
}

/** A trial of a mitigation as evidence. */
export type MitigationStatement = Statement<MitigationParameters, MitigationResult>
