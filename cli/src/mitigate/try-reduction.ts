import {
  effectOfDecisions,
  exponentiatedGradient,
  selectionProbabilities,
  type RowGroups,
} from '@airworthy/fairness'
import {featureRows, foldsOf} from '@airworthy/learners'
import type {OpenTable} from '@airworthy/tables'
import {badInput} from '../faults.ts'
import {labelledRows, learnerOf} from './labelled-rows.ts'
import type {ReductionParameters} from './mitigate-request.ts'
import type {MitigationResult} from './mitigation-result.ts'

/** Fits a learner under a constraint on one half of the rows and measures it on the other. */
export async function tryReduction(
  table: OpenTable,
  parameters: ReductionParameters,
): Promise<MitigationResult> {
  const {constraint, tolerance, selectedMeans, seed} = parameters
  const {features, outcomes, groups, counted} = await labelledRows(table, parameters)
  if (features.length === 0) {
    throw badInput('a reduction fits a model: name its columns with --features C,C or all')
  }
  const half = foldsOf(outcomes, {folds: 2, seed})
  const [train, test] = [0, 1].map((side) => {
    const rows = Int32Array.from(half.keys()).filter((row) => half[row] === side)
    return {
      features: featureRows(features, rows),
      outcomes: Float64Array.from(rows, (row) => outcomes[row] ?? NaN),
      groups: {
        groups: groups.groups,
        codes: Int32Array.from(rows, (row) => groups.codes[row] ?? 0),
      },
    }
  }) as [Half, Half] // one for each side
  const learner = learnerOf(parameters.learner)
  const model = exponentiatedGradient(learner, {...train, constraint, allowed: tolerance})
  const plain = learner.fit(train.features, {outcomes: train.outcomes})
  const effect = effectOfDecisions(test.groups, {
    outcomes: test.outcomes,
    before: plain.predict(test.features).map((probability) => (probability > 0.5 ? 1 : 0)),
    after: selectionProbabilities(model, test.features),
    selectedMeans,
    needs: ['retrained-model', ...(model.members.length > 1 ? (['chance'] as const) : [])],
  })
  const {members, error, violation, rounds, fits} = model
  return {
    ...counted,
    effect,
    measuredOn: {rows: test.outcomes.length, how: 'other-half'},
    reduction: {members: members.length, error, violation, rounds, fits},
  }
}

interface Half {
  readonly features: ReturnType<typeof featureRows>
  readonly outcomes: Float64Array
  readonly groups: RowGroups
}
