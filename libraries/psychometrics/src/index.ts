export {
  categoryCurves,
  categoryProbabilities,
  creditShare,
  difficultiesOf,
  highestScore,
  information,
  informationOfCurves,
  movedModel,
  type CategoryCurves,
  type GradedModel,
  type ItemModel,
  type LogisticModel,
  type PartialCreditModel,
} from './models.ts'
export {curvesUnderUncertainty, type ParameterUncertainty} from './parameter-uncertainty.ts'
export {
  expectedAbility,
  logLikelihood,
  type AbilityEstimate,
  type ScoredResponse,
} from './ability.ts'
export {
  maximumLikelihoodAbility,
  maximumPosteriorAbility,
  weightedLikelihoodAbility,
  type AbilityRange,
  type MaximumAbility,
} from './maximum-ability.ts'
export {densityMoments, densityQuantile, gridNodes, gridReach, gridStep} from './ability-grid.ts'
export {
  abilityPosterior,
  exchangeableLoadings,
  priorAbilities,
  withAnswer,
  type AbilityPosterior,
  type AbilityPrior,
  type DomainAbilities,
  type DomainPosterior,
} from './domain-abilities.ts'
export {expectedInformation, informationTable, type InformationTable} from './information-table.ts'
export {
  chooseDomain,
  chooseItem,
  gentleItems,
  isAdmitted,
  promisePerMinute,
  type DomainNeed,
} from './selection.ts'
export {
  intervalDivergence,
  mostDivergent,
  mostInformative,
  type RankedItem,
} from './selection-criteria.ts'
export {
  exposureControl,
  staysWithinLimit,
  type ExposureControl,
  type ExposureCounts,
} from './exposure-control.ts'
export {
  sequentialDecision,
  sequentialTest,
  type SequentialDecision,
  type SequentialTest,
} from './likelihood-ratio-test.ts'
export {
  mantelHaenszel,
  mantelOrdered,
  type DifClass,
  type MantelHaenszel,
  type MantelOrdered,
  type MatchedResponses,
} from './mantel-haenszel.ts'
export {difRegression, type DifRegression} from './dif-regression.ts'
export {centralInterval, moreItemsUntilJudged, probabilityAbove, verdictOf} from './verdict.ts'
export {stoppingDecision, type DomainProgress, type StoppingDecision} from './stopping.ts'
export {
  answersToCalibrate,
  type AnsweredEvent,
  type AssessmentRules,
  type BankItem,
  type ContinuedEvent,
  type DomainRequirement,
  type FinishReason,
  type FinishedEvent,
  type LaterSessionEvent,
  type PausedEvent,
  type ResumedEvent,
  type SequentialRule,
  type SessionEvent,
  type SkippedEvent,
  type StartedEvent,
} from './session-events.ts'
export type {DomainState, GivenItem, OverallState, SessionState, Verdict} from './session-state.ts'
export {defaultDomainCorrelation, defaultRules} from './default-rules.ts'
export {applyEvent, foldSession, startSession, type AdaptiveSession} from './adaptive-session.ts'
export {
  simulatedAbilities,
  simulatedAssessment,
  simulatedBank,
  trueModels,
  type SimulatedPerson,
} from './simulation.ts'
export {calibrate, type CalibratedItem, type Calibration} from './calibration.ts'
export {calibrationBound} from './calibration-bound.ts'
export type {ItemPriors, NormalPrior} from './item-maximisation.ts'
export type {ParameterErrors} from './marginal-likelihood.ts'
export type {ResponseMatrix} from './response-matrix.ts'
export {sampledResponses, sampledScore} from './sampled-responses.ts'
export {
  itemStatistics,
  testStatistics,
  type ItemStatistics,
  type TestStatistics,
} from './item-statistics.ts'
export {optionShares, type OptionShares} from './distractors.ts'
export {informationCurve, type InformationPoint} from './information-curve.ts'
