import {longestWord, widthOf} from './text-width.ts'

/** A column to be fitted: its heading, its cells, and whether its cells may be broken. */
export interface TextColumn {
  readonly name: string
  readonly align: 'left' | 'right'
  readonly cells: readonly string[]
  /** Its cells are never broken, though it is left-aligned. */
  readonly whole?: boolean
}

/** Between two columns. */
export const columnGap = 2

/**
 * Widths of columns that fit a line, or null where none do. What gives way, in this order: headings
 * break between words; the text of a last left-aligned column wraps; that of the other left-aligned
 * columns; headings and texts break inside words. Figures are never broken.
 */
export function fitColumns(columns: readonly TextColumn[], available: number): number[] | null {
  const measures = columns.map(measured)
  const last = columns.length - 1
  const floors = [
    measures.map(({cells, headWord}) => Math.max(cells, headWord)),
    measures.map(({cells, words, headWord, text}, index) =>
      Math.max(headWord, text && index === last ? Math.max(words, Math.min(cells, 20)) : cells),
    ),
    measures.map(({cells, words, headWord, text}) => Math.max(headWord, text ? words : cells)),
    measures.map(({cells, text}) => (text ? Math.min(cells, 8) : Math.max(cells, 6))),
  ]
  let widths = measures.map(({cells, head}) => Math.max(cells, head))
  for (const floor of floors) {
    if (excess(widths, available) <= 0) break
    widths = narrowed(widths, {floor, available})
  }
  return excess(widths, available) <= 0 ? widths : null
}

function measured({name, align, cells, whole = false}: TextColumn) {
  return {
    text: align === 'left' && !whole,
    cells: Math.max(0, ...cells.map(widthOf)),
    words: Math.max(0, ...cells.map(longestWord)),
    head: widthOf(name),
    headWord: longestWord(name),
  }
}

function excess(widths: readonly number[], available: number): number {
  return widths.reduce((sum, width) => sum + width + columnGap, -columnGap) - available
}

/** Takes cells from whichever column is widest, none below its floor. */
function narrowed(
  widths: readonly number[],
  {floor, available}: {floor: readonly number[]; available: number},
): number[] {
  const fitted = [...widths]
  for (let over = excess(fitted, available); over > 0; over--) {
    let widest = -1
    for (const [index, width] of fitted.entries()) {
      if (width > (floor[index] ?? 0) && width > (fitted[widest] ?? 0)) widest = index
    }
    if (widest === -1) break
    fitted[widest] = (fitted[widest] ?? 0) - 1
  }
  return fitted
}
