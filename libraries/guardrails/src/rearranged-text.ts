import {type MappedText, writeFrom} from './mapped-text.ts'

/** Single letters or digits with short gaps between them; linear, as a gap and a letter exclude each other. */
const apart =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{N}]{1,3}[\p{L}\p{N}](?![\p{L}\p{N}])){2,}/gu

/**
 * Closes letters that stand apart (`s t a f f`, `s-t-a-f-f`). A gap longer than the run's shortest
 * becomes one space, as it parts words. Null where no three letters stand apart.
 */
export function joinedMapped(source: MappedText): MappedText | null {
  const runs = [...source.text.matchAll(apart)]
  if (runs.length === 0) return null
  const {put, copy, done} = writeFrom(source)
  let at = 0
  for (const run of runs) {
    copy(at, run.index)
    at = run.index
    const gaps = run[0].match(/[^\p{L}\p{N}]+/gu) ?? []
    const shortest = gaps.reduce((least, gap) => Math.min(least, gap.length), 3)
    for (const part of run[0].match(/[\p{L}\p{N}]|[^\p{L}\p{N}]+/gu) ?? []) {
      if (/^[\p{L}\p{N}]/u.test(part)) copy(at, at + part.length)
      else if (part.length > shortest) put(' ', at, at + part.length)
      at += part.length
    }
  }
  copy(at, source.text.length)
  return done()
}

/** The text from its last character to its first. */
export function reversedMapped({text, starts, ends}: MappedText): MappedText {
  const length = text.length
  const backwards = {starts: new Int32Array(length), ends: new Int32Array(length)}
  let made = 0
  for (let end = length; end > 0;) {
    const isPair = isLowHalf(text, end - 1) && isHighHalf(text, end - 2)
    for (let unit = isPair ? end - 2 : end - 1; unit < end; unit++) {
      backwards.starts[made] = starts[unit] ?? 0
      backwards.ends[made] = ends[unit] ?? 0
      made += 1
    }
    end -= isPair ? 2 : 1
  }
  return {text: Array.from(text).reverse().join(''), ...backwards}
}

function isHighHalf(text: string, at: number): boolean {
  return at >= 0 && (text.charCodeAt(at) & 0xfc00) === 0xd800
}

function isLowHalf(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00
}

/** Latin letters moved by thirteen places. */
export function rot13Mapped({text, starts, ends}: MappedText): MappedText {
  const moved = text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(first + ((letter.charCodeAt(0) - first + 13) % 26))
  })
  return {text: moved, starts, ends}
}

const imitated: {readonly [sign: string]: string} = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  '+': 't',
  l: 'i',
}

/**
 * Reads digits and signs of a folded text as the letters that they imitate. As 1 imitates both i and
 * l, l becomes i too: what is compared with this view must be read the same way.
 */
export function leetText(folded: string): string {
  return folded.replace(/[0134578@$!|+l]/g, (sign) => imitated[sign] ?? sign)
}
