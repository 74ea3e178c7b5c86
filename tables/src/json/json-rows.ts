import {errorFrom} from '@airworthy/kernel'
import {shown, tableFault} from '../faults.ts'
import type {SourceFile} from '../source-files.ts'
import type {ByteDigest} from '../source-bytes.ts'
import {textBytes} from '../text-bytes.ts'

/** Longest object of a JSON table, in bytes. */
export const longestObject = 1024 * 1024

/** An object of a JSON table as text, and the line on which it begins, from 1. */
export interface JsonText {
  readonly text: string
  readonly line: number
}

/** A row of a JSON table. */
export interface JsonRow {
  readonly line: number
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * The rows of NDJSON (an object on each line, blank lines left out) or of JSON (one list of
 * objects). Throws `table-malformed` with the line, and what `textBytes` throws.
 */
export async function* jsonRows(
  file: SourceFile,
  options: {digest?: ByteDigest} = {},
): AsyncGenerator<JsonRow, void, undefined> {
  const texts = file.format === 'ndjson' ? lineTexts(file, options) : elementTexts(file, options)
  for await (const {text, line} of texts) yield {line, values: objectOf(file, {text, line})}
}

/**
 * Throws `table-malformed` at the first row that JSON.parse takes and the engine does not: a key
 * that stands in it twice, half of a surrogate pair. Looked for only after the engine stumbled.
 */
export async function refuseOddRows(files: readonly SourceFile[]): Promise<void> {
  for (const file of files) {
    const texts = file.format === 'ndjson' ? lineTexts(file, {}) : elementTexts(file, {})
    for await (const {text, line} of texts) {
      const values = objectOf(file, {text, line})
      const nested = Object.values(values).some(
        (value) => typeof value === 'object' && value !== null,
      )
      const keys = [...text.matchAll(/"(?:[^"\\]|\\.)*"\s*:/g)].length
      if (!nested && keys > Object.keys(values).length) {
        throw malformed(file, line, 'has a key twice: one value would be lost; name the keys apart')
      }
      if (!JSON.stringify(values).isWellFormed() || /\\ud[89a-f]/i.test(JSON.stringify(values))) {
        throw malformed(
          file,
          line,
          'holds half of a surrogate pair, which is no character: mend it',
        )
      }
    }
  }
}

async function* lineTexts(
  file: SourceFile,
  options: {digest?: ByteDigest},
): AsyncGenerator<JsonText, void, undefined> {
  let rest = Buffer.alloc(0)
  let line = 0
  for await (const chunk of textBytes(file, options)) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      line += 1
      if (end - start > longestObject) throw tooLong(file, line)
      const text = bytes.toString('utf8', start, end)
      start = end + 1
      if (text.trim() !== '') yield {text, line}
    }
    rest = Buffer.from(bytes.subarray(start))
    if (rest.length > longestObject) throw tooLong(file, line + 1)
  }
  const text = rest.toString('utf8')
  if (text.trim() !== '') yield {text, line: line + 1}
}

const lineFeed = 10
const quote = 34
const backslash = 92
const comma = 44
const openBracket = 91
const closeBracket = 93
const openBrace = 123
const closeBrace = 125

/** The elements of the one list of a JSON file, found by brackets and strings alone. */
async function* elementTexts(
  file: SourceFile,
  options: {digest?: ByteDigest},
): AsyncGenerator<JsonText, void, undefined> {
  let depth = 0
  let inString = false
  let escaped = false
  let line = 1
  let began = 1
  let parts: Buffer[] = []
  let size = 0
  let ended = false
  // no byte of the next element has been met
  let fresh = true
  for await (const chunk of textBytes(file, options)) {
    let start = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (byte === lineFeed) line += 1
      if (inString) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) inString = false
        continue
      }
      if (byte <= 32) continue
      if (ended) throw malformed(file, line, 'has text behind the end of the list')
      if (depth === 0 && byte !== openBracket) throw notAList(file, line)
      if (depth === 1 && fresh) began = line
      if (depth === 1) fresh = false
      if (byte === quote) inString = true
      else if (byte === openBracket || byte === openBrace) {
        depth += 1
        if (depth === 1) start = at + 1
      } else if (byte === closeBracket || byte === closeBrace || byte === comma) {
        if (byte !== comma) depth -= 1
        const endsElement = (byte === comma && depth === 1) || depth === 0
        if (!endsElement) continue
        const text = Buffer.concat([...parts, chunk.subarray(start, at)]).toString('utf8')
        const blank = text.trim() === ''
        if (depth === 0 && byte !== closeBracket) throw malformed(file, line, 'closes } for ]')
        if (blank && byte === comma)
          throw malformed(file, line, 'has a comma with nothing before it')
        ended = depth === 0
        if (!blank) yield {text: text.trimStart(), line: began}
        parts = []
        size = 0
        start = at + 1
        fresh = true
      }
    }
    if (depth === 0) continue
    parts.push(Buffer.from(chunk.subarray(start)))
    size += chunk.length - start
    if (size > longestObject) throw tooLong(file, began)
  }
  if (depth === 0 && !ended) throw notAList(file, 1)
  if (!ended) {
    throw malformed(
      file,
      began,
      'begins an object of a list that is never closed: the file is cut off; write it again',
    )
  }
}

function objectOf(file: SourceFile, {text, line}: JsonText): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const {message} = errorFrom(error)
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    const further = text.slice(0, at).split('\n').length - 1
    const reason = message.replace(/ in JSON at position.*$/, '').replace(/, "?.*$/s, '')
    throw malformed(
      file,
      line + (file.format === 'json' ? further : 0),
      `is not JSON (${reason.toLowerCase()}): ${shown(text.trim())}; mend it, or write the file again with a JSON library`,
    )
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const remedy = Array.isArray(value) && file.format === 'ndjson' ? ' or name the file .json' : ''
    throw malformed(
      file,
      line,
      `is no object: ${shown(text.trim())}; every row of a table is an object of columns and values${remedy}`,
    )
  }
  return value as Record<string, unknown> // an object that is not a list, by the check above
}

function notAList(file: SourceFile, line: number): Error {
  return malformed(
    file,
    line,
    'does not begin a list: a .json table is one list of objects; an object on each line is .ndjson',
  )
}

function tooLong(file: SourceFile, line: number): Error {
  return malformed(
    file,
    line,
    `begins an object longer than ${longestObject} bytes: is this a table?`,
  )
}

function malformed(file: SourceFile, line: number, what: string): Error {
  return tableFault('table-malformed', `${file.path} line ${line} ${what}`, {file: file.path, line})
}
