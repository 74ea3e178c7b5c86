import {isUtf8} from 'node:buffer'

/**
 * The text of a file; undefined when its bytes are none. A file is not binary by a zero byte alone:
 * compilers read past one in a comment, and it would hide the code around it. UTF-16 with its mark
 * is text as well, as for TypeScript.
 */
export function textFrom(bytes: Buffer): string | undefined {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0)
  if (mark === 0xfffe) return new TextDecoder('utf-16le').decode(bytes)
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(bytes)
  const start = bytes.subarray(0, 8000)
  const zeros = start.reduce((count, byte) => count + Number(byte === 0), 0)
  if (zeros > 0 && (zeros * 20 > start.length || !isUtf8(bytes))) return undefined
  return bytes.toString('utf8')
}
