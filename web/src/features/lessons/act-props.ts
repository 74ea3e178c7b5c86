import type {Act, ActResponses} from '@airworthy/content/public'

/** What an act is given: its block, what was answered, and how to answer. */
export interface ActProps<Kind extends Act['kind']> {
  readonly act: Extract<Act, {kind: Kind}>
  /** The answer that counts, from now or earlier; null while there is none. */
  readonly response: ActResponses[Kind] | null
  /** Answers; what was answered is kept and sent until it is saved. */
  readonly respond: (response: ActResponses[Kind]) => void
}
