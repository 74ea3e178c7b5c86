import {chooseMany} from './choose-many.ts'
import {completeConfig} from './complete-config.ts'
import {judgeClaims} from './judge-claims.ts'
import {markFaultyLines} from './mark-faulty-lines.ts'
import {match} from './match.ts'
import {numeric} from './numeric.ts'
import {order} from './order.ts'
import {singleChoice} from './single-choice.ts'

/** Every item type by its name; a new type is one file and one line here. */
export const itemTypes = {
  'single-choice': singleChoice,
  'choose-many': chooseMany,
  order,
  match,
  numeric,
  'mark-faulty-lines': markFaultyLines,
  'complete-config': completeConfig,
  'judge-claims': judgeClaims,
} as const

export type {
  Choice,
  Fault,
  ItemModel,
  ItemTypeFacts,
  Presented,
  PresentedOrder,
} from './item-type.ts'
export type {CodeLanguage, Material, Plot} from './material.ts'
export type {SingleChoiceView, SingleChoiceResponse} from './single-choice.ts'
export type {ChooseManyView, ChooseManyResponse} from './choose-many.ts'
export type {OrderView, OrderResponse} from './order.ts'
export type {MatchView, MatchResponse} from './match.ts'
export type {NumericView, NumericResponse} from './numeric.ts'
export type {MarkFaultyLinesView, MarkFaultyLinesResponse} from './mark-faulty-lines.ts'
export type {CompleteConfigView, CompleteConfigResponse} from './complete-config.ts'
export type {JudgeClaimsView, JudgeClaimsResponse, Verdict} from './judge-claims.ts'
