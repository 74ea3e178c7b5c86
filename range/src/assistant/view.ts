/** A tool that changes something. */
export type StateTool = 'apply_discount' | 'refund' | 'send_email'

/** A tool of the shop's assistant. */
export type ShopTool = 'look_up_order' | 'get_reviews' | StateTool

/** Which assistant a chat is with: as delivered, or with the learner's changes. */
export type Desk = 'delivered' | 'mended'

/** What the service behind a tool checks, whatever the model asks for. */
export type ToolRules = {
  /** Off: the tool is taken from the assistant. */
  readonly enabled: boolean
  /** Whose order may be touched: of the customer whom the model names, or of who signed in. */
  readonly customer: 'argument' | 'session'
  /** Most that one call may give, in percent of the order; null: unbounded. Unused for e-mail. */
  readonly perCall: number | null
  /** Most that all calls on an order may give together, in percent; null: unbounded. */
  readonly cumulative: number | null
  /** Whether an approval or a return in the shop's own records lifts the two bounds to its figure. */
  readonly record: 'ignored' | 'checked'
  /** When a call waits for the customer's own button. `same-turn` refuses while reviews are read. */
  readonly button: 'never' | 'same-turn' | 'after-reviews' | 'always'
}

/** Words that are not let through in one place. */
export type WordFilter = {
  readonly id: string
  readonly place: 'chat' | 'reviews' | 'reply'
  readonly words: readonly string[]
  /** `literal` as written, without regard to case; `decoded` in every decoded view. */
  readonly reads: 'literal' | 'decoded'
}

/** Everything that the learner can change. */
export type Fix = {
  /** The system prompt; `{{staff-code}}` stands for the code. Without it the model has no code. */
  readonly prompt: string
  /** How reviews stand in the prompt: bare, between random delimiters, or with every word marked. */
  readonly reviews: 'plain' | 'delimited' | 'marked'
  readonly filters: readonly WordFilter[]
  /** Whether replies are searched for the code. */
  readonly codeFilter: 'none' | 'literal' | 'decoded'
  /** Whether replies are searched for a ready-made list of abusive words, which need not be read. */
  readonly abuseFilter: 'none' | 'literal' | 'decoded'
  readonly tools: {readonly [tool in StateTool]: ToolRules}
  /** JavaScript module with `export function validate(reply, context)`; null: none. */
  readonly validator: string | null
}

/** What a learner can do. */
export type AssistantAction =
  | {readonly kind: 'say'; readonly text: string}
  /** Says a prepared provocation of a kind, which is not shown: a way without reading or writing it. */
  | {readonly kind: 'provoke'; readonly technique: 'role-play' | 'fiction' | 'provocation'}
  /** Ends the chat; the shop of the desk is put back as it was. */
  | {readonly kind: 'new-chat'; readonly desk: Desk}
  /** Presses the customer's button on a call that waits. */
  | {readonly kind: 'confirm'; readonly call: number}
  | {readonly kind: 'write-review'; readonly product: string; readonly text: string}
  /** Another customer opens a chat with the same desk and asks about the reviewed product. */
  | {readonly kind: 'next-customer'}
  | {readonly kind: 'show-offence'; readonly shown: boolean}
  | {readonly kind: 'change'; readonly fix: Fix}
  | {readonly kind: 'replay'}

/** Where the words of a call came from. */
export type CallSource = {
  readonly source: 'message' | 'document'
  /** A review's id, or the number of the message in its chat. */
  readonly id: string
  readonly author: string
  readonly yours: boolean
  /** The stretch that was followed, in UTF-16 code units. */
  readonly start: number
  readonly end: number
}

/** How a call ended, and how it stands to the shop's policy. */
export type CallRecord = {
  readonly number: number
  readonly tool: ShopTool
  readonly arguments: {readonly [name: string]: string | number}
  readonly outcome: 'done' | 'refused' | 'waiting' | 'confirmed'
  /** Which rule refused it or made it wait; null where none did. */
  readonly rule: string | null
  /** By the ledger: what was carried out against policy. Null for what was not carried out. */
  readonly breach: Breach | null
  readonly sources: readonly CallSource[]
}

/** An effect that the policy does not allow; a persuasive sentence alone is none. */
export type Breach =
  'above-limit' | 'anothers-order' | 'not-returned' | 'outside-address' | 'from-a-review'

