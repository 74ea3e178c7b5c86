import {AirworthyError, type Json} from '@airworthy/kernel'
import type {Checkpoint} from './checkpoint.ts'
import {isBase64url, isCount, isHash, isName, isTime, shapeFault} from './shape.ts'
import {readStrictJson} from './strict-json.ts'

const headShape = {
  stream: isName,
  length: (value: Json) => isCount(value, 1),
  head: isHash,
}

const checkpointShape = {
  v: (value: Json) => value === 1,
  origin: isName,
  at: isTime,
  streams: (value: Json) => isCount(value, 0),
  entries: (value: Json) => isCount(value, 0),
  heads: (value: Json) =>
    Array.isArray(value) && value.every((head: Json) => shapeFault(head, headShape) === null),
  root: isHash,
  previous: (value: Json) => value === null || isHash(value),
  key: isPublicKey,
  signature: (value: Json) => isBase64url(value, 86),
}

/** Whether a value has the form of a public key; that the id is the key's own is checked with the signature. */
export function isPublicKey(value: Json): boolean {
  const fault = shapeFault(value, {
    id: (member) => typeof member === 'string' && /^[0-9a-f]{16}$/.test(member),
    publicKey: (member) => isBase64url(member, 43),
  })
  return fault === null
}

/** Reads a checkpoint's form from JSON, or says what keeps the value from being one. */
export function readCheckpoint(value: Json): {checkpoint: Checkpoint} | {fault: string} {
  const fault = shapeFault(value, checkpointShape)
  if (fault !== null) return {fault}
  return {checkpoint: value as unknown as Checkpoint} // each member has passed its guard
}

/** A checkpoint from its JSON text; throws `malformed-checkpoint`. Its signature is not checked here. */
export function checkpointFrom(text: string): Checkpoint {
  const json = readStrictJson(text)
  if ('fault' in json) throw malformed(json.fault.reason)
  const read = readCheckpoint(json.value)
  if ('fault' in read) throw malformed(read.fault)
  return read.checkpoint
}

function malformed(fault: string): AirworthyError {
  return new AirworthyError('malformed-checkpoint', `not a checkpoint of a ledger: ${fault}`, {
    facts: {fault},
  })
}
