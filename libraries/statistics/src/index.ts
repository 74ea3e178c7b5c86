export {normalCdf, normalDensity, normalQuantile} from './normal.ts'
export {normalQuadrature, type QuadratureRule} from './normal-quadrature.ts'
export {sampleBeta, sampleGamma, sampleLogNormal, sampleNormal} from './sampling.ts'
export {
  choleskyFactor,
  exchangeableCorrelation,
  sampleMultivariateNormal,
  type Matrix,
} from './multivariate-normal.ts'
export {
  newcombeInterval,
  newcombePairedInterval,
  wilsonInterval,
  type Count,
  type DifferenceInterval,
  type Interval,
  type PairedCounts,
} from './proportion-intervals.ts'
export {chiSquaredSurvival, logGamma} from './chi-squared.ts'
export {invertSymmetric, solveSymmetric} from './symmetric-systems.ts'
export {logisticRegression, type LogisticFit} from './logistic-regression.ts'
