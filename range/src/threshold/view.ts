import type {criterionIds} from './criteria.ts'

/** A share, a difference or a cost with its 95 % interval; null where nothing can be measured. */
export type ThresholdEstimate = {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

/** The criteria between which a choice has to be made. */
export type CriterionId = (typeof criterionIds)[number]

/** A criterion as the learner reads it. */
export type CriterionView = {
  readonly id: CriterionId
  readonly name: string
  readonly says: string
}

/** People by score: counts in steps of `step`, index i holding scores in [i·step, (i+1)·step). */
export type ScoredGroup = {
  readonly group: string
  readonly applicants: number
  readonly repaid: readonly number[]
  readonly defaulted: readonly number[]
}

/** A set of applicants whose outcomes are known. */
export type ScoredSet = {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly groups: readonly ScoredGroup[]
}

/** The figures of one group under its threshold. */
export type GroupFigures = {
  readonly group: string
  readonly threshold: number
  readonly applicants: number
  /** Shares of the group's applicants, of those who repay, of those who default, of the refused. */
  readonly accepted: ThresholdEstimate
  readonly wrongfulRefusals: ThresholdEstimate
  readonly missedDefaults: ThresholdEstimate
  readonly precision: ThresholdEstimate
}

/** How the two groups differ on one criterion, first − second, and whether that is within the tolerance. */
export type CriterionFigures = {
  readonly criterion: CriterionId
  readonly difference: ThresholdEstimate
  readonly verdict: 'met' | 'missed' | 'undecided'
}

/** What two thresholds come to on one set. */
export type ThresholdFigures = {
  readonly set: string
  readonly groups: readonly GroupFigures[]
  readonly criteria: readonly CriterionFigures[]
  /** Cost per 1,000 applicants, in units of one wrongful refusal. */
  readonly cost: number
  /** The same under the cheapest threshold that is one for all. */
  readonly cheapest: number
}

/** What the learner stands for. */
export type Declaration = {
  /** One criterion, or several if they are thought to hold together. */
  readonly criteria: readonly CriterionId[]
  readonly reason: string
  /** Criteria that are then not met. */
  readonly givesUp: readonly CriterionId[]
  /** Ids of the statements of who loses that are true. */
  readonly losers: readonly string[]
}

/** What the learner can do. */
export type ThresholdAction =
  | {readonly kind: 'open'; readonly set: string}
  | {readonly kind: 'set'; readonly thresholds: Readonly<Record<string, number>>}
  | {readonly kind: 'declare'; readonly declaration: Declaration}

/** Everything that the pane of `unequal-threshold` shows, of visible applicants only. */
export type ThresholdView = {
  readonly groups: readonly {readonly id: string; readonly name: string}[]
  /** Width of a step of score and of thresholds. */
  readonly step: number
  /** Sets that can be opened; those that were have their groups' counts in `opened`. */
  readonly sets: readonly {
    readonly id: string
    readonly name: string
    readonly note: string
    readonly applicants: number
  }[]
  readonly opened: readonly ScoredSet[]
  /** The set on which the figures stand: the one opened last. */
  readonly set: string
  readonly hidden: number
  /** By group id; who has a score at or above it is refused. */
  readonly thresholds: Readonly<Record<string, number>>
  readonly figures: ThresholdFigures
  readonly calibration: readonly {
    readonly group: string
    readonly bins: readonly {
      readonly from: number
      readonly to: number
      /** Mean score of the bin; null where nobody is. */
      readonly meanScore: number | null
      readonly rate: ThresholdEstimate
    }[]
  }[]
  readonly criteria: readonly CriterionView[]
  readonly reasons: readonly {readonly id: string; readonly text: string}[]
  readonly losers: readonly {readonly id: string; readonly text: string}[]
  readonly bounds: {
    /** Largest difference between groups, as a share. */
    readonly tolerance: number
    /** Largest cost, as a multiple of that of the cheapest threshold that is one for all. */
    readonly cost: number
    /** Cost of a missed default in units of a wrongful refusal. */
    readonly missedDefault: number
  }
  readonly declaration: Declaration | null
  /** Settings fixed so far on each set, oldest first, at most the last twelve. */
  readonly tried: readonly {
    readonly set: string
    readonly thresholds: Readonly<Record<string, number>>
    readonly met: readonly CriterionId[]
    readonly missed: readonly CriterionId[]
    readonly cost: number
    readonly cheapest: number
  }[]
}
