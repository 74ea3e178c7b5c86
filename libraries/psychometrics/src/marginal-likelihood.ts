import {invertSymmetric} from '@airworthy/statistics'
import {isAirworthyError} from '@airworthy/kernel'
import type {PackedResponses} from './response-matrix.ts'
import {scoreDerivatives, type AbilityNodes, type SlopeIntercept} from './slope-intercept.ts'

/** What the answers say under given parameters, people's abilities being integrated out. */
export interface MarginalExpectation {
  readonly logLikelihood: number
  /** Per item and score, on every node, how many people are expected to stand there. */
  readonly counts: readonly (readonly Float64Array[])[]
}

/** The expectation step of Bock and Aitkin (1981). An item that is null is left out. */
export function expectedCounts(
  responses: PackedResponses,
  {parameters, nodes}: {parameters: readonly (SlopeIntercept | null)[]; nodes: AbilityNodes},
): MarginalExpectation {
  const logs = scoreLogs(parameters, nodes)
  const counts = logs.map((byScore) => byScore.map((each) => new Float64Array(each.length)))
  let logLikelihood = 0
  for (let person = 0; person < responses.people; person++) {
    const {posterior, logMass} = personPosterior(responses, {person, logs, nodes})
    logLikelihood += logMass
    for (let item = 0; item < responses.items; item++) {
      const count = counts[item]?.[responses.scores[person * responses.items + item] ?? -1]
      if (count === undefined) continue
      for (let node = 0; node < count.length; node++) {
        count[node] = (count[node] ?? 0) + (posterior[node] ?? 0)
      }
    }
  }
  return {logLikelihood, counts}
}

/**
 * The information of the answers about all parameters at once: the sum over people of the products
 * of their score vectors (Fisher's identity gives each vector from the person's posterior). Items in
 * order, each with its slope and then its intercepts; with `equalSlopes` one slope stands first.
 */
export function scoreProducts(
  responses: PackedResponses,
  {
    parameters,
    nodes,
    equalSlopes = false,
  }: {
    parameters: readonly (SlopeIntercept | null)[]
    nodes: AbilityNodes
    equalSlopes?: boolean
  },
): number[][] {
  const logs = scoreLogs(parameters, nodes)
  const slopes = logSlopes(parameters, nodes)
  const {size, offsets} = parameterPlaces(parameters, equalSlopes)
  const products = Array.from({length: size}, () => new Float64Array(size))
  const vector = new Float64Array(size)
  for (let person = 0; person < responses.people; person++) {
    const {posterior} = personPosterior(responses, {person, logs, nodes})
    vector.fill(0)
    for (let item = 0; item < responses.items; item++) {
      const score = responses.scores[person * responses.items + item] ?? -1
      const byParameter = slopes[item]?.[score]
      if (byParameter === undefined) continue
      for (const [k, values] of byParameter.entries()) {
        let sum = 0
        for (let node = 0; node < values.length; node++) {
          sum += (posterior[node] ?? 0) * (values[node] ?? 0)
        }
        const place = equalSlopes && k === 0 ? 0 : (offsets[item] ?? 0) + k
        vector[place] = (vector[place] ?? 0) + sum
      }
    }
    for (let row = 0; row < size; row++) {
      const value = vector[row] ?? 0
      const line = products[row]
      if (value === 0 || line === undefined) continue
      for (let column = 0; column < size; column++) {
        line[column] = (line[column] ?? 0) + value * (vector[column] ?? 0)
      }
    }
  }
  return products.map((line) => [...line])
}

/** Standard deviations of slope and difficulties, item by item. */
export interface ParameterErrors {
  readonly a: number
  /** Of the difficulty, or of each threshold. */
  readonly difficulties: readonly number[]
}

