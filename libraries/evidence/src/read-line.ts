import type {Json} from '@airworthy/kernel'
import {entryHash} from './chain.ts'
import type {Entry} from './entry.ts'
import type {ExportEnd, ExportHeader} from './ledger-export.ts'
import {isPublicKey, readCheckpoint} from './read-checkpoint.ts'
import {readEntry} from './read-entry.ts'
import {isCount, isName, isObject, isTime, shapeFault} from './shape.ts'
import {readStrictJson, type JsonFault} from './strict-json.ts'

/** What a line of an export turned out to be. */
export type LedgerLine =
  | {readonly kind: 'header'; readonly header: ExportHeader}
  | {readonly kind: 'entry'; readonly entry: Entry; readonly computedHash: string}
  | {readonly kind: 'end'; readonly end: ExportEnd}
  | {readonly kind: 'malformed'; readonly fault: JsonFault}

/** Reads one line of an export and computes the hash that its entry should carry. */
export async function readLedgerLine(text: string): Promise<LedgerLine> {
  const json = readStrictJson(text)
  if ('fault' in json) return {kind: 'malformed', fault: json.fault}
  const {value} = json
  if (isObject(value) && Object.hasOwn(value, 'airworthyLedger')) return readHeader(value)
  if (isObject(value) && Object.hasOwn(value, 'end')) return readEnd(value)
  const read = readEntry(value)
  if ('fault' in read) return malformed(`not an entry: ${read.fault}`)
  return {kind: 'entry', entry: read.entry, computedHash: await entryHash(read.entry)}
}

function readHeader(value: Json): LedgerLine {
  let checkpointFault: string | null = null
  const fault = shapeFault(value, {
    airworthyLedger: (member) => member === 1,
    origin: isName,
    exportedAt: isTime,
    key: isPublicKey,
    checkpoint: (member) => {
      const read = member === null ? null : readCheckpoint(member)
      if (read !== null && 'fault' in read) checkpointFault = read.fault
      return checkpointFault === null
    },
  })
  if (checkpointFault !== null) return malformed(`not a checkpoint: ${String(checkpointFault)}`)
  if (fault !== null) return malformed(`not the first line of a ledger export: ${fault}`)
  return {kind: 'header', header: value as unknown as ExportHeader} // each member has passed its guard
}

function readEnd(value: Json): LedgerLine {
  const fault = shapeFault(value, {
    end: (member) => member === true,
    entries: (member) => isCount(member, 0),
    streams: (member) => isCount(member, 0),
  })
  if (fault !== null) return malformed(`not the end line of a ledger export: ${fault}`)
  return {kind: 'end', end: value as unknown as ExportEnd} // each member has passed its guard
}

function malformed(reason: string): LedgerLine {
  return {kind: 'malformed', fault: {reason, column: null}}
}
