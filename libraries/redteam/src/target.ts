import type {Json} from '@airworthy/kernel'
import type {Span} from '@airworthy/guardrails'

/** As whom a session is opened: what the system under attack knows without being told. */
export interface Principal {
  readonly id: string
}

/** Text from which a call took its words. */
export interface Provenance {
  /** A message of this session, or a document that the target read. */
  readonly source: 'message' | 'document'
  /** The message's number in the session, from 1, or the document's id. */
  readonly id: string
  /** Who wrote it. */
  readonly author: string
  /** The stretch of the text that was followed, where it is known. */
  readonly span: Span | null
}

/** A tool call as a target made it. */
export interface TargetCall {
  readonly tool: string
  readonly arguments: {readonly [name: string]: Json}
  /** False where something outside the model held the call back. */
  readonly carriedOut: boolean
  /** Which texts led to it; empty where that is not known. */
  readonly provenance: readonly Provenance[]
}

/** What a target answers to one message. */
export interface Turn {
  /** What reached the person, after every filter. */
  readonly text: string
  readonly calls: readonly TargetCall[]
}

/** A conversation with a target as one principal. */
export interface TargetSession {
  /** Throws `session-closed` after `close`. */
  send(message: string): Promise<Turn>
  /** Ends the session; a second time does nothing. */
  close(): Promise<void>
}

/** A system that can be attacked: a model behind HTTP, an agent, or a simulated one. */
export interface Target {
  readonly id: string
  /** Whether it is simulated; its results then say so wherever they appear. */
  readonly simulated: boolean
  /** Opens a session that remembers nothing of the others but what the system itself stores. */
  open(as: Principal): Promise<TargetSession>
}
