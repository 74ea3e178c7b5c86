import {densityMoments, gridNodes, information, type ItemModel} from '@airworthy/psychometrics'

/**
 * What ranks items: information averaged over the posterior, information at its mean, or how much one
 * more answer is expected to take off its variance.
 */
export type Ranking = 'posterior-information' | 'information-at-mean' | 'expected-variance'

/** Replaces the posterior information of the available items by what another ranking gives them. */
export function rerank(
  promise: Float64Array,
  {
    ranking,
    density,
    available,
    models,
    right,
  }: {
    ranking: Ranking
    density: Float64Array
    available: Uint8Array
    models: readonly (ItemModel | undefined)[]
    right: readonly (Float64Array | undefined)[]
  },
): Float64Array {
  if (ranking === 'posterior-information') return promise
  const {mean} = densityMoments(density)
  return promise.map((_, item) => {
    const model = models[item]
    const curve = right[item]
    if (available[item] !== 1 || model === undefined || curve === undefined) return 0
    return ranking === 'information-at-mean' ? information(model, mean) : explained(density, curve)
  })
}

/** The variance that the next answer is expected to explain: that of the posterior mean after it. */
function explained(density: Float64Array, right: Float64Array): number {
  let mass = 0
  let first = 0
  let rightMass = 0
  let rightFirst = 0
  for (let node = 0; node < density.length; node++) {
    const weight = density[node] ?? 0
    const theta = gridNodes[node] ?? 0
    const share = weight * (right[node] ?? 0)
    mass += weight
    first += weight * theta
    rightMass += share
    rightFirst += share * theta
  }
  const wrongMass = mass - rightMass
  const wrongFirst = first - rightFirst
  const square = rightFirst ** 2 / rightMass + wrongFirst ** 2 / wrongMass
  return square / mass - (first / mass) ** 2
}
