import {namedDisparities, type NamedDisparities} from '../gaps.ts'
import {addedCounts, type OutcomeCounts} from '../group-counts.ts'
import {metricOf, valueOf} from '../group-metrics.ts'
import type {GroupName} from '../groupings.ts'
import {rowsRefused, type RowGroups} from '../row-groups.ts'

/** Whether a person would rather be selected (a loan) or not (a detention). */
export type SelectedMeans = 'benefit' | 'burden'

/** What a mitigated decision needs at the moment of deciding. */
export type DecisionNeed = 'score' | 'sensitive-features' | 'chance' | 'retrained-model'

/** Expected numbers of people whose decision changes, by what then happened. */
export interface DecisionChanges {
  readonly newlySelectedPositive: number
  readonly newlySelectedNegative: number
  readonly nowPassedOverPositive: number
  readonly nowPassedOverNegative: number
}

/** One group before and after; counts are expectations where chance decides. */
export interface GroupEffect {
  readonly group: GroupName
  readonly before: OutcomeCounts
  readonly after: OutcomeCounts
  readonly changes: DecisionChanges
  /** People who get the better decision and did not before, and those who lose it. */
  readonly gain: number
  readonly lose: number
}

/** What a mitigation changes, whom it costs what, and what it needs. */
export interface MitigationEffect {
  readonly groups: readonly GroupEffect[]
  readonly overall: {readonly before: OutcomeCounts; readonly after: OutcomeCounts}
  /** Accuracy before − after, over all rows; negative where the mitigation is more accurate. */
  readonly accuracyLost: number
  readonly disparities: {readonly before: NamedDisparities; readonly after: NamedDisparities}
  readonly gain: number
  readonly lose: number
  readonly needs: readonly DecisionNeed[]
}

/** The counts of one group before and after, from which an effect is put together. */
export interface GroupChange {
  readonly group: GroupName
  readonly before: OutcomeCounts
  readonly after: OutcomeCounts
  readonly changes: DecisionChanges
}

/** Puts together what groups gain and lose, and the disparities before and after. */
export function mitigationEffect(
  groups: readonly GroupChange[],
  {selectedMeans, needs}: {selectedMeans: SelectedMeans; needs: readonly DecisionNeed[]},
): MitigationEffect {
  const effects = groups.map((change) => ({...change, ...gainAndLoss(change, selectedMeans)}))
  const before = groups.map((group) => group.before)
  const after = groups.map((group) => group.after)
  const overall = {before: addedCounts(before), after: addedCounts(after)}
  return {
    groups: effects,
    overall,
    accuracyLost: accuracyOf(overall.before) - accuracyOf(overall.after),
    disparities: {
      before: namedDisparities(before, {overall: overall.before}),
      after: namedDisparities(after, {overall: overall.after}),
    },
    gain: effects.reduce((sum, {gain}) => sum + gain, 0),
    lose: effects.reduce((sum, {lose}) => sum + lose, 0),
    needs,
  }
}

/**
 * The effect of replacing decisions by others, row by row. Decisions are probabilities of being
 * selected; where both are chances, as few decisions change as the probabilities allow. Throws
 * `rows-refused` for arrays of unequal length or probabilities outside [0, 1].
 */
export function effectOfDecisions(
  {groups, codes}: RowGroups,
  {
    outcomes,
    before,
    after,
    selectedMeans,
    needs,
  }: {
    outcomes: Float64Array
    before: Float64Array
    after: Float64Array
    selectedMeans: SelectedMeans
    needs: readonly DecisionNeed[]
  },
): MitigationEffect {
  refuseBadDecisions(codes.length, {outcomes, before, after})
  const tallies = groups.map(() => emptyTally())
  for (const [row, code] of codes.entries()) {
    const positive = outcomes[row] === 1
    tallies[code]?.add({
      positives: positive ? 1 : 0,
      negatives: positive ? 0 : 1,
      before: before[row] ?? NaN,
      after: after[row] ?? NaN,
    })
  }
  const changes = groups.map((group, place) => tallies[place]?.change(group) ?? emptyChange(group))
  return mitigationEffect(changes, {selectedMeans, needs})
}

/** People with the same decision probabilities before and after. */
export interface TalliedPeople {
  readonly positives: number
  readonly negatives: number
  readonly before: number
  readonly after: number
}

/** Adds people up to the counts of one group before and after. */
export interface ChangeTally {
  add(people: TalliedPeople): void
  change(group: GroupName): GroupChange
}

export function emptyTally(): ChangeTally {
  const before = {truePositive: 0, falsePositive: 0}
  const after = {truePositive: 0, falsePositive: 0}
  const changes = {
    newlySelectedPositive: 0,
    newlySelectedNegative: 0,
    nowPassedOverPositive: 0,
    nowPassedOverNegative: 0,
  }
  let positives = 0
  let negatives = 0
  return {add, change: (group) => ({group, ...counted()})}

  function add(people: TalliedPeople): void {
    positives += people.positives
    negatives += people.negatives
    before.truePositive += people.positives * people.before
    before.falsePositive += people.negatives * people.before
    after.truePositive += people.positives * people.after
    after.falsePositive += people.negatives * people.after
    const more = Math.max(0, people.after - people.before)
    const less = Math.max(0, people.before - people.after)
    changes.newlySelectedPositive += people.positives * more
    changes.newlySelectedNegative += people.negatives * more
    changes.nowPassedOverPositive += people.positives * less
    changes.nowPassedOverNegative += people.negatives * less
  }

  function counted(): Omit<GroupChange, 'group'> {
    return {
      before: outcomeCounts(before, {positives, negatives}),
      after: outcomeCounts(after, {positives, negatives}),
      changes: {...changes},
    }
  }
}

function emptyChange(group: GroupName): GroupChange {
  return emptyTally().change(group)
}

function outcomeCounts(
  {truePositive, falsePositive}: {truePositive: number; falsePositive: number},
  {positives, negatives}: {positives: number; negatives: number},
): OutcomeCounts {
  return {
    n: positives + negatives,
    truePositive,
    falsePositive,
    trueNegative: negatives - falsePositive,
    falseNegative: positives - truePositive,
    positiveLabel: positives,
    selected: truePositive + falsePositive,
  }
}

function gainAndLoss(
  {changes}: GroupChange,
  selectedMeans: SelectedMeans,
): {gain: number; lose: number} {
  const selected = changes.newlySelectedPositive + changes.newlySelectedNegative
  const passedOver = changes.nowPassedOverPositive + changes.nowPassedOverNegative
  return selectedMeans === 'benefit'
    ? {gain: selected, lose: passedOver}
    : {gain: passedOver, lose: selected}
}

function accuracyOf(counts: OutcomeCounts): number {
  return valueOf(metricOf('accuracy'), counts) ?? NaN
}

function refuseBadDecisions(
  rows: number,
  arrays: {outcomes: Float64Array; before: Float64Array; after: Float64Array},
): void {
  for (const [name, values] of Object.entries(arrays)) {
    if (values.length !== rows) {
      throw rowsRefused(`${rows} rows have a group, but ${name} has ${values.length}`)
    }
    const strange = values.findIndex((value) => !(value >= 0 && value <= 1))
    if (strange >= 0) {
      throw rowsRefused(`${name} of row ${strange} is ${values[strange]}: give 0 to 1`)
    }
  }
}
