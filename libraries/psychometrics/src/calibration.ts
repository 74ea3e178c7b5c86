import {isAirworthyError} from '@airworthy/kernel'
import {
  itemDerivatives,
  itemLikelihood,
  scoredItem,
  type ItemCounts,
  type ItemPriors,
} from './item-maximisation.ts'
import {
  expectedCounts,
  parameterErrors,
  parameterPlaces,
  scoreProducts,
  type ParameterErrors,
} from './marginal-likelihood.ts'
import type {ItemModel} from './models.ts'
import {packResponses, type PackedResponses, type ResponseMatrix} from './response-matrix.ts'
import {modelOf, standardNodes, type SlopeIntercept} from './slope-intercept.ts'

/** One item of a calibration. */
export type CalibratedItem =
  | {
      readonly status: 'estimated'
      readonly answers: number
      readonly model: ItemModel
      /** Null when there are too few people for so many parameters. */
      readonly standardErrors: ParameterErrors | null
    }
  | {
      readonly status: 'not-judged'
      readonly answers: number
      /** Nobody answered, all scored alike, or a score between others never occurred. */
      readonly reason: 'no-answers' | 'no-variation' | 'unused-score'
    }

/** A calibrated bank; abilities are standard normal by definition of the scale. */
export interface Calibration {
  readonly items: readonly CalibratedItem[]
  /** Marginal log-likelihood of all answers, without priors. */
  readonly logLikelihood: number
  readonly rounds: number
  readonly converged: boolean
}

/**
 * Item parameters by marginal maximum likelihood with the EM algorithm (Bock and Aitkin 1981): the
 * two-parameter model for items scored 0 or 1, graded response for longer scores; with
 * `equalSlopes` one discrimination for all (1PL). Priors make the estimates marginal posterior modes.
 * Items not given are null. Standard errors from the products of people's score vectors. Throws
 * `response-matrix`.
 */
export function calibrate(
  matrix: ResponseMatrix,
  {
    equalSlopes = false,
    priors = {},
    maximumRounds = 1000,
    tolerance = 1e-5,
  }: {
    equalSlopes?: boolean
    priors?: ItemPriors
    maximumRounds?: number
    /** The largest change of a parameter in a round that still counts as none. */
    tolerance?: number
  } = {},
): Calibration {
  const responses = packResponses(matrix)
  const nodes = standardNodes()
  let parameters = responses.counts.map(startingItem)
  let converged = false
  let rounds = 0
  while (!converged && rounds < maximumRounds) {
    const {counts} = expectedCounts(responses, {parameters, nodes})
    const itemCounts = counts.map((each): ItemCounts => ({counts: each, nodes, priors}))
    const next = equalSlopes
      ? equallySloped(parameters, itemCounts)
      : parameters.map((item, place) => maximised(item, itemCounts[place]))
    converged = largestChange(parameters, next) < tolerance
    parameters = next
    rounds++
  }
  const errors = errorsOf(responses, {parameters, equalSlopes, priors})
  return {
    items: parameters.map((item, place): CalibratedItem => {
      const counts = responses.counts[place] ?? []
      const answers = counts.reduce((sum, count) => sum + count, 0)
      if (item === null) return {status: 'not-judged', answers, reason: reasonOf(counts)}
      const standardErrors = errors?.[place] ?? null
      return {status: 'estimated', answers, model: modelOf(item), standardErrors}
    }),
    logLikelihood: expectedCounts(responses, {parameters, nodes}).logLikelihood,
    rounds,
    converged,
  }
}

function reasonOf(counts: readonly number[]): 'no-answers' | 'no-variation' | 'unused-score' {
  if (counts.length === 0) return 'no-answers'
  return counts.filter((count) => count > 0).length === 1 ? 'no-variation' : 'unused-score'
}

