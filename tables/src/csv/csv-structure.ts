import {tableFault, type FaultPlace} from '../faults.ts'

/** Longest record that is read, in bytes; a line beyond it is a fault and takes no more memory. */
export const longestRecord = 1024 * 1024

const lineFeed = 10
const carriageReturn = 13
const quote = 34
const space = 32

type LineEnd = 'LF' | 'CRLF' | 'CR'
type State = 'field' | 'quoted' | 'quote-in-quoted' | 'after-return'

/** What the structure is checked against. */
export interface StructureOptions {
  readonly path: string
  readonly delimiter: string
  /** Names of the header: every record has as many fields. */
  readonly names: readonly string[]
  /** Stops behind this record (from 1, the header not counted), whose line is then `recordLine`. */
  readonly stopAt?: number
}

/**
 * Reads every byte of a CSV text once and throws `table-malformed` with the line at the first
 * record that is not what the header promises: ragged, a quote that is not closed or has text
 * behind it, line ends of two kinds, a record that is too long. The engine only sees files that
 * have passed: what it would silently mend, such as a trailing delimiter, is found here.
 */
export class CsvStructure {
  readonly #options: StructureOptions
  readonly #special: Uint8Array
  readonly #delimiter: number
  #state: State = 'field'
  #lineEnd: LineEnd | null = null
  #line = 1
  #recordLine = 1
  #records = -1
  #fields = 1
  /** Offsets in the whole text. */
  #offset = 0
  #recordStart = 0
  #fieldStart = 0
  #quoteLine = 0
  /** Whether the field that the last chunk ended in was nothing but spaces so far. */
  #carriedSpaces = false
  #done = false

