import type {Call, Chat, Entry, Memory} from './chat.ts'
import type {Desk, PostedReview} from './desk.ts'
import type {OwnAttack, ReplayResult} from './replay.ts'
import type {Scenario} from './scenario.ts'
import type {Fix, Goal} from './view.ts'

/** An attempt at `support-desk` as its actions leave it. */
export interface AssistantState {
  readonly scenario: Scenario
  readonly seed: string
  /** The learner's own canary. */
  readonly code: string
  readonly fix: Fix
  /** The desk of the open chat: its books are shared with the visits. */
  readonly desk: Desk
  readonly chat: Chat
  readonly visits: readonly Chat[]
  /** Visits since the start, so that no two are alike. */
  readonly visitCount: number
  readonly review: PostedReview | null
  /** What was reached on the assistant as delivered, with the chat's number. */
  readonly broken: {readonly [goal in Goal]: number | null}
  readonly own: readonly OwnAttack[]
  readonly offenceShown: boolean
  readonly validatorFault: string | null
  readonly replay: {readonly fix: Fix; readonly result: ReplayResult} | null
  readonly replays: number
}

/** What an action led to, as it is recorded. */
export type AssistantResult =
  | {readonly kind: 'noted'}
  /** One more message of the open chat. */
  | {
      readonly kind: 'said'
      readonly entries: readonly Entry[]
      readonly memory: Memory
      readonly carried: readonly Call[]
      readonly calls: number
    }
  | {readonly kind: 'confirmed'; readonly call: Call}
  | {
      readonly kind: 'visited'
      readonly chat: Chat
      readonly carried: readonly Call[]
      readonly calls: number
    }
  | {readonly kind: 'changed'; readonly validatorFault: string | null}
  | {readonly kind: 'replayed'; readonly result: ReplayResult}