/** A slope of 1 and intercepts from the shares that reach each score; null for what cannot be estimated. */
function startingItem(counts: readonly number[]): SlopeIntercept | null {
  if (counts.length < 2 || counts.some((count) => count === 0)) return null
  const answers = counts.reduce((sum, count) => sum + count, 0)
  let reached = answers
  const intercepts = counts.slice(1).map((_, k) => {
    reached -= counts[k] ?? 0
    // 1.2 widens the logit of the share to that at an average ability.
    return 1.2 * Math.log(reached / (answers - reached))
  })
  return {slope: 1, intercepts}
}

function maximised(
  item: SlopeIntercept | null,
  counts: ItemCounts | undefined,
): SlopeIntercept | null {
  if (item === null || counts === undefined) return item
  return scoredOrKept(scoredOrKept(item, counts), counts)
}

function scoredOrKept(
  item: SlopeIntercept,
  counts: ItemCounts,
  moved: 'all' | 'intercepts' = 'all',
): SlopeIntercept {
  try {
    return scoredItem(item, counts, moved)
  } catch (thrown) {
    if (isAirworthyError(thrown, 'not-positive-definite')) return item
    throw thrown
  }
}

/** Intercepts item by item, then the one slope, each raising the expected log-likelihood. */
function equallySloped(
  parameters: readonly (SlopeIntercept | null)[],
  counts: readonly ItemCounts[],
): (SlopeIntercept | null)[] {
  const moved = parameters.map((item, place) => {
    const found = counts[place]
    return item === null || found === undefined ? null : scoredOrKept(item, found, 'intercepts')
  })
  let gradient = 0
  let information = 0
  for (const [place, item] of moved.entries()) {
    const found = counts[place]
    if (item === null || found === undefined) continue
    const derivatives = itemDerivatives(item, found)
    gradient += derivatives.gradient[0] ?? 0
    information += derivatives.information[0]?.[0] ?? 0
  }
  const before = totalLikelihood(moved, counts)
  for (let share = 1; share > 1e-4; share /= 2) {
    const next = moved.map((item) =>
      item === null ? null : {...item, slope: item.slope + (share * gradient) / information},
    )
    const possible = next.every((item) => item === null || item.slope > 0.01)
    if (possible && totalLikelihood(next, counts) >= before) return next
  }
  return moved
}

function totalLikelihood(
  parameters: readonly (SlopeIntercept | null)[],
  counts: readonly ItemCounts[],
): number {
  return parameters.reduce((sum, item, place) => {
    const found = counts[place]
    return item === null || found === undefined ? sum : sum + itemLikelihood(item, found)
  }, 0)
}

function largestChange(
  before: readonly (SlopeIntercept | null)[],
  after: readonly (SlopeIntercept | null)[],
): number {
  let largest = 0
  for (const [place, item] of after.entries()) {
    const old = before[place]
    if (item === null || old === undefined || old === null) continue
    largest = Math.max(largest, Math.abs(item.slope - old.slope))
    for (const [k, value] of item.intercepts.entries()) {
      largest = Math.max(largest, Math.abs(value - (old.intercepts[k] ?? NaN)))
    }
  }
  return largest
}

function errorsOf(
  responses: PackedResponses,
  {
    parameters,
    equalSlopes,
    priors,
  }: {parameters: readonly (SlopeIntercept | null)[]; equalSlopes: boolean; priors: ItemPriors},
): (ParameterErrors | null)[] | null {
  const nodes = standardNodes()
  const information = scoreProducts(responses, {parameters, nodes, equalSlopes})
  const {offsets} = parameterPlaces(parameters, equalSlopes)
  for (const [place, item] of parameters.entries()) {
    if (item === null) continue
    // Without counts only the priors are left.
    const prior = itemDerivatives(item, {counts: [], nodes, priors}).information
    const placeOf = (k: number): number => (equalSlopes && k === 0 ? 0 : (offsets[place] ?? 0) + k)
    for (const [row, entries] of prior.entries()) {
      for (const [column, value] of entries.entries()) {
        const line = information[placeOf(row)]
        if (line) line[placeOf(column)] = (line[placeOf(column)] ?? 0) + value
      }
    }
  }
  return parameterErrors(information, {parameters, equalSlopes})
}