  constructor(options: StructureOptions) {
    this.#options = options
    this.#delimiter = options.delimiter.charCodeAt(0)
    this.#special = new Uint8Array(256)
    for (const byte of [lineFeed, carriageReturn, quote, this.#delimiter]) this.#special[byte] = 1
  }

  /** Records behind the header so far. */
  get records(): number {
    return Math.max(0, this.#records)
  }

  /** The line on which the record that was last begun begins. */
  get recordLine(): number {
    return this.#recordLine
  }

  /** Whether the record of `stopAt` has been read. */
  get stopped(): boolean {
    return this.#done
  }

  push(chunk: Uint8Array): void {
    const plain =
      this.#state === 'field' && !chunk.includes(quote) && !chunk.includes(carriageReturn)
    if (plain) this.#pushPlain(chunk)
    else this.#pushAny(chunk)
    this.#carriedSpaces = this.#onlySpaces(chunk, chunk.length)
    this.#offset += chunk.length
    if (this.#offset - this.#recordStart > longestRecord) throw this.#tooLong()
  }

  /** A chunk without quotes and returns: counting needs no decision at a delimiter, so it is fast. */
  #pushPlain(chunk: Uint8Array): void {
    const delimiter = this.#delimiter
    let fields = this.#fields
    const {length} = chunk
    for (let at = 0; at < length; at += 1) {
      const byte = chunk[at]
      fields += byte === delimiter ? 1 : 0
      if (byte !== lineFeed) continue
      this.#fields = fields
      this.#endRecord(this.#offset + at + 1, 'LF')
      if (this.#done) return
      fields = this.#fields
    }
    this.#fields = fields
    const last = chunk.lastIndexOf(delimiter)
    if (last !== -1) this.#fieldStart = Math.max(this.#fieldStart, this.#offset + last + 1)
  }

  #pushAny(chunk: Uint8Array): void {
    const special = this.#special
    const delimiter = this.#delimiter
    const {length} = chunk
    for (let at = 0; at < length && !this.#done; at += 1) {
      const byte = chunk[at] ?? 0
      if (this.#state === 'after-return' || this.#state === 'quote-in-quoted') {
        if (this.#settle(byte, this.#offset + at)) continue
      }
      // nearly all bytes are plain: this loop decides how fast a file is checked
      if (special[byte] === 0) {
        while (at + 1 < length && special[chunk[at + 1] ?? 0] === 0) at += 1
        continue
      }
      if (this.#state === 'quoted') this.#insideQuotes(byte)
      else if (byte === delimiter) {
        this.#fields += 1
        this.#fieldStart = this.#offset + at + 1
      } else this.#outsideQuotes(byte, {at, chunk})
    }
  }

  /** The end of the text: the last record needs no line end. */
  end(): void {
    if (this.#done) return
    if (this.#state === 'quoted') throw this.#unclosed()
    if (this.#state === 'after-return') this.#endRecord(this.#offset, 'CR')
    else if (this.#offset > this.#recordStart) this.#endRecord(this.#offset, null)
  }

  /** Decides what a byte before this one was; true when this byte is thereby consumed. */
  #settle(byte: number, offset: number): boolean {
    if (this.#state === 'after-return') {
      this.#state = 'field'
      const pair = byte === lineFeed
      this.#endRecord(pair ? offset + 1 : offset, pair ? 'CRLF' : 'CR')
      return pair
    }
    if (byte === quote) {
      this.#state = 'quoted'
      return true
    }
    this.#state = 'field'
    if (byte === this.#delimiter || byte === lineFeed || byte === carriageReturn) return false
    throw this.#fault(
      this.#line,
      'has text behind a closing quote: double the quotes that belong to the value',
    )
  }

  #insideQuotes(byte: number): void {
    if (byte === quote) this.#state = 'quote-in-quoted'
    else if (byte === lineFeed) this.#line += 1
  }

  #outsideQuotes(byte: number, {at, chunk}: {at: number; chunk: Uint8Array}): void {
    const offset = this.#offset + at
    if (byte === lineFeed) {
      this.#endRecord(offset + 1, 'LF')
    } else if (byte === carriageReturn) {
      this.#state = 'after-return'
    } else if (offset === this.#fieldStart) {
      this.#state = 'quoted'
      this.#quoteLine = this.#line
    } else if (this.#onlySpaces(chunk, at)) {
      throw this.#fault(this.#line, 'has spaces before a quote: take the spaces away')
    }
  }

  /** Whether the field up to a place is nothing but spaces; tools disagree on a quote behind them. */
  #onlySpaces(chunk: Uint8Array, end: number): boolean {
    const begun = this.#fieldStart < this.#offset
    if (begun && !this.#carriedSpaces) return false
    for (let at = begun ? 0 : this.#fieldStart - this.#offset; at < end; at += 1) {
      if (chunk[at] !== space) return false
    }
    return true
  }

  #endRecord(next: number, lineEnd: LineEnd | null): void {
    const blank = this.#fields === 1 && next - this.#recordStart <= (lineEnd === 'CRLF' ? 2 : 1)
    if (lineEnd !== null) this.#checkLineEnd(lineEnd)
    if (next - this.#recordStart > longestRecord) throw this.#tooLong()
    const {names} = this.#options
    if (blank && this.#records < 0 && lineEnd !== null) {
      throw this.#fault(this.#line, 'is blank where the names of the columns belong: take it away')
    }
    // in a table of one column a blank line is a row without its value
    if (!blank || lineEnd === null || names.length === 1) {
      if (this.#fields !== names.length) throw this.#ragged(names)
      this.#records += 1
      this.#done = this.#records === this.#options.stopAt
    }
    if (lineEnd === null || this.#done) return
    this.#line += 1
    this.#recordLine = this.#line
    this.#recordStart = next
    this.#fieldStart = next
    this.#fields = 1
  }

  #checkLineEnd(lineEnd: LineEnd): void {
    this.#lineEnd ??= lineEnd
    if (lineEnd === this.#lineEnd) return
    throw this.#fault(
      this.#line,
      `ends with ${lineEnd} and the lines before with ${this.#lineEnd}: write all line ends alike, for example with dos2unix`,
    )
  }

  #ragged(names: readonly string[]): Error {
    const {delimiter} = this.#options
    const found = this.#fields
    const remedy =
      found < names.length
        ? `the column ${names[found] ?? ''} and what follows are missing`
        : `quote the values that hold ${delimiter === '\t' ? 'a tab' : delimiter}`
    return this.#fault(
      this.#recordLine,
      `has ${found} ${found === 1 ? 'field' : 'fields'} and the header ${names.length}: ${remedy}`,
      found < names.length ? {column: names[found] ?? ''} : {},
    )
  }

  #unclosed(): Error {
    return this.#fault(
      this.#quoteLine,
      'opens a quote that is never closed: close it, or double it',
    )
  }

  #tooLong(): Error {
    if (this.#state === 'quoted' && this.#quoteLine !== this.#line) {
      return this.#fault(
        this.#quoteLine,
        `opens a quote that is not closed within ${longestRecord} bytes: close it, or double it`,
      )
    }
    return this.#fault(
      this.#recordLine,
      `is longer than ${longestRecord} bytes: is this a table, and are its lines ended?`,
    )
  }

  #fault(line: number, what: string, place: FaultPlace = {}): Error {
    const {path} = this.#options
    return tableFault('table-malformed', `${path} line ${line} ${what}`, {
      file: path,
      line,
      ...place,
    })
  }
}
