import type {InstrumentId} from '@airworthy/content/public'
import {lazy, type ComponentType} from 'react'
import type {InstrumentProps} from './instrument.ts'

/** The part of every instrument in the browser, loaded when first shown. */
export const instrumentParts: {
  readonly [Id in InstrumentId]: ComponentType<InstrumentProps<Id>>
} = {
  'best-of-many': lazy(async () => ({default: (await import('./best-of-many.tsx')).BestOfMany})),
  'boat-race': lazy(async () => ({default: (await import('./boat-race.tsx')).BoatRace})),
  'alert-load': lazy(async () => ({
    default: (await import('./alert-load.tsx')).AlertLoad,
  })),
  'damage-bound': lazy(async () => ({
    default: (await import('./damage-bound.tsx')).DamageBound,
  })),
  'decoded-views': lazy(async () => ({
    default: (await import('./decoded-views.tsx')).DecodedViews,
  })),
  'drift-kinds': lazy(async () => ({
    default: (await import('./drift-kinds.tsx')).DriftKinds,
  })),
  'forecast-exposure': lazy(async () => ({
    default: (await import('./forecast-exposure.tsx')).ForecastExposure,
  })),
  'harm-left': lazy(async () => ({
    default: (await import('./harm-left.tsx')).HarmLeft,
  })),
  'learning-loop': lazy(async () => ({
    default: (await import('./learning-loop.tsx')).LearningLoop,
  })),
  'need-exchange': lazy(async () => ({
    default: (await import('./need-exchange.tsx')).NeedExchange,
  })),
  'output-sink': lazy(async () => ({
    default: (await import('./output-sink.tsx')).OutputSink,
  })),
  'timeout-budget': lazy(async () => ({
    default: (await import('./timeout-budget.tsx')).TimeoutBudget,
  })),
  'wilson-interval': lazy(async () => ({
    default: (await import('./wilson-interval.tsx')).WilsonInterval,
  })),
  'candidate-labels': lazy(async () => ({
    default: (await import('./candidate-labels.tsx')).CandidateLabels,
  })),
  'chance-gap': lazy(async () => ({
    default: (await import('./chance-gap.tsx')).ChanceGap,
  })),
  'decile-thresholds': lazy(async () => ({
    default: (await import('./decile-thresholds.tsx')).DecileThresholds,
  })),
  'removed-columns': lazy(async () => ({
    default: (await import('./removed-columns.tsx')).RemovedColumns,
  })),
}
