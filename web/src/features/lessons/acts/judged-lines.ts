import type {Inline, Mark} from '@airworthy/content/public'
import type {StatusKind} from '../../../design/status-kinds.ts'

/** A line with what became of it. */
export interface JudgedLine {
  readonly line: number
  readonly kind: StatusKind
  readonly word: string
  readonly why: readonly Inline[]
}

const unexplained: readonly Inline[] = [{kind: 'text', text: 'Nothing is wrong with this line.'}]

/**
 * Every line that has something said about it, in order: found, missed, sound though marked, and
 * sound lines that tempt; a marked line of which nothing is said is sound.
 */
export function judgedLines({notes}: Mark, marked: readonly number[]): JudgedLine[] {
  const noted = notes.map(({line, faulty, why}): JudgedLine => {
    const isMarked = marked.includes(line)
    if (faulty) {
      return isMarked
        ? {line, kind: 'passed', word: 'Found', why}
        : {line, kind: 'gap', word: 'Missed', why}
    }
    return isMarked
      ? {line, kind: 'gap', word: 'Not faulty', why}
      : {line, kind: 'to-do', word: 'Sound', why}
  })
  const unnoted = marked
    .filter((line) => !notes.some((note) => note.line === line))
    .map((line): JudgedLine => ({line, kind: 'gap', word: 'Not faulty', why: unexplained}))
  return [...noted, ...unnoted].sort((a, b) => a.line - b.line)
}
