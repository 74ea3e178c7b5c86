import {randomFrom} from '@airworthy/kernel'
import {
  areaUnderCurve,
  boostingLearner,
  crossValidate,
  crossValidatedAuc,
  featureRows,
  foldsOf,
  logisticLearner,
  rowsOf,
  type AucEstimate,
  type CrossValidation,
  type Feature,
  type Learner,
} from '@airworthy/learners'
import type {GroupName} from './groupings.ts'
import {rowsRefused, type RowGroups} from './row-groups.ts'

/** How much one feature tells about who belongs to a group. */
export interface ProxyCarrier {
  readonly feature: string
  /** By how much the AUC falls when the feature is shuffled in rows held out; mean over the folds. */
  readonly shuffled: number
  /** By how much it falls when all is fitted without the feature; null where that was not tried. */
  readonly leftOut: number | null
  /** The AUC of the feature alone, by logistic regression; features that say the same hide behind each other in the other two. */
  readonly alone: number
}

/** How well the features tell the members of one group from everybody else. */
export interface GroupProxy {
  readonly group: GroupName
  readonly n: number
  /** Cross-validated; null with too few rows on either side. */
  readonly auc: AucEstimate | null
  /** `predictable`: the interval lies above 0.5. */
  readonly verdict: 'predictable' | 'no-evidence' | 'too-little-data'
  /** The strongest first, by what shuffling costs. */
  readonly carriers: readonly ProxyCarrier[]
}

export interface ProxyStrength {
  readonly learner: string
  readonly rows: number
  readonly folds: number
  readonly groups: readonly GroupProxy[]
}

export interface ProxyOptions {
  readonly features: readonly Feature[]
  readonly groups: RowGroups
  readonly learner?: Learner
  readonly folds?: number
  readonly seed?: string
  /** Simultaneous over the groups (Bonferroni). */
  readonly confidence?: number
  /** The fewest rows inside and outside of a group. */
  readonly minimumGroup?: number
  /** For how many of the strongest features all is fitted again without them. */
  readonly leaveOut?: number
}

/**
 * How well features predict a sensitive feature, one group against all others, and which features
 * carry it: what a model that is not given the sensitive feature may know of it all the same. The
 * AUC is that of rows not fitted to, within folds; 0.5 is chance. A low AUC speaks for this learner
 * on these rows only: another may find more. Throws `rows-refused`.
 */
export function proxyStrength({
  features,
  groups,
  learner = boostingLearner({trees: 50}),
  folds = 5,
  seed = 'proxy strength',
  confidence = 0.95,
  minimumGroup = 30,
  leaveOut = 5,
}: ProxyOptions): ProxyStrength {
  const rows = rowsOf(features)
  if (groups.codes.length !== rows) {
    throw rowsRefused(`${rows} rows of features, but ${groups.codes.length} rows with a group`)
  }
  // Of two groups the one is predicted as well as the other.
  const tested = groups.groups.length === 2 ? groups.groups.slice(0, 1) : groups.groups
  const simultaneous = 1 - (1 - confidence) / Math.max(1, tested.length)
  return {
    learner: learner.name,
    rows,
    folds,
    groups: tested.map((group, code) => {
      const outcomes = Float64Array.from(groups.codes, (own) => (own === code ? 1 : 0))
      const n = outcomes.reduce((sum, outcome) => sum + outcome, 0)
      if (Math.min(n, rows - n) < Math.max(minimumGroup, 2 * folds)) {
        return {group, n, auc: null, verdict: 'too-little-data', carriers: []}
      }
      const task = {features, outcomes, foldOf: foldsOf(outcomes, {folds, seed})}
      const validation = crossValidate(learner, task)
      const auc = crossValidatedAuc(validation, {outcomes, confidence: simultaneous})
      return {
        group,
        n,
        auc,
        verdict: auc.low > 0.5 ? 'predictable' : 'no-evidence',
        carriers: carriersOf(task, {learner, validation, auc: auc.value, seed, leaveOut}),
      }
    }),
  }
}

interface Task {
  readonly features: readonly Feature[]
  readonly outcomes: Float64Array
  readonly foldOf: Uint16Array
}

function carriersOf(
  task: Task,
  {
    learner,
    validation,
    auc,
    seed,
    leaveOut,
  }: {
    learner: Learner
    validation: CrossValidation
    auc: number
    seed: string
    leaveOut: number
  },
): ProxyCarrier[] {
  const {features, outcomes} = task
  const simple = logisticLearner()
  const carriers = features.map((feature) => ({
    feature: feature.name,
    shuffled: auc - shuffledAuc(task, {validation, feature, seed}),
    alone: crossValidatedAuc(crossValidate(simple, {...task, features: [feature]}), {outcomes})
      .value,
  }))
  return carriers
    .sort((left, right) => right.shuffled - left.shuffled || right.alone - left.alone)
    .map((carrier, place) => {
      const others = features.filter(({name}) => name !== carrier.feature)
      if (place >= leaveOut || others.length === 0) return {...carrier, leftOut: null}
      const without = crossValidate(learner, {...task, features: others})
      return {...carrier, leftOut: auc - crossValidatedAuc(without, {outcomes}).value}
    })
}

/** The AUC when one feature is shuffled within each fold, the predictors staying as they are. */
function shuffledAuc(
  {features, outcomes}: Task,
  {validation, feature, seed}: {validation: CrossValidation; feature: Feature; seed: string},
): number {
  const random = randomFrom(`${seed} shuffled ${feature.name}`)
  const {foldOf, predictors} = validation
  const predictions = new Float64Array(outcomes.length)
  for (const [fold, predictor] of predictors.entries()) {
    const inside = Int32Array.from(foldOf.keys()).filter((row) => foldOf[row] === fold)
    const shuffled = Int32Array.from(random.shuffle([...inside]))
    const rows = featureRows(features, inside).map((own) =>
      own.name === feature.name ? (featureRows([feature], shuffled)[0] ?? own) : own,
    )
    const predicted = predictor.predict(rows)
    for (const [place, row] of inside.entries()) predictions[row] = predicted[place] ?? NaN
  }
  return areaUnderCurve(predictions, {outcomes, parts: foldOf}).value
}
