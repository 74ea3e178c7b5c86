import type {ReductionConstraint, SelectedMeans, ThresholdConstraint} from '@airworthy/fairness'
import type {GivenType} from '@airworthy/tables'

/** The ways of mitigating that can be tried. */
export const mitigationMethods = ['thresholds', 'reweighing', 'reduction'] as const

/** A way of mitigating a disparity. */
export type MitigationMethod = (typeof mitigationMethods)[number]

/** What can be fitted where a method has to fit something. */
export const learnerNames = ['logistic', 'boosting'] as const

/** A learner by its name on the command line. */
export type LearnerName = (typeof learnerNames)[number]

/** What every trial of a mitigation is asked, as evidence states it: no paths. */
interface SharedParameters {
  readonly by: readonly string[]
  readonly label: string
  readonly where?: string
  readonly types?: Readonly<Record<string, GivenType>>
  readonly minGroup: number
  readonly selectedMeans: SelectedMeans
  readonly seed: string
}

/** Thresholds by group on a score that is there. */
export interface ThresholdParameters extends SharedParameters {
  readonly method: 'thresholds'
  readonly score: string
  /** What is decided now: selected at this score and above; absent: the threshold with the fewest errors. */
  readonly threshold?: number
  readonly constraint: ThresholdConstraint
  readonly tolerance: number
}

/** Weights of training rows; with features a learner shows what they do. */
export interface ReweighingParameters extends SharedParameters {
  readonly method: 'reweighing'
  readonly features: readonly string[]
  readonly learner: LearnerName
}

/** A learner fitted under a constraint. */
export interface ReductionParameters extends SharedParameters {
  readonly method: 'reduction'
  readonly features: readonly string[]
  readonly learner: LearnerName
  readonly constraint: ReductionConstraint
  readonly tolerance: number
}

/** What a trial of a mitigation was asked. */
export type MitigationParameters = ThresholdParameters | ReweighingParameters | ReductionParameters
