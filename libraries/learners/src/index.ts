export {featureRows, lengthOf, rowsOf, type Feature} from './feature.ts'
export type {Learner, Predictor, Targets} from './learner.ts'
export {
  encode,
  fitEncoding,
  type DesignMatrix,
  type Encoding,
  type EncodingOptions,
  type FeatureEncoding,
} from './design-matrix.ts'
export {logisticModel, type LogisticModel, type LogisticTerm} from './logistic-model.ts'
export type {SeparationFinding} from './separation.ts'
export {relativeRisk} from './relative-risk.ts'
export {logisticLearner, type LogisticLearnerOptions} from './logistic-learner.ts'
export {linearLearner, linearRidge, type LinearFit} from './linear-ridge.ts'
export {
  boostingLearner,
  fitBoostedTrees,
  predictBoostedTrees,
  type BoostedTrees,
  type BoostingOptions,
} from './boosted-trees.ts'
export type {BoostingColumn} from './boosting-columns.ts'
export type {Tree} from './tree-growth.ts'
export {foldsOf} from './folds.ts'
export {crossValidate, type CrossValidation} from './cross-validation.ts'
export {areaUnderCurve, type AucEstimate} from './auc.ts'
export {crossValidatedAuc} from './cross-validated-auc.ts'
export {logLoss} from './log-loss.ts'
