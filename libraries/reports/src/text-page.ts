import type {RowStatus} from './report-document.ts'
import {widthOf, wrapTo} from './text-width.ts'

/** The lines of a terminal: their width in cells, and whether words may be coloured. */
export interface TextPage {
  readonly width: number
  readonly color: boolean
}

/** The shapes of statuses in a terminal. */
export const textShapes: Readonly<Record<RowStatus, string>> = {
  pass: '✓',
  breach: '✗',
  'not-judged': '○',
  error: '△',
  none: ' ',
}

const colors: Readonly<Record<Exclude<RowStatus, 'none'>, number>> = {
  pass: 32,
  breach: 31,
  'not-judged': 36,
  error: 35,
}

/** A text in the colour of a status, where there may be colour. */
export function painted(text: string, status: RowStatus, {color}: TextPage): string {
  return color && status !== 'none' ? `\u001b[1;${colors[status]}m${text}\u001b[0m` : text
}

/** A heading: bold where there may be escape sequences. */
export function strong(text: string, {color}: TextPage): string {
  return color && text !== '' ? `\u001b[1m${text}\u001b[0m` : text
}

/** Lines that begin with a mark and go on below its text. */
export function hanging(mark: string, text: string, {width}: TextPage): string[] {
  const taken = widthOf(mark)
  const indent = ' '.repeat(taken)
  return wrapTo(text, width - taken).map((line, index) => (index === 0 ? mark : indent) + line)
}
