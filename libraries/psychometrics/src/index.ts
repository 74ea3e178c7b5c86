export {
  categoryCurves,
  categoryProbabilities,
  highestScore,
  information,
  informationOfCurves,
  type CategoryCurves,
  type GradedModel,
  type ItemModel,
  type LogisticModel,
} from './models.ts'
export {curvesUnderUncertainty, type ParameterUncertainty} from './parameter-uncertainty.ts'
export {
  expectedAbility,
  logLikelihood,
  type AbilityEstimate,
  type ScoredResponse,
} from './ability.ts'
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
export {chooseDomain, chooseItem, isAdmitted, type DomainNeed} from './selection.ts'
export {centralInterval, moreItemsUntilJudged, verdictOf} from './verdict.ts'
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
