import type {Revision} from '../change-source.ts'

/** A line that stands in one revision and not in the other. */
export interface ChangedLine {
  readonly revision: Revision
  /** From 1, in the text of that revision. */
  readonly line: number
  readonly text: string
}

/**
 * Lines that were added or taken away, without regard to order: a line that only moved is not a
 * change, since moving a call to a model changes nothing about the model. Linear in the texts.
 */
export function changedLines(base: string | undefined, head: string | undefined): ChangedLine[] {
  const before = linesOf(base)
  const after = linesOf(head)
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++
  }
  const removed = before.slice(start, before.length - end)
  const added = after.slice(start, after.length - end)
  return [...surplus(added, removed, 'head', start), ...surplus(removed, added, 'base', start)]
}

/** The lines of a text, whatever ends them; none of a text that is not there. */
export function linesOf(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(/\r\n|\n|\r/)
}

function* surplus(
  lines: readonly string[],
  others: readonly string[],
  revision: Revision,
  offset: number,
): Generator<ChangedLine> {
  const counts = new Map<string, number>()
  for (const line of others) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1)
  for (const [index, text] of lines.entries()) {
    const left = counts.get(text.trim()) ?? 0
    if (left > 0) counts.set(text.trim(), left - 1)
    else if (text.trim() !== '') yield {revision, line: offset + index + 1, text}
  }
}
