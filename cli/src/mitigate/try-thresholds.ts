import {
  parseCondition,
  thresholdEffect,
  thresholdOptimizer,
  type CostPoint,
} from '@airworthy/fairness'
import type {OpenTable} from '@airworthy/tables'
import {groupWords} from '../audit/audit-words.ts'
import {badInput} from '../faults.ts'
import type {ThresholdParameters} from './mitigate-request.ts'
import type {MitigationResult} from './mitigation-result.ts'
import {largeGroups, splitScores} from './split-scores.ts'

/**
 * Chooses thresholds by group on one half of the rows and measures on the other what they change;
 * the rules that are handed out come from all rows.
 */
export async function tryThresholds(
  table: OpenTable,
  {by, label, score, where, minGroup, threshold, ...wanted}: ThresholdParameters,
): Promise<MitigationResult> {
  const counted = await table.countScores({
    by,
    label: parseCondition(label),
    score,
    ...(where === undefined ? {} : {where}),
  })
  const {scores, groups} = largeGroups(counted, {minGroup})
  const judged = groups.filter((group) => group.judged)
  if (judged.length < 2) {
    const sizes = groups.map(({group, n}) => `${groupWords(group)} ${n}`).join(', ')
    throw badInput(
      `thresholds by group need two groups of ${minGroup} rows or more, and there are: ${sizes}`,
    )
  }
  const {constraint, tolerance, selectedMeans, seed} = wanted
  const {chosen, measured} = splitScores(scores, {seed})
  const onHalf = thresholdOptimizer(chosen, {constraint, tolerance})
  const {threshold: before, ...effect} = thresholdEffect(onHalf, {
    scores: measured,
    selectedMeans,
    ...(threshold === undefined ? {} : {before: threshold}),
  })
  const onAll = thresholdOptimizer(scores, {constraint, tolerance})
  const {missing} = counted
  const byColumn = {[label]: missing.label, [score]: missing.score}
  return {
    rows: groups.reduce((sum, {n}) => sum + n, 0),
    leftOut: {
      rows: missing.rows,
      byColumn: Object.fromEntries(Object.entries(byColumn).filter(([, count]) => count > 0)),
    },
    groups,
    effect,
    measuredOn: {rows: effect.overall.after.n, how: 'other-half'},
    thresholds: {
      rules: onAll.rules,
      before,
      usesChance: onAll.usesChance,
      curve: onAll.curve.map(finitePoint),
    },
  }
}

/** Rounding may leave a cost a hair below zero. */
function finitePoint({lost, ...point}: CostPoint): CostPoint {
  return {...point, lost: Math.max(0, lost)}
}
