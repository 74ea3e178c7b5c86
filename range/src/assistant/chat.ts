import type {Breach, CallSource, Desk, ShopTool} from './view.ts'
import type {Ask} from './reading/ask.ts'
import type {Technique} from './reading/technique.ts'

/** A call as the desk keeps it. */
export type Call = {
  readonly number: number
  readonly tool: ShopTool
  readonly arguments: {readonly [name: string]: string | number}
  readonly outcome: 'done' | 'refused' | 'waiting' | 'confirmed'
  readonly rule: string | null
  readonly breach: Breach | null
  readonly sources: readonly Source[]
}

/** Where the words of a call came from, before the view says whose they are. */
export type Source = Omit<CallSource, 'yours'>

/** A review as the assistant received it. */
export type ReadReview = {
  readonly id: string
  readonly author: string
  readonly text: string
  readonly withheld: boolean
  readonly followed: {readonly start: number; readonly end: number} | null
}

/** One thing in a chat, unmasked. */
export type Entry =
  | {
      readonly kind: 'message'
      readonly number: number
      readonly text: string
      readonly prepared: boolean
      readonly stoppedBy: string | null
    }
  | {readonly kind: 'reviews'; readonly product: string; readonly reviews: readonly ReadReview[]}
  | {readonly kind: 'call'; readonly call: Call}
  | {
      readonly kind: 'reply'
      readonly text: string
      /** The stretch in abusive register that is the assistant's own, if there is one. */
      readonly abuse: {readonly start: number; readonly end: number} | null
      readonly stoppedBy: string | null
    }

/** What the assistant keeps in mind during a chat. */
export type Memory = {
  readonly messages: number
  readonly refusals: number
  /** Techniques of earlier messages: they still work, more weakly. */
  readonly techniques: readonly Technique[]
  /** What was refused last and may be asked for again without naming it. */
  readonly pending: Ask | null
  /** What was granted last, for "the same again". */
  readonly granted: Ask | null
  /** Instructions out of reviews that it took for its own and has not carried out yet. */
  readonly believed: readonly Believed[]
  readonly hasReadReviews: boolean
  /** How many characters of the code were given away in pieces. */
  readonly codeGiven: number
}

/** An instruction out of a review. */
export type Believed = {readonly ask: Ask; readonly source: Source}

/** A conversation of one customer with one desk. */
export type Chat = {
  readonly number: number
  readonly desk: Desk
  readonly customer: string
  readonly memory: Memory
  readonly entries: readonly Entry[]
}

/** A chat in which nothing was said yet. */
export function newChat({
  number,
  desk,
  customer,
}: {
  number: number
  desk: Desk
  customer: string
}): Chat {
  return {number, desk, customer, memory: emptyMemory, entries: []}
}

const emptyMemory: Memory = {
  messages: 0,
  refusals: 0,
  techniques: [],
  pending: null,
  granted: null,
  believed: [],
  hasReadReviews: false,
  codeGiven: 0,
}
