/** A record of a CSV text: the line on which it begins, from 1, and its fields without quotes. */
export interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
}

const quote = '"'

/**
 * The records of the beginning of a CSV text, by RFC 4180 with LF, CRLF or CR between records and
 * blank lines left out. Faults are not its subject (`CsvStructure` finds them): it reads what it
 * can. The last record may be cut off where the text is.
 */
export function csvRecords(text: string, {delimiter}: {delimiter: string}): CsvRecord[] {
  const records: CsvRecord[] = []
  let fields: string[] = []
  let line = 1
  let began = 1
  let at = 0
  while (at < text.length) {
    const {value, end} = fieldAt(text, at, {delimiter})
    for (let i = at; i < end; i += 1) if (text[i] === '\n') line += 1
    fields.push(value)
    at = end
    if (text[at] === delimiter) {
      at += 1
      if (at < text.length) continue
      fields.push('')
    } else if (text[at] === '\r') {
      at += text[at + 1] === '\n' ? 2 : 1
    } else {
      at += 1
    }
    if (fields.length > 1 || fields[0] !== '' || end > at) records.push({line: began, fields})
    line += 1
    began = line
    fields = []
  }
  return records
}

function fieldAt(
  text: string,
  start: number,
  {delimiter}: {delimiter: string},
): {value: string; end: number} {
  if (text[start] !== quote) {
    let end = start
    while (end < text.length && !isEnd(text[end], delimiter)) end += 1
    return {value: text.slice(start, end), end}
  }
  let value = ''
  let at = start + 1
  for (;;) {
    const close = text.indexOf(quote, at)
    if (close === -1) return {value: value + text.slice(at), end: text.length}
    value += text.slice(at, close)
    if (text[close + 1] !== quote) {
      let end = close + 1
      while (end < text.length && !isEnd(text[end], delimiter)) end += 1
      return {value: value + text.slice(close + 1, end), end}
    }
    value += quote
    at = close + 2
  }
}

function isEnd(character: string | undefined, delimiter: string): boolean {
  return character === delimiter || character === '\n' || character === '\r'
}
