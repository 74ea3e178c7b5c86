import type {Random} from '@airworthy/kernel'
import {sampleNormal} from '@airworthy/statistics'
import {categoryProbabilities, type ItemModel} from './models.ts'

/** The scores of people of standard normal ability on all items, person by person. */
export function sampledResponses(
  models: readonly ItemModel[],
  {people, random, mean = 0}: {people: number; random: Random; mean?: number},
): number[][] {
  return Array.from({length: people}, () => {
    const theta = sampleNormal(random, {mean})
    return models.map((model) => sampledScore(categoryProbabilities(model, theta), random))
  })
}

/** A score drawn from the probabilities of 0, 1, … */
export function sampledScore(probabilities: readonly number[], random: Random): number {
  let rest = random.next()
  for (const [score, probability] of probabilities.entries()) {
    rest -= probability
    if (rest < 0) return score
  }
  return probabilities.length - 1
}
