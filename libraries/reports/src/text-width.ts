import {printable} from './printable.ts'

/** The cells of a terminal that a text takes; wide characters (CJK, emoji) take two, marks none. */
export function widthOf(text: string): number {
  let width = 0
  for (const {segment} of segmenter.segment(text)) width += cellsOf(segment)
  return width
}

/** A text cut to a number of cells, with an ellipsis where something was left out. */
export function fitTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  return `${headOf(text, width - 1)}…`
}

/** A text filled up with spaces to a number of cells. */
export function padTo(
  text: string,
  {width, align}: {width: number; align: 'left' | 'right'},
): string {
  const fill = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'left' ? text + fill : fill + text
}

/**
 * Breaks a text between words into lines of at most a number of cells. A word that is longer stays
 * whole, so that a digest can be copied, unless `breakWords`; then it breaks at a hyphen or slash
 * where it has one. A no-break space breaks nowhere and
 * is written as a space.
 */
export function wrapTo(
  text: string,
  width: number,
  {breakWords = false}: {breakWords?: boolean} = {},
): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of wordsOf(text).flatMap((one) => (breakWords ? partsOf(one, width) : [one]))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line !== '') lines.push(line)
  return lines.map((one) => one.replaceAll('\u00a0', ' '))
}

/** The cells of the longest word, which `wrapTo` does not break. */
export function longestWord(text: string): number {
  return Math.max(0, ...wordsOf(text).map(widthOf))
}

function wordsOf(text: string): string[] {
  return printable(text)
    .split(/[ \t\n]+/)
    .filter((word) => word !== '')
}

function partsOf(word: string, width: number): string[] {
  const parts: string[] = []
  let rest = word
  while (widthOf(rest) > width) {
    const head = atJoint(headOf(rest, width))
    parts.push(head)
    rest = rest.slice(head.length)
  }
  return rest === '' ? parts : [...parts, rest]
}

/** A piece of a long word up to its last hyphen, slash or point, where one leaves enough of it. */
function atJoint(head: string): string {
  const joint = Math.max(...['-', '/', '.', '_'].map((sign) => head.lastIndexOf(sign)))
  return joint >= head.length / 3 ? head.slice(0, joint + 1) : head
}

/** As much of a text as a number of cells holds, but at least one character of it. */
function headOf(text: string, width: number): string {
  let head = ''
  let taken = 0
  for (const {segment} of segmenter.segment(text)) {
    taken += cellsOf(segment)
    if (head !== '' && taken > width) break
    head += segment
  }
  return head
}

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'})
const marks = /^[\p{Cc}\p{Mn}\p{Cf}]+$/u
const wide =
  /\p{Emoji_Presentation}|\u{fe0f}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u{3000}-\u{303f}\u{ff01}-\u{ff60}]/u

function cellsOf(segment: string): number {
  if (marks.test(segment)) return 0
  return wide.test(segment) ? 2 : 1
}
