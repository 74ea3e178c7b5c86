import {categoryProbabilities, information, type ItemModel} from './models.ts'

/** An item's place in a list and what a criterion gives it. */
export interface RankedItem {
  readonly place: number
  readonly value: number
}

/**
 * The `count` items with the highest Fisher information at an ability (Birnbaum 1968), best first;
 * equal ones in the order of the list. Items in `given` are left out.
 */
export function mostInformative(
  models: readonly ItemModel[],
  {theta, count = 1, given = []}: {theta: number; count?: number; given?: readonly number[]},
): RankedItem[] {
  return ranked(models, {count, given, valueOf: (model) => information(model, theta)})
}

/**
 * The `count` items with the highest Kullback–Leibler information about an ability within `delta`
 * of an estimate (Chang and Ying 1996), best first; less drawn to one point than Fisher information
 * while the estimate is uncertain.
 */
export function mostDivergent(
  models: readonly ItemModel[],
  {
    theta,
    delta,
    count = 1,
    given = [],
  }: {theta: number; delta: number; count?: number; given?: readonly number[]},
): RankedItem[] {
  return ranked(models, {
    count,
    given,
    valueOf: (model) => intervalDivergence(model, {theta, delta}),
  })
}

/**
 * The Kullback–Leibler divergence of an item's scores at `theta` from those at other abilities,
 * integrated over those within `delta` of it (Simpson's rule on 128 intervals, within 1e-9).
 */
export function intervalDivergence(
  model: ItemModel,
  {theta, delta}: {theta: number; delta: number},
): number {
  const here = categoryProbabilities(model, theta)
  const intervals = 128
  const width = (2 * delta) / intervals
  let sum = 0
  for (let node = 0; node <= intervals; node++) {
    const weight = node === 0 || node === intervals ? 1 : node % 2 === 1 ? 4 : 2
    sum += weight * divergence(here, categoryProbabilities(model, theta - delta + node * width))
  }
  return (sum * width) / 3
}

function divergence(here: readonly number[], there: readonly number[]): number {
  return here.reduce((sum, probability, score) => {
    return probability > 0 ? sum + probability * Math.log(probability / (there[score] ?? NaN)) : sum
  }, 0)
}

function ranked(
  models: readonly ItemModel[],
  {
    count,
    given,
    valueOf,
  }: {count: number; given: readonly number[]; valueOf: (model: ItemModel) => number},
): RankedItem[] {
  const seen = new Set(given)
  return models
    .map((model, place) => ({place, value: valueOf(model)}))
    .filter(({place}) => !seen.has(place))
    .sort((first, second) => second.value - first.value || first.place - second.place)
    .slice(0, count)
}
