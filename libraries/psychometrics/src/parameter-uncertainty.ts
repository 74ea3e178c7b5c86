import {normalQuadrature} from '@airworthy/statistics'
import {categoryCurves, movedModel, type CategoryCurves, type ItemModel} from './models.ts'

/**
 * How far the parameters of an item may be from the truth, as standard deviations: of its
 * difficulty (thresholds move together) in logits, and of the natural logarithm of its discrimination.
 */
export interface ParameterUncertainty {
  readonly b: number
  readonly logA: number
}

/** One equally shaped item among those that the uncertainty allows, with its probability. */
interface WeightedModel {
  readonly weight: number
  readonly model: ItemModel
}

// Within 2e-3 of a fine rule for b ± 0.7, ln a ± 0.3 and a up to 2 (see the test): the guess is coarser.
const difficultyRule = normalQuadrature(5)
const discriminationRule = normalQuadrature(3)

/**
 * The category curves of an item whose parameters are only known by guess, averaged over what
 * they may be. One person answers an item once, so that using these curves is the exact Bayesian
 * treatment for that person: provisional parameters widen the interval instead of being believed.
 */
export function curvesUnderUncertainty(
  model: ItemModel,
  uncertainty: ParameterUncertainty | undefined,
): (theta: number) => CategoryCurves {
  const models = plausibleModels(model, uncertainty)
  return function averagedCurves(theta) {
    const probabilities: number[] = []
    const slopes: number[] = []
    for (const {weight, model: plausible} of models) {
      const curves = categoryCurves(plausible, theta)
      for (let score = 0; score < curves.probabilities.length; score++) {
        const probability = weight * (curves.probabilities[score] ?? 0)
        probabilities[score] = (probabilities[score] ?? 0) + probability
        slopes[score] = (slopes[score] ?? 0) + weight * (curves.slopes[score] ?? 0)
      }
    }
    return {probabilities, slopes}
  }
}

function plausibleModels(
  model: ItemModel,
  uncertainty: ParameterUncertainty | undefined,
): WeightedModel[] {
  if (uncertainty === undefined) return [{weight: 1, model}]
  const models: WeightedModel[] = []
  for (const [i, shift] of difficultyRule.nodes.entries()) {
    for (const [j, stretch] of discriminationRule.nodes.entries()) {
      models.push({
        weight: (difficultyRule.weights[i] ?? 0) * (discriminationRule.weights[j] ?? 0),
        model: movedModel(model, {
          shift: shift * uncertainty.b,
          stretch: Math.exp(stretch * uncertainty.logA),
        }),
      })
    }
  }
  return models
}
