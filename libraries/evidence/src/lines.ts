import {AirworthyError} from '@airworthy/kernel'

/** The longest line that is read: 256 MiB hold a checkpoint of more than a million streams. */
const longestLine = 256 * 1024 * 1024

/**
 * The lines of a UTF-8 text that comes in chunks, without their line breaks (LF or CRLF). Bytes that
 * are not UTF-8 throw `not-utf8`, a line of more than `longest` characters throws `line-too-long`.
 */
export async function* linesFrom(
  chunks: AsyncIterable<Uint8Array>,
  {longest = longestLine}: {longest?: number} = {},
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', {fatal: true})
  let line = 0
  let parts: string[] = []
  let length = 0

  function decode(chunk?: Uint8Array): string {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, {stream: true})
    } catch (cause) {
      const facts = {line: line + 1}
      throw new AirworthyError('not-utf8', `not utf-8 at or after line ${line + 1}`, {cause, facts})
    }
  }

  function add(part: string): void {
    parts.push(part)
    length += part.length
    if (length <= longest) return
    const message = `line ${line + 1} is longer than ${longest} characters`
    throw new AirworthyError('line-too-long', message, {facts: {line: line + 1}})
  }

  function whole(): string {
    const text = parts.join('')
    parts = []
    length = 0
    line++
    return text.endsWith('\r') ? text.slice(0, -1) : text
  }

  for await (const chunk of chunks) {
    const pieces = decode(chunk).split('\n')
    const rest = pieces.pop() ?? ''
    for (const piece of pieces) {
      add(piece)
      yield whole()
    }
    add(rest)
  }
  add(decode())
  if (length > 0) yield whole()
}
