import {
  logisticRegression,
  normalCdf,
  normalQuantile,
  type LogisticFit,
} from '@airworthy/statistics'
import {encode, fitEncoding, type DesignMatrix, type EncodingOptions} from './design-matrix.ts'
import type {Feature} from './feature.ts'
import type {Targets} from './learner.ts'
import {separationFinding, type SeparationFinding} from './separation.ts'
import {refuseBadTargets} from './targets.ts'

/** One coefficient with what can be said of it; log odds, Wald interval, two-sided p. */
export interface LogisticTerm {
  /** `intercept`, or the name of a column of the design matrix. */
  readonly name: string
  readonly coefficient: number
  readonly standardError: number
  readonly z: number
  readonly p: number
  readonly low: number
  readonly high: number
}

/** A logistic regression as a statistician reports it. */
export interface LogisticModel {
  /** The intercept first. Not to be believed when there is a finding. */
  readonly terms: readonly LogisticTerm[]
  /** Rows, and the sum of their weights. */
  readonly rows: number
  readonly totalWeight: number
  readonly logLikelihood: number
  /** Of the model with an intercept alone. */
  readonly nullLogLikelihood: number
  /** −2 log-likelihood + 2 per coefficient, or + log(total weight) per coefficient. */
  readonly aic: number
  readonly bic: number
  /** McFadden's: 1 − log-likelihood / null log-likelihood; 0 when the columns say nothing. */
  readonly pseudoRSquared: number
  /** Empty, or one finding that the likelihood has no highest point, and which columns are to blame. */
  readonly findings: readonly SeparationFinding[]
}

/**
 * Unpenalised logistic regression with its standard errors, equal to statsmodels' `Logit` (with
 * weights: `GLM` with `freq_weights`) within 1e-8. Numbers stay as they are and the first category
 * of a text is its reference unless `encoding` says otherwise. Throws `features-refused`,
 * `targets-refused`, or `design-refused` when a column is constant or follows from others.
 */
export function logisticModel(
  features: readonly Feature[],
  {
    outcomes,
    weights,
    encoding = {},
    confidence = 0.95,
  }: Targets & {encoding?: EncodingOptions; confidence?: number},
): LogisticModel {
  const options: EncodingOptions = {numbers: 'as-they-are', ...encoding}
  const design = encode(fitEncoding(features, options), features)
  refuseBadTargets(
    {outcomes, ...(weights === undefined ? {} : {weights})},
    {rows: design.rows, kind: 'binary'},
  )
  const fit = logisticRegression(outcomes, {columns: design.columns, weights})
  const {totalWeight, nullLogLikelihood} = withoutColumns(outcomes, weights)
  const count = fit.coefficients.length
  return {
    terms: termsOf(fit, {design, confidence}),
    rows: design.rows,
    totalWeight,
    logLikelihood: fit.logLikelihood,
    nullLogLikelihood,
    aic: fit.deviance + 2 * count,
    bic: fit.deviance + Math.log(totalWeight) * count,
    pseudoRSquared: 1 - fit.logLikelihood / nullLogLikelihood,
    findings: fit.converged ? [] : [separationFinding(design, outcomes)],
  }
}

function termsOf(
  {coefficients, standardErrors}: LogisticFit,
  {design, confidence}: {design: DesignMatrix; confidence: number},
): LogisticTerm[] {
  const width = normalQuantile(0.5 + confidence / 2)
  return ['intercept', ...design.names].map((name, place) => {
    const coefficient = coefficients[place] ?? NaN
    const standardError = standardErrors[place] ?? NaN
    const z = coefficient / standardError
    return {
      name,
      coefficient,
      standardError,
      z,
      p: 2 * normalCdf(-Math.abs(z)),
      low: coefficient - width * standardError,
      high: coefficient + width * standardError,
    }
  })
}

function withoutColumns(
  outcomes: Float64Array,
  weights: Float64Array | undefined,
): {totalWeight: number; nullLogLikelihood: number} {
  let totalWeight = 0
  let positive = 0
  for (const [row, outcome] of outcomes.entries()) {
    const weight = weights?.[row] ?? 1
    totalWeight += weight
    positive += weight * outcome
  }
  const share = positive / totalWeight
  const nullLogLikelihood =
    share === 0 || share === 1
      ? 0
      : positive * Math.log(share) + (totalWeight - positive) * Math.log(1 - share)
  return {totalWeight, nullLogLikelihood}
}
