export {
  cutOf,
  cutsNotice,
  domains,
  engineerRoles,
  levels,
  type Domain,
  type DomainId,
  type EngineerRole,
  type Level,
} from './competencies.ts'
export type {ItemResponse, ItemType, ItemView} from './item.ts'
export type {LexiconEntry} from './lexicon-schema.ts'
export type {
  Choice,
  ChooseManyResponse,
  ChooseManyView,
  CodeLanguage,
  CompleteConfigResponse,
  CompleteConfigView,
  JudgeClaimsResponse,
  JudgeClaimsView,
  MarkFaultyLinesResponse,
  MarkFaultyLinesView,
  MatchResponse,
  MatchView,
  Material,
  NumericResponse,
  NumericView,
  OrderResponse,
  OrderView,
  Plot,
  SingleChoiceResponse,
  SingleChoiceView,
  Verdict,
} from './item-types/index.ts'
export type * from './lessons/public.ts'
