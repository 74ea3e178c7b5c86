import type {z} from 'zod'
import {checkResponse, type Check} from './components/check.ts'
import {chooseResponse, type Choose} from './components/choose.ts'
import type {Command} from './components/command.ts'
import type {Compare} from './components/compare.ts'
import type {ChoiceResponse} from './components/component.ts'
import {draftResponse, type Draft, type DraftResponse} from './components/draft.ts'
import {exploreResponse, type Explore, type ExploreResponse} from './components/explore.ts'
import type {Figure} from './components/figure.ts'
import {markResponse, type Mark, type MarkResponse} from './components/mark.ts'
import {predictResponse, type Predict, type PredictResponse} from './components/predict.ts'
import {sortResponse, type Sort, type SortResponse} from './components/sort.ts'
import type {ProseBlock} from './prose.ts'

/** A component that waits for somebody to do something. */
export type Act = Predict | Check | Mark | Sort | Choose | Explore | Draft

/** A component: an act, or something that is only shown. */
export type Component = Act | Figure | Compare | Command

/** A block of a lesson. */
export type Block = ProseBlock | Component

/** What somebody did in each kind of act. */
export interface ActResponses {
  readonly predict: PredictResponse
  readonly check: ChoiceResponse
  readonly mark: MarkResponse
  readonly sort: SortResponse
  readonly choose: ChoiceResponse
  readonly explore: ExploreResponse
  readonly draft: DraftResponse
}

/** What somebody did in an act. */
export type ActResponse = ActResponses[keyof ActResponses]

const actKinds: readonly string[] = [
  'predict',
  'check',
  'mark',
  'sort',
  'choose',
  'explore',
  'draft',
] satisfies Act['kind'][]

/** Whether a block is an act. */
export function isAct(block: Block): block is Act {
  return actKinds.includes(block.kind)
}

/** The schema of what may be answered to an act. */
export function responseSchemaOf(act: Act): z.ZodType<ActResponse> {
  switch (act.kind) {
    case 'predict':
      return predictResponse(act)
    case 'check':
      return checkResponse(act)
    case 'mark':
      return markResponse(act)
    case 'sort':
      return sortResponse(act)
    case 'choose':
      return chooseResponse(act)
    case 'explore':
      return exploreResponse()
    case 'draft':
      return draftResponse(act)
  }
}
