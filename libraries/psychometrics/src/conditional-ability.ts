import {gridNodes, gridStep} from './ability-grid.ts'

/** For every value of the general ability g: what the answers in one domain say about it and about the domain. */
export interface ConditionalAbility {
  /** The logarithm of the probability of the answers given g; −Infinity where they are impossible. */
  readonly logMass: Float64Array
  readonly mean: Float64Array
  readonly variance: Float64Array
}

const size = gridNodes.length

/** The probability of each ability of the grid (columns) given each value of g (rows), for one loading. */
export function transitionFrom(loading: number): Float64Array {
  const spread = Math.sqrt(1 - loading * loading)
  const scale = gridStep / (spread * Math.sqrt(2 * Math.PI))
  const transition = new Float64Array(size * size)
  for (let g = 0; g < size; g++) {
    for (let node = 0; node < size; node++) {
      const z = ((gridNodes[node] ?? 0) - loading * (gridNodes[g] ?? 0)) / spread
      transition[g * size + node] = scale * Math.exp(-0.5 * z * z)
    }
  }
  return transition
}

/** The conditional moments that answers, given as log-likelihoods on the grid, leave for every g. */
export function conditionalAbility(
  transition: Float64Array,
  logLikelihood: Float64Array,
): ConditionalAbility {
  const highest = highestOf(logLikelihood)
  const likelihood = logLikelihood.map((value) => Math.exp(value - highest))
  const logMass = new Float64Array(size)
  const mean = new Float64Array(size)
  const variance = new Float64Array(size)
  for (let g = 0; g < size; g++) {
    let mass = 0
    let first = 0
    let second = 0
    for (let node = 0; node < size; node++) {
      const weight = (transition[g * size + node] ?? 0) * (likelihood[node] ?? 0)
      const theta = gridNodes[node] ?? 0
      mass += weight
      first += weight * theta
      second += weight * theta * theta
    }
    // No mass: the answers are impossible for this g, whose weight will be zero.
    logMass[g] = mass > 0 ? Math.log(mass) + highest : -Infinity
    mean[g] = mass > 0 ? first / mass : 0
    variance[g] = mass > 0 ? second / mass - (mean[g] ?? 0) ** 2 : 0
  }
  return {logMass, mean, variance}
}

function highestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity)
}
