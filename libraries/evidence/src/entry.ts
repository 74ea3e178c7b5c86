import type {Json} from '@airworthy/kernel'

/** A payload under a person's data key: AES-256-GCM, the tag appended to the ciphertext. */
export interface Sealed {
  readonly alg: 'A256GCM'
  /** 12 bytes, base64url. */
  readonly iv: string
  /** Ciphertext and 16-byte tag, base64url. */
  readonly ciphertext: string
}

/** What an event says: in the open when it is about no person, sealed when it is. */
export type Payload = {readonly plain: Json} | {readonly sealed: Sealed}

/** The members of an entry that say which event this is; a sealed payload is bound to them. */
export interface EntryBinding {
  readonly v: 1
  readonly stream: string
  /** Position in the stream, from 1. */
  readonly sequence: number
  /** When it happened: ISO 8601 in UTC with milliseconds. */
  readonly at: string
  /** What happened: `assessment.answered`. */
  readonly type: string
  /** Pseudonym of whoever acted; null for the platform itself. */
  readonly actor: string | null
  /** Pseudonym of the data key of the person whom the event is about; null when about nobody. */
  readonly subject: string | null
}

/** One event in the ledger (docs/reference/ledger-format.md). */
export interface Entry extends EntryBinding {
  readonly payload: Payload
  /** Hash of the entry before, or the stream's genesis. */
  readonly previous: string
  /** Hash of all the other members. */
  readonly hash: string
}

/** An event that is to become an entry. */
export interface NewEntry {
  readonly stream: string
  readonly at: string
  readonly type: string
  readonly actor: string | null
  readonly subject: string | null
  readonly payload: Json
}

/** Where a stream ends: its number of entries and the hash of the last. */
export interface StreamHead {
  readonly stream: string
  readonly length: number
  readonly head: string
}

/** The head of a stream whose last entry this is. */
export function headOf(entry: Entry): StreamHead {
  return {stream: entry.stream, length: entry.sequence, head: entry.hash}
}

/** The members that a sealed payload is bound to, and nothing else. */
export function bindingOf(entry: EntryBinding): EntryBinding {
  const {v, stream, sequence, at, type, actor, subject} = entry
  return {v, stream, sequence, at, type, actor, subject}
}
