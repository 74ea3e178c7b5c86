import type {Outcome} from './outcome.ts'

/**
 * One thing found, as data: `code` names its kind, `subject` what it is about, `facts` the values.
 * Sentences are made at the edge.
 */
export interface Finding<Code extends string = string, Facts = Readonly<Record<string, unknown>>> {
  readonly code: Code
  readonly outcome: Outcome
  readonly subject: string
  readonly facts: Facts
}
