import {assistantEngine} from './assistant/engine.ts'
import type {AnyEngine} from './core/engine.ts'
import {faultEngine} from './fault/engine.ts'
import {labelEngine} from './label/engine.ts'
import {redactionEngine} from './redaction/engine.ts'
import {thresholdEngine} from './threshold/engine.ts'
import {triageEngine} from './triage/engine.ts'

/** Every engine by its id; an exercise names one. */
export const engines: Readonly<Record<string, AnyEngine>> = {
  [assistantEngine.id]: assistantEngine,
  [faultEngine.id]: faultEngine,
  [labelEngine.id]: labelEngine,
  [redactionEngine.id]: redactionEngine,
  [thresholdEngine.id]: thresholdEngine,
  [triageEngine.id]: triageEngine,
}
