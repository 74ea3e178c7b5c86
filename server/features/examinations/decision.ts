import type {EngineerRole} from '@airworthy/content'

/** Whether something was proved in this examination, or taken over from before. */
export type ProvedFrom = 'examination' | 'carried'

/** A domain as the decision found it. Abilities in logits (D = 1). */
export interface DecidedDomain {
  readonly domain: string
  readonly requiredLevel: 1 | 2 | 3
  readonly cut: number
  readonly verdict: 'meets' | 'gap' | 'not-judged'
  readonly mean: number
  readonly standardError: number
  readonly low: number
  readonly high: number
  readonly items: number
  readonly from: ProvedFrom
  /** The attempt at an assessment that measured it; null where nothing was answered. */
  readonly attempt: string | null
  /** Time of the last answer in the domain; of the decision where there is none. */
  readonly measuredAt: string
}

/** An exercise as the decision found it; one that was not begun is absent. */
export interface DecidedExercise {
  readonly exercise: string
  readonly attempt: string
  readonly passed: boolean
  /** 0 to 1. */
  readonly score: number
  readonly finishedAt: string
  /** Digest of the exercise as it was taken. */
  readonly version: string
  readonly from: ProvedFrom
}

/** The outcome of an examination: only `passed` earns a credential. */
export type ExaminationOutcome = 'passed' | 'failed' | 'not-judged'

/** The payload of `examination.decided`: everything that a credential refers to. */
export interface ExaminationDecision {
  readonly role: EngineerRole
  readonly kind: 'first' | 'renewal'
  readonly outcome: ExaminationOutcome
  /** Id of the credential that a renewal follows; null for a first. */
  readonly replaces: string | null
  /** Version of the bank that the adaptive part was drawn from. */
  readonly bank: string
  /** Digest of the certification as it was when the examination began. */
  readonly certification: string
  readonly domains: readonly DecidedDomain[]
  readonly exercises: readonly DecidedExercise[]
  /** How many exercises the certification has, and how many of them must be passed. */
  readonly exercisesAsked: number
  readonly exercisesToPass: number
  /** Whether all that was asked was taken: false where it was left before the end. */
  readonly complete: boolean
  readonly unproctored: true
  /** As author or administrator the person could read the keys of reserved items; absent: no. */
  readonly readsKeys?: true
  /** Who or what ended it. */
  readonly endedBy: 'person' | 'window'
}
