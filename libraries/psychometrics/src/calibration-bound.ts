import {AirworthyError, type Random} from '@airworthy/kernel'
import {parameterErrors, scoreProducts, type ParameterErrors} from './marginal-likelihood.ts'
import type {ItemModel} from './models.ts'
import {packResponses} from './response-matrix.ts'
import {sampledResponses} from './sampled-responses.ts'
import {slopeInterceptOf, standardNodes} from './slope-intercept.ts'

/**
 * The smallest standard deviations that unbiased estimates of these items can have with so many
 * people of standard normal ability (Cramér and Rao): from the expected information of the marginal
 * likelihood, by Monte Carlo over `draws` simulated people. Throws `calibration-bound` for items with
 * guessing, a ceiling or steps.
 */
export function calibrationBound(
  models: readonly ItemModel[],
  {people, random, draws = 20_000}: {people: number; random: Random; draws?: number},
): ParameterErrors[] {
  const parameters = models.map((model) => {
    const item = slopeInterceptOf(model)
    if (item !== null) return item
    throw new AirworthyError('calibration-bound', 'only 1PL, 2PL and graded items have a bound')
  })
  const responses = packResponses(sampledResponses(models, {people: draws, random}))
  const products = scoreProducts(responses, {parameters, nodes: standardNodes()})
  const information = products.map((row) => row.map((value) => (value * people) / draws))
  const errors = parameterErrors(information, {parameters}) ?? []
  return errors.map((item) => item ?? {a: NaN, difficulties: []})
}