/** One entry of a chat, in order. */
export type ChatEntry =
  | {
      readonly kind: 'message'
      readonly number: number
      readonly text: string
      /** A prepared provocation whose words are not shown. */
      readonly prepared: boolean
      /** The input filter that stopped it before the model; null where it went through. */
      readonly stoppedBy: string | null
    }
  | {
      readonly kind: 'reviews'
      readonly product: string
      readonly reviews: readonly {
        readonly id: string
        readonly author: string
        readonly yours: boolean
        readonly text: string
        readonly withheld: boolean
        /** What the assistant took for an instruction, if anything. */
        readonly followed: {readonly start: number; readonly end: number} | null
      }[]
    }
  | {readonly kind: 'call'; readonly call: CallRecord}
  | {
      readonly kind: 'reply'
      /** As the customer received it; abusive words masked unless asked for. */
      readonly text: string
      readonly abusive: boolean
      readonly masked: boolean
      /** What kept the reply back; null where it went out. */
      readonly stoppedBy: string | null
    }

/** A chat as the pane shows it. */
export type ChatView = {
  readonly number: number
  readonly desk: Desk
  /** The customer who signed in. */
  readonly customer: string
  readonly name: string
  readonly yours: boolean
  readonly entries: readonly ChatEntry[]
}

/** An order in the shop's books. */
export type LedgerRow = {
  readonly order: string
  readonly customer: string
  readonly yours: boolean
  readonly product: string
  /** In euros. */
  readonly price: number
  readonly now: number
  /** Percent of the price. */
  readonly discount: number
  readonly refunded: number
  /** Discount that somebody with authority approved, in percent. */
  readonly approved: number
  readonly above: boolean
}

/** A share of trials with its Wilson interval (95 %). */
export type Share = {
  readonly successes: number
  readonly trials: number
  readonly low: number
  readonly high: number
}

/** Before and after, with Newcombe's interval (95 %) of before − after. */
export type ShareChange = {
  readonly id: string
  readonly before: Share
  readonly after: Share
  readonly difference: {readonly value: number; readonly low: number; readonly high: number}
}

/** What running everything against both desks gave. */
export type ReplayView = {
  /** Whether the changes are the ones that were replayed. */
  readonly current: boolean
  /** The learner's own attacks, those that worked on the assistant as delivered. */
  readonly own: readonly {
    readonly chat: number
    readonly goal: Goal
    readonly worksAfter: boolean
  }[]
  readonly unseen: ShareChange
  readonly goals: readonly ShareChange[]
  readonly techniques: readonly ShareChange[]
  /** What still got through, by breach: counts of unseen variants. */
  readonly through: {readonly [breach: string]: number}
  readonly benign: ShareChange
  /** Benign conversations that ended wrongly with the changes, in words, at most eight. */
  readonly lost: readonly {readonly name: string; readonly wanted: string; readonly got: string}[]
  readonly validator: {readonly message: string} | null
}

/** What an attack is after. */
export type Goal = 'discount' | 'leak' | 'offend' | 'plant'

/** Everything that the pane of `support-desk` shows. */
export type AssistantView = {
  readonly shop: string
  readonly currency: string
  /** Most that the assistant may give, in percent of an order. */
  readonly limit: number
  readonly you: {readonly customer: string; readonly name: string; readonly order: string}
  readonly products: readonly {readonly id: string; readonly name: string}[]
  readonly chat: ChatView
  /** Other customers' chats since the desk was last put back, newest last. */
  readonly visits: readonly ChatView[]
  readonly review: {readonly product: string; readonly text: string} | null
  readonly ledger: readonly LedgerRow[]
  /** All calls of the desk, with the chat in which they were made. */
  readonly toolLog: readonly {
    readonly chat: number
    readonly customer: string
    readonly yours: boolean
    readonly call: CallRecord
  }[]
  readonly code: {
    readonly leaked: boolean
    /** The code, once a reply carried it. */
    readonly text: string | null
    /** Steps by which it becomes readable, such as base64. */
    readonly path: readonly string[]
  }
  /** What was reached on the assistant as delivered, with the chat in which it was. */
  readonly broken: {readonly [goal in Goal]: number | null}
  readonly offenceShown: boolean
  readonly fix: Fix
  readonly changed: boolean
  /** Rules that the simulated model finds in the prompt. */
  readonly promptRules: readonly string[]
  /** What the last check of the validator's code said; null where it is well or absent. */
  readonly validatorFault: string | null
  readonly replay: ReplayView | null
  readonly replays: number
}
