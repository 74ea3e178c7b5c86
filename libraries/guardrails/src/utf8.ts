/** A character read from bytes, with the bytes that it took. */
export interface DecodedCharacter {
  readonly character: string
  readonly start: number
  readonly end: number
}

/**
 * Bytes as the printable UTF-8 text that they are; null where they are not. Words that happen to look
 * like Base64 or hex decode to noise, and noise is hardly ever printable.
 */
export function printableUtf8(bytes: Uint8Array): readonly DecodedCharacter[] | null {
  const read: DecodedCharacter[] = []
  let at = 0
  while (at < bytes.length) {
    const size = sizeOf(bytes[at] ?? 0)
    if (size === 0 || at + size > bytes.length) return null
    const code = codeAt(bytes, {at, size})
    if (code === null || !isPrintable(code)) return null
    read.push({character: String.fromCodePoint(code), start: at, end: at + size})
    at += size
  }
  return read
}

function sizeOf(first: number): 0 | 1 | 2 | 3 | 4 {
  if (first < 0x80) return 1
  if (first >= 0xc2 && first < 0xe0) return 2
  if (first >= 0xe0 && first < 0xf0) return 3
  if (first >= 0xf0 && first < 0xf5) return 4
  return 0
}

function codeAt(bytes: Uint8Array, {at, size}: {at: number; size: number}): number | null {
  const first = bytes[at] ?? 0
  if (size === 1) return first
  let code = first & (0xff >> (size + 1))
  for (let index = 1; index < size; index++) {
    const next = bytes[at + index] ?? 0
    if ((next & 0xc0) !== 0x80) return null
    code = (code << 6) | (next & 0x3f)
  }
  const least = [0, 0, 0x80, 0x800, 0x10000][size] ?? 0
  return code < least || code > 0x10ffff ? null : code
}

function isPrintable(code: number): boolean {
  if (code === 9 || code === 10 || code === 13) return true
  return code >= 0x20 && (code < 0x7f || code > 0x9f) && (code < 0xd800 || code > 0xdfff)
}
