import {confusableCapitals, confusables} from './confusables.ts'
import {type MappedText, writeFrom} from './mapped-text.ts'

/**
 * Evens a text out: compatibility forms (Unicode NFKD), case, diacritics and characters that look
 * like Latin letters. Folding what is folded changes nothing.
 */
export function foldText(text: string): string {
  let folded = ''
  for (const character of text) folded += foldCharacter(character)
  return folded
}

/** The same with the way back to the original. */
export function foldMapped(source: MappedText): MappedText {
  if (!/[^\x20-\x40\x5b-\x5f\x61-\x7f\n\r]/.test(source.text)) return source
  const {put, copy, done} = writeFrom(source)
  for (const run of source.text.matchAll(/[\x20-\x5f\x61-\x7f\n\r]+|[^]/gu)) {
    const [characters] = run
    const end = run.index + characters.length
    if (isPlain(characters)) copy(run.index, end, characters.toLowerCase())
    else put(foldCharacter(characters), run.index, end)
  }
  return done()
}

/** Whether folding is lower case and nothing else, which keeps every place. */
function isPlain(characters: string): boolean {
  const code = characters.charCodeAt(0)
  return code < 0x80 && code !== 9 && code !== 0x60
}

const known = new Map<string, string>()

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80 && character !== '\t' && character !== '`') {
    return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 0x20) : character
  }
  const before = known.get(character)
  if (before !== undefined) return before
  const folded = foldLetter(character, code)
  // bounded, so that no text can make the process remember every character there is
  if (known.size < 4096) known.set(character, folded)
  return folded
}

function foldLetter(character: string, code: number): string {
  const framed = framedLetter(code)
  if (framed !== null) return framed
  let folded = ''
  for (const each of withoutMarks(character)) {
    const capital = confusableCapitals.get(each)
    for (const small of capital ?? withoutMarks(each.toLowerCase())) {
      folded += confusables.get(small) ?? small
    }
  }
  return folded
}

/** Letters in black circles and squares and the letters of flags, which Unicode does not decompose. */
function framedLetter(code: number): string | null {
  for (const first of [0x1f150, 0x1f170, 0x1f1e6]) {
    if (code >= first && code < first + 26) return String.fromCharCode(0x61 + code - first)
  }
  return null
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '')
}
