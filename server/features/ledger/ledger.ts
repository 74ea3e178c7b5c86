import type {Json} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'

/** An event as a feature hands it to the ledger. */
export interface LedgerEvent {
  /** The stream it joins, such as `assessment/<id>`; carries no personal data. */
  readonly stream: string
  /** What happened, such as `assessment.answered`. */
  readonly type: string
  /** Id of the person who did it; null for the platform itself. */
  readonly actor: string | null
  /** Id of the person whom the payload is about: it is sealed under that person's key. Null: plain. */
  readonly subject: string | null
  readonly payload: Json
}

/** An event as it stands in the ledger; `payload` is null once its person's key was erased. */
export interface LedgerRecord {
  readonly stream: string
  readonly sequence: number
  readonly at: string
  readonly type: string
  readonly payload: Json | null
}

/**
 * The append-only record of every decision-bearing event. `transaction` is the one in which the
 * feature makes its change: both are kept or neither.
 */
export interface Ledger {
  /** Appends in the order of calls; concurrent writers of a stream wait for each other. */
  append(transaction: Queries, event: LedgerEvent): Promise<LedgerRecord>
  /** Locks a stream until the transaction ends and returns its events after `after`, oldest first. */
  readLocked(
    transaction: Queries,
    stream: string,
    options?: {after?: number},
  ): Promise<LedgerRecord[]>
  /** The events of a stream, oldest first; empty for an unknown one. */
  read(queries: Queries, stream: string, options?: {after?: number}): Promise<LedgerRecord[]>
  /** All events about a person or done by that person, by stream and sequence. */
  readAbout(queries: Queries, personId: string): Promise<LedgerRecord[]>
  /** Destroys a person's key: what was sealed under it is unreadable from then on. */
  eraseKey(transaction: Queries, personId: string): Promise<void>
  /** Everybody whose key was destroyed: the SHA-256 of their id, and when. */
  erasures(queries: Queries): Promise<{person: string; at: string}[]>
  /** Calls `listener` in the same transaction after each event of the type. */
  subscribe(
    type: string,
    listener: (transaction: Queries, event: LedgerEvent, record: LedgerRecord) => Promise<void>,
  ): void
}
