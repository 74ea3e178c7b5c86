import type {InstrumentId} from '@airworthy/content/public'
import {later, type LaterPart} from '../later.ts'
import type {InstrumentProps} from './instrument.ts'

/** The part of every instrument in the browser, loaded when first shown. */
export const instrumentParts: {
  readonly [Id in InstrumentId]: LaterPart<InstrumentProps<Id>>
} = {
  'best-of-many': later(async () => (await import('./best-of-many.tsx')).BestOfMany),
  'boat-race': later(async () => (await import('./boat-race.tsx')).BoatRace),
  'alert-load': later(async () => (await import('./alert-load.tsx')).AlertLoad),
  'damage-bound': later(async () => (await import('./damage-bound.tsx')).DamageBound),
  'decoded-views': later(async () => (await import('./decoded-views.tsx')).DecodedViews),
  'drift-kinds': later(async () => (await import('./drift-kinds.tsx')).DriftKinds),
  'forecast-exposure': later(
    async () => (await import('./forecast-exposure.tsx')).ForecastExposure,
  ),
  'harm-left': later(async () => (await import('./harm-left.tsx')).HarmLeft),
  'learning-loop': later(async () => (await import('./learning-loop.tsx')).LearningLoop),
  'need-exchange': later(async () => (await import('./need-exchange.tsx')).NeedExchange),
  'output-sink': later(async () => (await import('./output-sink.tsx')).OutputSink),
  'timeout-budget': later(async () => (await import('./timeout-budget.tsx')).TimeoutBudget),
  'wilson-interval': later(async () => (await import('./wilson-interval.tsx')).WilsonInterval),
  'candidate-labels': later(async () => (await import('./candidate-labels.tsx')).CandidateLabels),
  'chance-gap': later(async () => (await import('./chance-gap.tsx')).ChanceGap),
  'decile-thresholds': later(
    async () => (await import('./decile-thresholds.tsx')).DecileThresholds,
  ),
  'removed-columns': later(async () => (await import('./removed-columns.tsx')).RemovedColumns),
}
