export {
  falsyWords,
  parseCondition,
  truthyWords,
  writeCondition,
  type Condition,
} from './condition.ts'
export type {
  CellCounts,
  CellKeys,
  CellRequest,
  Column,
  ErrorRequest,
  ErrorSums,
  MissingCounts,
  RowSource,
  ScoreCounts,
  ScoreRequest,
  TableSource,
} from './table-counts.ts'
export {countRows, type CountableRows} from './row-counter.ts'
export {groupingOf, groupingsOf, groupText, type GroupName, type Grouping} from './groupings.ts'
export {addedCounts, groupCounts, type OutcomeCounts} from './group-counts.ts'
export {
  estimated,
  metricNames,
  metricOf,
  metricsFor,
  valueOf,
  type Estimate,
  type Metric,
  type MetricName,
} from './group-metrics.ts'
export {compared, type Comparison} from './comparison.ts'
export {
  gapsOf,
  gapsOfValues,
  namedDisparities,
  type GapOptions,
  type Gaps,
  type NamedDisparities,
  type NamedDisparity,
} from './gaps.ts'
export {
  auditFairness,
  testedByDefault,
  type AuditedGroup,
  type AuditOptions,
  type FairnessAudit,
  type GroupEstimate,
} from './audit.ts'
export {disparitiesOf, type Disparity} from './disparities.ts'
export type {GroupComparison} from './group-comparisons.ts'
export type {CountedGrouping} from './judged-groups.ts'
export type {DisparityRules, DisparityVerdict, Tolerance} from './verdict.ts'
export {heterogeneityTest, pairTest} from './heterogeneity.ts'
export {chanceGap, type ChanceGap} from './chance-gap.ts'
export {shrunkenRates} from './shrinkage.ts'
export {neededRows, type Sensitivity} from './needed-size.ts'
export {fourFifths, type FourFifths} from './four-fifths.ts'
export {
  bootstrapAudit,
  type BootstrapIntervals,
  type BootstrapOptions,
  type GapIntervals,
} from './bootstrap.ts'
export {
  scoreColumns,
  scoreMetrics,
  scoreMetricsByGroup,
  type CalibrationBin,
  type GroupScores,
  type ScoreColumn,
  type ScoreMetrics,
  type ScoreOptions,
} from './score-metrics.ts'
export {calibrationByGroup, type CalibrationDifference} from './calibration-by-group.ts'
export {
  differenceAtEqualScore,
  type EqualScoreDifference,
  type StratumGroup,
} from './equal-score.ts'
export {
  regressionErrorsByGroup,
  type GroupErrors,
  type RegressionErrors,
} from './regression-errors.ts'
export {
  auditLabels,
  type AuditedRows,
  type LabelAudit,
  type LabelAuditOptions,
  type LabelFinding,
  type NumberColumn,
} from './label-audit.ts'
export {needAtEqualScore, type NeedDifference} from './need-at-equal-score.ts'
export {needExchange, type NeedExchange} from './need-exchange.ts'
export {selectionAtCuts, type CutSelection, type SelectedGroup} from './selection-at-cut.ts'
export {featureAssociation, type FeatureAssociation} from './feature-association.ts'
export {
  expectedPerformance,
  type ExpectedMetrics,
  type ExpectedOptions,
  type GroupExpected,
} from './label-free.ts'
export {rowGroups, type RowGroups} from './row-groups.ts'
export {
  proxyStrength,
  type GroupProxy,
  type ProxyCarrier,
  type ProxyOptions,
  type ProxyStrength,
} from './proxy-strength.ts'
export {
  effectOfDecisions,
  type DecisionChanges,
  type DecisionNeed,
  type GroupEffect,
  type MitigationEffect,
  type SelectedMeans,
} from './mitigation/decision-effect.ts'
export {
  labelCounts,
  reweighedDecisions,
  reweighing,
  rowWeights,
  type GroupWeights,
  type Reweighing,
} from './mitigation/reweighing.ts'
export {
  thresholdOptimizer,
  type CostPoint,
  type DecisionObjective,
  type ThresholdOptimum,
} from './mitigation/threshold-optimizer.ts'
export type {ThresholdConstraint} from './mitigation/worth-curve.ts'
export {thresholdEffect} from './mitigation/threshold-effect.ts'
export {selectionProbability, type GroupRule} from './mitigation/group-rule.ts'
export type {Threshold} from './mitigation/roc-hull.ts'
export {
  exponentiatedGradient,
  selectionProbabilities,
  type RandomisedModel,
  type ReductionOptions,
} from './mitigation/exponentiated-gradient.ts'
export type {ReductionConstraint} from './mitigation/parity-moments.ts'
