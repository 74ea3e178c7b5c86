import {isUtf8} from 'node:buffer'
import {shown, tableFault} from './faults.ts'
import {plainBytes, type ByteDigest} from './source-bytes.ts'
import type {SourceFile} from './source-files.ts'

/**
 * The bytes of a text file, without a byte order mark: whole UTF-8 characters in every chunk and
 * no NUL. Throws `table-encoding` with the line, and what `plainBytes` throws.
 */
export async function* textBytes(
  file: SourceFile,
  options: {digest?: ByteDigest} = {},
): AsyncGenerator<Buffer, void, undefined> {
  let carried: Buffer | null = null
  let first = true
  let offset = 0
  for await (const bytes of plainBytes(file, options)) {
    let chunk: Buffer = carried === null ? bytes : Buffer.concat([carried, bytes])
    if (first) {
      refuseWideText(file, chunk)
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) {
        chunk = chunk.subarray(3)
        offset = 3
      }
      first = false
    }
    const end = wholeCharacters(chunk)
    // the bytes behind `end` begin a character whose rest is in the next chunk; few, so copied
    carried = end < chunk.length ? Buffer.from(chunk.subarray(end)) : null
    const whole = chunk.subarray(0, end)
    if (!isUtf8(whole)) throw notUtf8(file, whole, {lines: await linesBefore(file, offset)})
    const nul = whole.indexOf(0)
    if (nul !== -1) {
      const lines = newlinesIn(whole.subarray(0, nul))
      throw nulByte(file, (await linesBefore(file, offset)) + lines + 1)
    }
    if (whole.length > 0) yield whole
    offset += end
  }
  if (carried !== null) throw notUtf8(file, carried, {lines: await linesBefore(file, offset)})
}

/** How many bytes of a chunk make whole characters; at most three at its end may not. */
function wholeCharacters(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0
    if (byte < 0x80) return chunk.length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? chunk.length - back : chunk.length
    }
  }
  return chunk.length
}

function refuseWideText(file: SourceFile, head: Buffer): void {
  const little = (head[0] === 0xff && head[1] === 0xfe) || (head[0] !== 0 && head[1] === 0)
  const big = (head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] !== 0)
  if ((!little && !big) || head.length < 4) return
  const name = little ? 'UTF-16LE' : 'UTF-16BE'
  throw tableFault(
    'table-encoding',
    `${file.path} is not UTF-8: its first bytes are those of ${name}; convert it, for example with iconv -f ${name} -t UTF-8`,
    {file: file.path, line: 1},
  )
}

function notUtf8(file: SourceFile, chunk: Buffer, {lines}: {lines: number}): Error {
  let line = lines
  let start = 0
  while (start < chunk.length) {
    const newline = chunk.indexOf(10, start)
    const end = newline === -1 ? chunk.length : newline
    line += 1
    const bytes = chunk.subarray(start, end)
    if (!isUtf8(bytes)) {
      const value = bytes.subarray(0, 200).toString('latin1')
      return tableFault(
        'table-encoding',
        `${file.path} line ${line} is not UTF-8 (as Latin-1 it reads ${shown(value)}): convert the file, for example with iconv -f LATIN1 -t UTF-8`,
        {file: file.path, line, value},
      )
    }
    start = end + 1
  }
  return tableFault('table-encoding', `${file.path} is not UTF-8: convert it with iconv`, {
    file: file.path,
  })
}

function nulByte(file: SourceFile, line: number): Error {
  return tableFault(
    'table-encoding',
    `${file.path} line ${line} holds a NUL byte, which no text has: the file is damaged, binary or UTF-16; write it again as UTF-8`,
    {file: file.path, line},
  )
}

/** Line ends before an offset; read again because nobody needs them while a file is in order. */
async function linesBefore(file: SourceFile, offset: number): Promise<number> {
  let lines = 0
  let left = offset
  for await (const chunk of plainBytes(file)) {
    lines += newlinesIn(chunk.subarray(0, left))
    left -= chunk.length
    if (left <= 0) break
  }
  return lines
}

function newlinesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}
