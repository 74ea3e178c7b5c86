import type {Span} from './text-view.ts'

/**
 * A text made from an original, with the way back: unit `i` of `text` came from the original's
 * stretch `starts[i]` to `ends[i]`.
 */
export interface MappedText {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** The original as a mapped text. */
export function unmapped(text: string): MappedText {
  const starts = new Int32Array(text.length)
  const ends = new Int32Array(text.length)
  for (let index = 0; index < text.length; index++) {
    starts[index] = index
    ends[index] = index + 1
  }
  return {text, starts, ends}
}

/** Writes a text from the units of another, keeping each unit's place in the original. */
export interface MappedWriter {
  /** Adds what was made from the source's units `start` to `end`, as one piece. */
  readonly put: (made: string, start: number, end: number) => void
  /** Adds the source's units `start` to `end`, as they are or each replaced by one unit of `made`. */
  readonly copy: (start: number, end: number, made?: string) => void
  readonly done: () => MappedText
}

/** Opens a writer over a source. */
export function writeFrom(source: MappedText): MappedWriter {
  const parts: string[] = []
  let starts = new Int32Array(source.text.length)
  let ends = new Int32Array(source.text.length)
  let length = 0

  function reserve(more: number): void {
    if (length + more <= starts.length) return
    starts = grown(starts, length + more)
    ends = grown(ends, length + more)
  }

  function put(made: string, start: number, end: number): void {
    if (made.length === 0) return
    reserve(made.length)
    const {start: from, end: to} = originalSpan(source, {start, end})
    starts.fill(from, length, length + made.length)
    ends.fill(to, length, length + made.length)
    length += made.length
    parts.push(made)
  }

  function copy(start: number, end: number, made = source.text.slice(start, end)): void {
    if (end <= start) return
    reserve(end - start)
    starts.set(source.starts.subarray(start, end), length)
    ends.set(source.ends.subarray(start, end), length)
    length += end - start
    parts.push(made)
  }

  function done(): MappedText {
    return {
      text: parts.join(''),
      starts: starts.subarray(0, length),
      ends: ends.subarray(0, length),
    }
  }

  return {put, copy, done}
}

/** The stretch of the original from which a stretch of the text was made; empty stays empty. */
export function originalSpan({starts, ends}: MappedText, {start, end}: Span): Span {
  if (end <= start) {
    const at = starts[start] ?? ends[start - 1] ?? 0
    return {start: at, end: at}
  }
  let from = starts[start] ?? 0
  let to = ends[start] ?? from
  // a reversed text runs against the original, so both ends are looked for
  for (let index = start + 1; index < end; index++) {
    from = Math.min(from, starts[index] ?? from)
    to = Math.max(to, ends[index] ?? to)
  }
  return {start: from, end: to}
}

function grown(array: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, array.length * 2, 16))
  larger.set(array)
  return larger
}
