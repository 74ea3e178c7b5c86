import type {AbilityPrior} from './domain-abilities.ts'
import type {ItemModel} from './models.ts'
import type {ParameterUncertainty} from './parameter-uncertainty.ts'

/** An item as frozen in the start event: what selection and scoring need, never its text or key. */
export interface BankItem {
  readonly id: string
  readonly version: number | string
  /** The `id` of one of the start event's domains. */
  readonly domain: string
  readonly model: ItemModel
  /** Whether the parameters rest on fewer than `answersToCalibrate` answers. */
  readonly provisional: boolean
  /** How far the parameters may be off; absent when they are taken as known. */
  readonly uncertainty?: ParameterUncertainty
  /** The minutes that the item usually takes. */
  readonly minutes: number
  /** The probability that the item is admitted once it is selected (Sympson and Hetter 1985); 1 when absent. */
  readonly exposure?: number
}

/** What one domain is measured against: the level that the role requires and its cut in logits. */
export interface DomainRequirement {
  readonly id: string
  readonly requiredLevel: 1 | 2 | 3
  readonly cut: number
}

/**
 * A sequential probability ratio test decides each domain (Wald 1945, Reckase 1983): the likelihood
 * of the domain's own answers at its cut + `delta` against that at its cut − `delta`, in logits.
 * `alpha` bounds the share of people at the lower point who meet, `beta` of those at the upper with a gap.
 */
export interface SequentialRule {
  readonly kind: 'sequential'
  readonly delta: number
  readonly alpha: number
  readonly beta: number
  /** The answers after which a domain is left as not judged; a further round may go beyond. */
  readonly maximumPerDomain: number
}

/** The rules of one assessment; frozen in full, so that later defaults change no replay. */
export interface AssessmentRules {
  /** The answers that a domain needs before it is judged. */
  readonly minimumPerDomain: number
  readonly maximumItems: number
  /** Every so many active minutes the person is offered to stop. */
  readonly offerStopAfterMinutes: number
  /** The standard error, in logits, at which a domain is precise enough though not judged. */
  readonly standardErrorGoal: number
  /** The probability that an interval holds, 0.9 for example; an error beyond either end takes half the rest. */
  readonly confidence: number
  /** One of this many most informative items is drawn (Kingsbury and Zara 1989); 1 takes the best. */
  readonly randomesque: number
  /**
   * What ranks the items of a domain: the information that they promise (when absent), or that
   * information per minute that they usually take.
   */
  readonly selection?: 'information' | 'information-per-minute'
  /** How many first items are kept short and neither easy nor hard (`gentleItems`); 0 when absent. */
  readonly gentleStart?: number
  /**
   * What judges a domain: its interval against the cut (when absent), or a sequential test. With the
   * latter items are chosen by what they tell about the cut, and precision ends nothing.
   */
  readonly decision?: SequentialRule
}

/** The first event of an assessment; everything that a replay needs. */
export interface StartedEvent {
  readonly kind: 'started'
  readonly seed: string
  readonly bank: {readonly version: string; readonly items: readonly BankItem[]}
  /** One loading per domain, in the order of `domains`. */
  readonly prior: AbilityPrior
  readonly domains: readonly DomainRequirement[]
  readonly rules: AssessmentRules
}

/** An answer, already scored; `elapsedMs` is the active time that it took. */
export interface AnsweredEvent {
  readonly kind: 'answered'
  readonly position: number
  readonly itemId: string
  readonly score: number
  readonly elapsedMs: number
}

/** An item passed over; scored 0. */
export interface SkippedEvent {
  readonly kind: 'skipped'
  readonly position: number
  readonly itemId: string
  readonly elapsedMs: number
}

/** The person interrupts the assessment; `at` is an ISO time that the fold records and never reads. */
export interface PausedEvent {
  readonly kind: 'paused'
  readonly at: string
}

/** The person takes the assessment up again, on whatever device. */
export interface ResumedEvent {
  readonly kind: 'resumed'
  readonly at?: string
}

/** After the end, the person asks for more items in domains that are not judged yet. */
export interface ContinuedEvent {
  readonly kind: 'continued'
  readonly domains: readonly string[]
  readonly moreItems: number
}

/** Why an assessment ended, or should. */
export type FinishReason = 'by-person' | 'precision' | 'length' | 'bank-exhausted'

/** The assessment ends; any reason but `by-person` must be the one that the state names. */
export interface FinishedEvent {
  readonly kind: 'finished'
  readonly reason: FinishReason
}

/** What can follow the start event. */
export type LaterSessionEvent =
  AnsweredEvent | SkippedEvent | PausedEvent | ResumedEvent | ContinuedEvent | FinishedEvent

/** Every event of an assessment. */
export type SessionEvent = StartedEvent | LaterSessionEvent

/** The number of answers from which on an item's parameters are no longer called provisional. */
export const answersToCalibrate = 200