/** Standard errors from an information matrix, difficulties by the delta method; null if it is singular. */
export function parameterErrors(
  information: readonly (readonly number[])[],
  {
    parameters,
    equalSlopes = false,
  }: {parameters: readonly (SlopeIntercept | null)[]; equalSlopes?: boolean},
): (ParameterErrors | null)[] | null {
  const covariance = inverted(information)
  if (covariance === null) return null
  const {offsets} = parameterPlaces(parameters, equalSlopes)
  return parameters.map((item, place) => {
    if (item === null) return null
    const first = offsets[place] ?? 0
    const slopePlace = equalSlopes ? 0 : first
    const at = (row: number, column: number): number => covariance[row]?.[column] ?? NaN
    const slopeVariance = at(slopePlace, slopePlace)
    return {
      a: Math.sqrt(slopeVariance),
      difficulties: item.intercepts.map((intercept, k) => {
        const own = first + k + 1
        const b = -intercept / item.slope
        const variance = at(own, own) + 2 * b * at(own, slopePlace) + b * b * slopeVariance
        return Math.sqrt(variance) / item.slope
      }),
    }
  })
}

/** Where the parameters of each item stand; with equal slopes the place before its first intercept. */
export function parameterPlaces(
  parameters: readonly (SlopeIntercept | null)[],
  equalSlopes: boolean,
): {size: number; offsets: readonly number[]} {
  let size = equalSlopes ? 1 : 0
  const offsets = parameters.map((item) => {
    const offset = equalSlopes ? size - 1 : size
    if (item !== null) size += item.intercepts.length + (equalSlopes ? 0 : 1)
    return offset
  })
  return {size, offsets}
}

function inverted(information: readonly (readonly number[])[]): number[][] | null {
  try {
    return invertSymmetric(information)
  } catch (thrown) {
    if (isAirworthyError(thrown, 'not-positive-definite')) return null
    throw thrown
  }
}

type LogsByItem = readonly (readonly Float64Array[])[]

function scoreLogs(
  parameters: readonly (SlopeIntercept | null)[],
  {thetas}: AbilityNodes,
): LogsByItem {
  return parameters.map((item) => {
    if (item === null) return []
    const logs = Array.from(
      {length: item.intercepts.length + 1},
      () => new Float64Array(thetas.length),
    )
    for (const [node, theta] of thetas.entries()) {
      const {probabilities} = scoreDerivatives(item, theta)
      for (const [score, log] of logs.entries()) log[node] = Math.log(probabilities[score] ?? NaN)
    }
    return logs
  })
}

/** Per item, score and parameter, on every node: the derivative of the logarithm of the probability. */
function logSlopes(
  parameters: readonly (SlopeIntercept | null)[],
  {thetas}: AbilityNodes,
): readonly (readonly (readonly Float64Array[])[])[] {
  return parameters.map((item) => {
    if (item === null) return []
    const count = item.intercepts.length + 1
    const slopes = Array.from({length: count}, () =>
      Array.from({length: count}, () => new Float64Array(thetas.length)),
    )
    for (const [node, theta] of thetas.entries()) {
      const {probabilities, derivatives} = scoreDerivatives(item, theta)
      for (const [score, byParameter] of slopes.entries()) {
        for (const [k, values] of byParameter.entries()) {
          values[node] = (derivatives[score]?.[k] ?? NaN) / (probabilities[score] ?? NaN)
        }
      }
    }
    return slopes
  })
}

function personPosterior(
  {items, scores}: PackedResponses,
  {person, logs, nodes}: {person: number; logs: LogsByItem; nodes: AbilityNodes},
): {posterior: Float64Array; logMass: number} {
  const log = nodes.weights.map((weight) => Math.log(weight))
  for (let item = 0; item < items; item++) {
    const added = logs[item]?.[scores[person * items + item] ?? -1]
    if (added === undefined) continue
    for (let node = 0; node < log.length; node++) log[node] = (log[node] ?? 0) + (added[node] ?? 0)
  }
  const highest = log.reduce((most, value) => Math.max(most, value), -Infinity)
  const posterior = log.map((value) => Math.exp(value - highest))
  const mass = posterior.reduce((sum, value) => sum + value, 0)
  for (let node = 0; node < posterior.length; node++)
    posterior[node] = (posterior[node] ?? 0) / mass
  return {posterior, logMass: highest + Math.log(mass)}
}
