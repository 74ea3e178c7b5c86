import {labelCounts, reweighedDecisions, reweighing} from '@airworthy/fairness'
import type {OpenTable} from '@airworthy/tables'
import {labelledRows, learnerOf} from './labelled-rows.ts'
import type {ReweighingParameters} from './mitigate-request.ts'
import type {MitigationResult} from './mitigation-result.ts'

/** Weights of training rows under which group and label are independent, and what a learner makes of them. */
export async function tryReweighing(
  table: OpenTable,
  parameters: ReweighingParameters,
): Promise<MitigationResult> {
  const {features, outcomes, groups, counted} = await labelledRows(table, parameters)
  if (features.length === 0) {
    const weights = reweighing(labelCounts(groups, outcomes))
    return {...counted, effect: null, measuredOn: null, weights}
  }
  const {selectedMeans, seed, learner} = parameters
  const {weights, effect} = reweighedDecisions(learnerOf(learner), {
    features,
    outcomes,
    groups,
    selectedMeans,
    seed,
  })
  return {
    ...counted,
    effect,
    measuredOn: {rows: outcomes.length, how: 'cross-validated'},
    weights,
  }
}
