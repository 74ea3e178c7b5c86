import type {z} from 'zod'
import {alertLoad} from './alert-load.ts'
import {bestOfMany} from './best-of-many.ts'
import {boatRace} from './boat-race.ts'
import {candidateLabels} from './candidate-labels.ts'
import {chanceGap} from './chance-gap.ts'
import {damageBound} from './damage-bound.ts'
import {decileThresholds} from './decile-thresholds.ts'
import {decodedViews} from './decoded-views.ts'
import {driftKinds} from './drift-kinds.ts'
import {forecastExposure} from './forecast-exposure.ts'
import {harmLeft} from './harm-left.ts'
import {learningLoop} from './learning-loop.ts'
import {needExchange} from './need-exchange.ts'
import {outputSink} from './output-sink.ts'
import {removedColumns} from './removed-columns.ts'
import {timeoutBudget} from './timeout-budget.ts'
import {wilsonInterval} from './wilson-interval.ts'

/** The parameters of every instrument by its id; a new one is one file and one line here. */
export const instruments = {
  'alert-load': alertLoad,
  'best-of-many': bestOfMany,
  'boat-race': boatRace,
  'candidate-labels': candidateLabels,
  'chance-gap': chanceGap,
  'damage-bound': damageBound,
  'decile-thresholds': decileThresholds,
  'decoded-views': decodedViews,
  'drift-kinds': driftKinds,
  'forecast-exposure': forecastExposure,
  'harm-left': harmLeft,
  'learning-loop': learningLoop,
  'need-exchange': needExchange,
  'output-sink': outputSink,
  'removed-columns': removedColumns,
  'timeout-budget': timeoutBudget,
  'wilson-interval': wilsonInterval,
} as const satisfies Record<string, z.ZodType>

/** The name of an instrument. */
export type InstrumentId = keyof typeof instruments

/** The parameters of each instrument as a lesson gives them. */
export type InstrumentParameters = {
  readonly [Id in InstrumentId]: Readonly<z.output<(typeof instruments)[Id]>>
}
