import type {Json} from '@airworthy/kernel'

/** A call of a tool as a model asks for it. */
export interface ToolCall {
  readonly tool: string
  readonly arguments: {readonly [name: string]: Json}
}

/** What is known outside the model when a call is judged. */
export interface CallContext {
  /** Facts of the session that no text can change, such as the customer who signed in. */
  readonly session: {readonly [name: string]: Json}
  /** Calls that were carried out before, over all sessions that share the limits. */
  readonly earlier: readonly ToolCall[]
  /** Labels of what this session has done or read, such as `read-reviews`. */
  readonly marks?: readonly string[]
  /** Whether a person confirmed exactly this call, by a control and not by a sentence. */
  readonly confirmed?: boolean
  /** Whether somebody with authority approved exactly this call. */
  readonly approved?: boolean
}

interface Aimed {
  readonly id: string
  /** The tool that it binds. */
  readonly tool: string
}

/** A condition on calls of a tool, as data, evaluated outside the model. What is missing breaks it. */
export type ToolPredicate =
  /** The argument is the session's own value of `field`. */
  | (Aimed & {readonly op: 'equals-session'; readonly argument: string; readonly field: string})
  /** The argument is among the list that the session holds under `field`, such as its orders. */
  | (Aimed & {readonly op: 'in-session'; readonly argument: string; readonly field: string})
  /** A number from 0 to `limit`; above it if somebody approved and `unlessApproved` is true. */
  | (Aimed & {
      readonly op: 'at-most'
      readonly argument: string
      readonly limit: number
      readonly unlessApproved?: boolean
    })
  /** The sum over earlier calls of this tool and this one; `per` sums by another argument's value. */
  | (Aimed & {
      readonly op: 'cumulative-at-most'
      readonly argument: string
      readonly limit: number
      readonly per?: string
      readonly unlessApproved?: boolean
    })
  | (Aimed & {
      readonly op: 'one-of'
      readonly argument: string
      readonly values: readonly (string | number | boolean)[]
    })
  /** The whole argument, a text, matches the regular expression (flag `u`). */
  | (Aimed & {readonly op: 'matches'; readonly argument: string; readonly pattern: string})
  /** At most so many calls of the tool, this one included; `per` counts by an argument's value. */
  | (Aimed & {readonly op: 'calls-at-most'; readonly limit: number; readonly per?: string})
  /** Somebody with authority approved this call. */
  | (Aimed & {readonly op: 'approved'})
  /** Once the session bears the mark, a person must confirm the call by a control. */
  | (Aimed & {readonly op: 'confirmed-after'; readonly mark: string})
  /** The tool is not carried out at all. */
  | (Aimed & {readonly op: 'never'})

/** A predicate that a call broke, with the value that broke it. */
export interface PredicateBreach {
  readonly predicate: string
  readonly op: ToolPredicate['op']
  readonly value: Json
}
