export {criticalValue, normalCdf, normalDensity, normalQuantile} from './normal.ts'
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
export {
  agrestiCoullInterval,
  clopperPearsonInterval,
  jeffreysInterval,
  waldInterval,
} from './binomial-intervals.ts'
export {
  agrestiCaffoInterval,
  katzInterval,
  scoreDifferenceInterval,
  scoreRatioInterval,
  waldDifferenceInterval,
  type CountPair,
} from './difference-intervals.ts'
export {neededTrials, twoProportionTest} from './two-proportions.ts'
export {binomialTest, countAtLeast, countAtMost} from './binomial-test.ts'
export {fisherExact, hypergeometricDensity, type FourfoldTable} from './fisher-exact.ts'
export {adjustPValues, type Adjustment} from './multiple-testing.ts'
export {sampleBinomial, sampleMultinomial} from './binomial-sampling.ts'
export {cohenKappa, fleissKappa} from './kappa.ts'
export {binomialDensity, poissonDensity} from './saddle-point.ts'
export {betaQuantile, betaShares, type BetaShapes} from './incomplete-beta.ts'
export {gammaShares, logGamma} from './incomplete-gamma.ts'
export {fSurvival, studentSurvival} from './student-t.ts'
export {chiSquaredSurvival} from './chi-squared.ts'
export {invertSymmetric, solveSymmetric} from './symmetric-systems.ts'
export {dotProduct, weightedProducts} from './weighted-products.ts'
export {logisticRegression, type LogisticDesign, type LogisticFit} from './logistic-regression.ts'
export {
  kendallCorrelation,
  meanRanks,
  pearsonCorrelation,
  spearmanCorrelation,
} from './correlation.ts'
export {kolmogorovSmirnovSurvival, kolmogorovSurvival} from './kolmogorov.ts'
export {
  cramerVonMisesTest,
  kolmogorovSmirnovTest,
  leveneTest,
  mannWhitneyTest,
  welchTest,
  type TestResult,
} from './two-sample-tests.ts'
export {energyDistance, wassersteinDistance} from './distribution-distances.ts'
