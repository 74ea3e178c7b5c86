/** A mean or a share with its 95 % interval; null where there is nobody to measure it on. */
export type LabelEstimate = {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

/** A group of patients. */
export type LabelGroup = {readonly id: string; readonly name: string; readonly n: number}

/** A column that a model may read, recorded in the year before. */
export type LabelFeature = {
  readonly id: string
  readonly name: string
  /** How it comes to be recorded. */
  readonly recorded: string
  /** Whether the score in use reads it. */
  readonly inUse: boolean
}

/** A column of the year to be predicted, which a model may be trained on. */
export type CandidateLabel = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly recorded: string
}

/** The need of each group within a tenth of a ranking, the lowest tenth first. */
export type NeedStratum = {
  readonly groups: readonly {
    readonly group: string
    readonly n: number
    readonly need: LabelEstimate
    /** Mean of the measure that is explored. */
    readonly measured: LabelEstimate
  }[]
}

/** What the learner looks at: need and one measure, by group, at equal place of a ranking. */
export type Exploration = {
  /** `score`, `model`, or the id of a candidate label. */
  readonly ranking: string
  /** The id of a candidate label; need itself is always shown. */
  readonly measure: string
  readonly strata: readonly NeedStratum[]
  /** Need of the smaller group less that of the others at equal place, in conditions. */
  readonly gap: LabelEstimate
  /** Mean of the measure, smaller group less others, among people with equally many conditions. */
  readonly gapAtEqualNeed: LabelEstimate
}

/** Who is enrolled under a ranking and a cut, and how the ranking treats equal need. */
export type RankingFigures = {
  readonly patients: number
  readonly enrolled: number
  readonly groups: readonly {
    readonly group: string
    readonly enrolled: number
    /** Of the enrolled, the share that belongs to the group. */
    readonly share: LabelEstimate
    /** Of the group, the share that is enrolled. */
    readonly rate: LabelEstimate
    readonly meanNeed: LabelEstimate
  }[]
  /** Need of the smaller group less that of the others at equal place, in conditions. */
  readonly gap: LabelEstimate
  /** The same as a share of the mean need of all. */
  readonly relativeGap: LabelEstimate
  /** Mean of every candidate label over the enrolled, by id. */
  readonly means: readonly {readonly label: string; readonly mean: LabelEstimate}[]
}

/** How patients are taken from the top of a ranking. */
export type Cut = {
  /** Share of all patients who are enrolled, 0.005 to 0.2; within each group where `groups` is set. */
  readonly share: number
  /** Shares by group id instead of one line for all; null for one line. */
  readonly groups: Readonly<Record<string, number>> | null
}

/** What a model is trained on. */
export type LabelRecipe = {
  /** Weight of each candidate label by id, 0 to 1; at least one above 0. */
  readonly labels: Readonly<Record<string, number>>
  /** Ids of the features that it reads. */
  readonly features: readonly string[]
}

/** What the learner can do. */
export type LabelAction =
  | {readonly kind: 'explore'; readonly ranking: string; readonly measure: string}
  | {readonly kind: 'name-flaw'; readonly requirement: string; readonly part: string}
  | {readonly kind: 'train'; readonly recipe: LabelRecipe}
  | {readonly kind: 'cut'; readonly cut: Cut}

/** Everything that the pane of `health-risk-label` shows, of the visible patients only. */
export type LabelView = {
  readonly patients: {
    readonly visible: number
    /** Patients a model is trained on; the figures are of the rest of the visible ones. */
    readonly trained: number
    readonly hidden: number
    readonly groups: readonly LabelGroup[]
    /** Id of the group whose need is compared with that of the others. */
    readonly smaller: string
  }
  readonly need: {readonly label: string; readonly mean: number}
  readonly requirements: readonly {readonly id: string; readonly text: string}[]
  /** What a flaw may be a flaw of. */
  readonly parts: readonly {readonly id: string; readonly name: string}[]
  readonly features: readonly LabelFeature[]
  readonly labels: readonly CandidateLabel[]
  readonly bounds: {
    /** Largest relative gap, as a share of mean need. */
    readonly gap: number
    /** Fewest conditions that the enrolled must have on average. */
    readonly need: number
    /** Least avoidable cost of the enrolled, as a share of that of those enrolled by the score in use. */
    readonly avoidable: number
    /** Share of all patients for whom there are places, and between which shares it is run. */
    readonly places: {readonly share: number; readonly fewest: number; readonly most: number}
  }
  readonly flaw: {readonly requirement: string; readonly part: string} | null
  readonly exploration: Exploration
  /** The ranking in use: trained on cost, the cut of the programme. */
  readonly inUse: RankingFigures
  /** The model trained last; null before the first. */
  readonly model: {readonly recipe: LabelRecipe; readonly figures: RankingFigures} | null
  readonly cut: Cut
  /** Models trained so far with the cut of their moment, oldest first, at most the last eight. */
  readonly tried: readonly {
    readonly recipe: LabelRecipe
    readonly cut: Cut
    readonly figures: RankingFigures
  }[]
}
