import {type MappedText, writeFrom} from './mapped-text.ts'

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const letters = (
  'alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike ' +
  'november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu'
).split(' ')
const signOf = new Map([
  ...digits.map((word, value) => [word, String(value)] as const),
  ...letters.map((word, index) => [word, String.fromCharCode(97 + index)] as const),
  ['alpha', 'a'] as const,
  ['juliet', 'j'] as const,
])

/**
 * Reads words for digits and the letters of the ICAO spelling alphabet in a folded text; null where
 * fewer than three stand in it.
 */
export function spelledMapped(source: MappedText): MappedText | null {
  const words = [...source.text.matchAll(/[a-z]+/g)].filter((word) => signOf.has(word[0]))
  if (words.length < 3) return null
  const {put, copy, done} = writeFrom(source)
  let at = 0
  for (const word of words) {
    copy(at, word.index)
    at = word.index + word[0].length
    put(signOf.get(word[0]) ?? '', word.index, at)
  }
  copy(at, source.text.length)
  return done()
}
