import {type MappedText, type MappedWriter, writeFrom} from './mapped-text.ts'
import {printableUtf8, type DecodedCharacter} from './utf8.ts'

/** Bytes that a run of characters stands for, with the unit at which each byte begins and ends. */
interface EncodedBytes {
  readonly bytes: Uint8Array
  readonly unitStart: (byte: number) => number
  readonly unitEnd: (byte: number) => number
}

const base64Run = /[A-Za-z0-9+/_-]{8,}(?:\r?\n[A-Za-z0-9+/_-]{4,})*={0,2}/g
const hexRun = /(?:(?:0x|\\x)?[0-9a-f]{2}[ :,-]?){4,}/gi
const percentRun = /(?:%[0-9a-f]{2})+/gi

/** Base64 runs (also the URL alphabet and wrapped lines) read in place; null where none is text. */
export function base64Mapped(source: MappedText): MappedText | null {
  return decodeRuns(source, base64Run, (run) =>
    // letters that stand directly before the encoding shift it, so four beginnings are tried
    (run.length < 16 ? [0] : [0, 1, 2, 3]).map((skipped) => base64Bytes(run, skipped)),
  )
}

/** Runs of at least four hexadecimal pairs read in place; null where none is text. */
export function hexMapped(source: MappedText): MappedText | null {
  return decodeRuns(source, hexRun, (run) => [pairBytes(run, /[0-9a-f]{2}(?!x)/gi)])
}

/** Percent-encoded bytes (RFC 3986) read in place; null where there are none. */
export function urlMapped(source: MappedText): MappedText | null {
  return decodeRuns(source, percentRun, (run) => [pairBytes(run, /[0-9a-f]{2}/gi)])
}

function decodeRuns(
  source: MappedText,
  pattern: RegExp,
  readings: (run: string) => readonly EncodedBytes[],
): MappedText | null {
  let writer: MappedWriter | null = null // most texts have nothing to decode
  let at = 0
  for (const match of source.text.matchAll(pattern)) {
    const read = firstReading(readings(match[0]))
    if (read === null) continue
    writer ??= writeFrom(source)
    writer.copy(at, match.index)
    at = match.index + match[0].length
    for (const {character, start, end} of read.characters) {
      const {unitStart, unitEnd} = read.reading
      writer.put(character, match.index + unitStart(start), match.index + unitEnd(end - 1))
    }
  }
  writer?.copy(at, source.text.length)
  return writer?.done() ?? null
}

function firstReading(
  readings: readonly EncodedBytes[],
): {reading: EncodedBytes; characters: readonly DecodedCharacter[]} | null {
  for (const reading of readings) {
    const characters = printableUtf8(reading.bytes)
    if (characters !== null && characters.length > 0) return {reading, characters}
  }
  return null
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const valueOfSign = new Map(Array.from(alphabet).map((sign, value) => [sign, value] as const))
valueOfSign.set('-', 62).set('_', 63)

function base64Bytes(run: string, skipped: number): EncodedBytes {
  const units: number[] = []
  const values: number[] = []
  for (let index = skipped; index < run.length; index++) {
    const value = valueOfSign.get(run[index] ?? '')
    if (value === undefined) continue
    units.push(index)
    values.push(value)
  }
  const bytes = new Uint8Array(Math.floor((values.length * 3) / 4))
  for (let byte = 0; byte < bytes.length; byte++) {
    const first = Math.floor((byte * 4) / 3)
    const high = values[first] ?? 0
    const low = values[first + 1] ?? 0
    bytes[byte] = (((high << 6) | low) >> (4 - 2 * (byte % 3))) & 0xff
  }
  return {
    bytes,
    unitStart: (byte) => units[Math.floor((byte * 4) / 3)] ?? 0,
    unitEnd: (byte) => (units[Math.floor((byte * 4) / 3) + 1] ?? run.length - 1) + 1,
  }
}

function pairBytes(run: string, pair: RegExp): EncodedBytes {
  const pairs = [...run.matchAll(pair)]
  return {
    bytes: Uint8Array.from(pairs, (match) => Number.parseInt(match[0], 16)),
    unitStart: (byte) => pairs[byte]?.index ?? 0,
    unitEnd: (byte) => (pairs[byte]?.index ?? 0) + 2,
  }
}
