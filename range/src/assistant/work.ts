import type {Random} from '@airworthy/kernel'
import type {Chat, Entry, Memory} from './chat.ts'
import type {Desk} from './desk.ts'
import type {Remark} from './replies.ts'

/** A chat and its desk after one more message. */
export interface Answered {
  readonly chat: Chat
  readonly desk: Desk
}

/** What is being put together while the assistant works on a message. */
export interface Work {
  desk: Desk
  readonly chat: Chat
  readonly random: Random
  readonly entries: Entry[]
  readonly remarks: Remark[]
  memory: Memory
  readsReviewsNow: boolean
}
