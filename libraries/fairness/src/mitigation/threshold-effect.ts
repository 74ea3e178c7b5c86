import {AirworthyError} from '@airworthy/kernel'
import {groupText} from '../groupings.ts'
import type {ScoreCounts} from '../table-counts.ts'
import {
  emptyTally,
  mitigationEffect,
  type MitigationEffect,
  type SelectedMeans,
} from './decision-effect.ts'
import {scoreTables, type ScoreTable} from './score-tables.ts'
import {isSelected, selectionProbability} from './group-rule.ts'
import type {Threshold} from './roc-hull.ts'
import type {ThresholdOptimum} from './threshold-optimizer.ts'

/**
 * What thresholds by group change for people with these scores, who had better not be those from
 * whom the thresholds were chosen: before, everybody with a score of at least `before` was selected.
 * Without `before` it is the one threshold for all that makes the fewest errors on these people.
 * Throws `mitigation-refused` for a group that has no rule, or one label only.
 */
export function thresholdEffect(
  {rules, by, usesChance}: ThresholdOptimum,
  {
    scores,
    before,
    selectedMeans,
  }: {scores: ScoreCounts; before?: number; selectedMeans: SelectedMeans},
): MitigationEffect & {readonly threshold: Threshold} {
  const groups = scoreTables(scores, {by})
  const threshold = before ?? bestCommonThreshold(groups)
  const ruleOf = new Map(rules.map((rule) => [JSON.stringify(rule.group), rule]))
  const changes = groups.map(({group, score, positives, negatives}) => {
    const rule = ruleOf.get(JSON.stringify(group))
    if (rule === undefined) {
      throw new AirworthyError(
        'mitigation-refused',
        `group ${groupText(group)} has no threshold: it was not among those they were chosen for`,
      )
    }
    const tally = emptyTally()
    for (const [place, value] of score.entries()) {
      tally.add({
        positives: positives[place] ?? 0,
        negatives: negatives[place] ?? 0,
        before: isSelected(threshold, value) ? 1 : 0,
        after: selectionProbability(rule, value),
      })
    }
    return tally.change(group)
  })
  const needs = [
    'score',
    'sensitive-features',
    ...(usesChance ? (['chance'] as const) : []),
  ] as const
  return {...mitigationEffect(changes, {selectedMeans, needs}), threshold}
}

/** The threshold for all that makes the fewest errors, the highest of equals. */
function bestCommonThreshold(groups: readonly ScoreTable[]): Threshold {
  const steps = groups.flatMap(({score, positives, negatives}) =>
    Array.from(score, (value, place) => ({
      value,
      gain: (positives[place] ?? 0) - (negatives[place] ?? 0),
    })),
  )
  steps.sort((left, right) => right.value - left.value)
  let best: Threshold = 'none'
  let most = 0
  let gained = 0
  for (const [place, {value, gain}] of steps.entries()) {
    gained += gain
    if (steps[place + 1]?.value !== value && gained > most) {
      most = gained
      best = value
    }
  }
  return best
}
