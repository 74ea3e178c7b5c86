import type {FinishReason} from './session-events.ts'

/** What an interval says about a requirement: wholly above the cut, wholly below, or neither yet. */
export type Verdict = 'meets' | 'gap' | 'not-judged'

/** An item that was given, with its score; never for the browser while the assessment runs. */
export interface GivenItem {
  readonly position: number
  readonly itemId: string
  readonly itemVersion: number | string
  readonly domain: string
  readonly score: number
  readonly skipped: boolean
  readonly elapsedMs: number
}

/** One domain as it stands: ability in logits, its interval, and what that says about the requirement. */
export interface DomainState {
  readonly domain: string
  /** How many items were given. */
  readonly items: number
  readonly mean: number
  readonly standardError: number
  readonly low: number
  readonly high: number
  readonly requiredLevel: 1 | 2 | 3
  readonly requiredCut: number
  readonly verdict: Verdict
  /** For a domain not judged: about how many more items would judge it; null when the bank has too few. */
  readonly aboutMoreItems: number | null
  /** Whether an item given here has provisional parameters. */
  readonly provisional: boolean
}

/** The mean ability over all domains, with a normal interval. */
export interface OverallState {
  readonly items: number
  readonly mean: number
  readonly standardError: number
  readonly low: number
  readonly high: number
}

/** An assessment as its events leave it; plain data, without seed or parameters. */
export interface SessionState {
  readonly status: 'in-progress' | 'paused' | 'finished'
  /** The position of the next item, from 1; one more than the number given. */
  readonly position: number
  /** What to present; null once the assessment should finish or has finished. */
  readonly nextItem: {
    readonly position: number
    readonly itemId: string
    readonly itemVersion: number | string
    readonly domain: string
  } | null
  readonly given: readonly GivenItem[]
  readonly byDomain: readonly DomainState[]
  readonly overall: OverallState
  readonly activeMinutes: number
  /** True until the next answer, once another `offerStopAfterMinutes` have been active. */
  readonly offersToStop: boolean
  /** Why the assessment should finish now, or null. */
  readonly shouldFinish: Exclude<FinishReason, 'by-person'> | null
  /** Why it has finished, or null. */
  readonly finishReason: FinishReason | null
  /**
   * Items until every domain has its minimum, items until the maximum, and about how many minutes
   * until the next offer to stop (or the minimum, if that takes longer).
   */
  readonly remaining: {
    readonly minimum: number
    readonly maximum: number
    readonly minutes: number
  }
  /** Whether any item given (or, before the first, any of the bank) has provisional parameters. */
  readonly provisional: boolean
}
