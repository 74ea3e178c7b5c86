import {type MappedText, writeFrom} from './mapped-text.ts'

/** Tag characters (U+E0000 block) repeat ASCII, invisibly; this is their offset. */
const tagOffset = 0xe0000

/**
 * Takes out what the eye does not see (zero-width and bidirectional controls, joiners, variation
 * selectors, soft hyphens, other controls) and decodes tag characters, which hide ASCII text.
 */
export function visibleMapped(source: MappedText): MappedText {
  if (!/[^\x20-\x7e\t\n\r]/.test(source.text)) return source
  const {put, copy, done} = writeFrom(source)
  for (const run of source.text.matchAll(/[\x20-\x7e\t\n\r]+|[^]/gu)) {
    const [characters] = run
    const end = run.index + characters.length
    const made = characters.length > 2 ? characters : visibleCharacter(characters)
    if (made === characters) copy(run.index, end)
    else put(made, run.index, end)
  }
  return done()
}

function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x7f) return code >= 0x20 || code === 9 || code === 10 || code === 13 ? character : ''
  if (code > tagOffset && code < tagOffset + 0x7f) {
    const hidden = code - tagOffset
    return hidden >= 0x20 ? String.fromCharCode(hidden) : ''
  }
  return isInvisible(code) ? '' : character
}

function isInvisible(code: number): boolean {
  return (
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x34f ||
    code === 0x61c ||
    code === 0x115f ||
    code === 0x1160 ||
    (code >= 0x17b4 && code <= 0x17b5) ||
    (code >= 0x180b && code <= 0x180f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0x3164 ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0xffa0 ||
    (code >= 0xfff9 && code <= 0xfffb) ||
    (code >= tagOffset && code <= 0xe0fff)
  )
}
