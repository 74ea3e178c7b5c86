/** Ways to write a text so that it can be read back but a search for the text misses it. */
export const encodings = [
  'plain',
  'spaced',
  'base64',
  'hex',
  'rot13',
  'reversed',
  'leet',
  'url',
] as const

/** One of `encodings`. */
export type Encoding = (typeof encodings)[number]

/** Writes a text in an encoding. `leet` is the only one from which the exact text cannot return. */
export function encode(text: string, encoding: Encoding): string {
  switch (encoding) {
    case 'plain':
      return text
    case 'spaced':
      return Array.from(text).join(' ')
    case 'base64':
      return btoa(Array.from(bytesOf(text), (byte) => String.fromCharCode(byte)).join(''))
    case 'hex':
      return Array.from(bytesOf(text), (byte) => byte.toString(16).padStart(2, '0')).join('')
    case 'rot13':
      return text.replace(/[a-z]/giu, rotate)
    case 'reversed':
      return Array.from(text).reverse().join('')
    case 'leet':
      return text.replace(/[aeiost]/giu, (letter) => leetSigns[letter.toLowerCase()] ?? letter)
    case 'url':
      return Array.from(
        bytesOf(text),
        (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      ).join('')
  }
}

const leetSigns: Readonly<Record<string, string>> = {
  a: '4',
  e: '3',
  i: '1',
  o: '0',
  s: '5',
  t: '7',
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function rotate(letter: string): string {
  const base = letter <= 'Z' ? 65 : 97
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base)
}
