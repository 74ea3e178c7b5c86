import {AirworthyError, canonicalJson, sha256, type Json} from '@airworthy/kernel'
import type {Bytes} from './bytes.ts'
import type {Entry, EntryBinding, NewEntry, Payload, StreamHead} from './entry.ts'
import {entryShape} from './read-entry.ts'
import {seal} from './seal.ts'
import {isName, shapeFault} from './shape.ts'
import {readStrictJson} from './strict-json.ts'

/** What the first entry of a stream has for `previous`: no two streams begin alike. */
export async function streamGenesis(stream: string): Promise<string> {
  return sha256(`airworthy-ledger-stream:v1\n${stream}`)
}

/** The hash that an entry must carry: over all its members but `hash`. */
export async function entryHash(entry: Omit<Entry, 'hash'> & {hash?: string}): Promise<string> {
  return sha256(`airworthy-ledger-entry:v1\n${canonicalJson({...entry, hash: undefined})}`)
}

/**
 * The next entry of a stream; `head` is where the stream ends, null when it has no entry yet. With
 * the data key of the event's subject the payload is sealed. Throws `invalid-event` when a member
 * cannot stand in the ledger and `wrong-stream` when the head is of another stream.
 */
export async function appendEntry(
  head: StreamHead | null,
  event: NewEntry,
  {dataKey = null}: {dataKey?: Bytes | null} = {},
): Promise<Entry> {
  const {stream, at, type, actor, subject} = event
  requireEvent(event)
  if (head !== null && head.stream !== stream) {
    throw new AirworthyError('wrong-stream', `the head is of ${head.stream}, not of ${stream}`)
  }
  if (dataKey !== null && subject === null) {
    throw invalid('a payload is sealed for a subject, and this event has none')
  }
  const sequence = (head?.length ?? 0) + 1
  const binding: EntryBinding = {v: 1, stream, sequence, at, type, actor, subject}
  const payload: Payload =
    dataKey === null
      ? {plain: asStored(event.payload)}
      : {sealed: await seal(dataKey, event.payload, binding)}
  const previous = head?.head ?? (await streamGenesis(stream))
  const hash = await entryHash({...binding, payload, previous})
  return {...binding, payload, previous, hash}
}

function requireEvent({stream, at, type, actor, subject, payload}: NewEntry): void {
  const {at: isAt, type: isType, actor: isActor, subject: isSubject} = entryShape
  const fault = shapeFault(
    {stream, at, type, actor, subject},
    {stream: isName, at: isAt, type: isType, actor: isActor, subject: isSubject},
  )
  if (fault !== null) throw invalid(fault)
  // an entry wraps its payload in a few levels of its own
  const wrapped = '['.repeat(deepestPayload) + canonicalJson(payload) + ']'.repeat(deepestPayload)
  const read = readStrictJson(wrapped)
  if ('fault' in read) throw invalid(`payload ${read.fault.reason}`)
}

const deepestPayload = 4

/** The payload as a reader of the stored text will see it: without `undefined` and minus zero. */
function asStored(payload: Json): Json {
  return JSON.parse(canonicalJson(payload)) as Json // canonical JSON is JSON
}

function invalid(fault: string): AirworthyError {
  return new AirworthyError('invalid-event', `the event cannot enter the ledger: ${fault}`)
}
