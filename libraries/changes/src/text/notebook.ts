/** A line of code in a notebook, with the line of the file on which it stands. */
export interface NotebookLine {
  readonly text: string
  /** From 1, in the file of the notebook; the line of its cell when the file holds all on one. */
  readonly line: number
}

/**
 * The code of a notebook (nbformat 3 and 4) without outputs and without text cells, or undefined
 * when the text is no notebook. Lines that speak to the shell or to IPython (`!`, `%`) stay: an
 * installation is a fact too.
 */
export function notebookCode(text: string): NotebookLine[] | undefined {
  const cells = cellsOf(text)
  if (cells === undefined) return undefined
  const raw = text.split('\n')
  let at = 0
  const lines: NotebookLine[] = []
  for (const line of cells.flatMap((cell) => cell.split('\n'))) {
    if (line.trim() === '') continue
    const written = JSON.stringify(line).slice(1, -1)
    const found = raw.findIndex((candidate, index) => index >= at && candidate.includes(written))
    if (found !== -1) at = found
    lines.push({text: line, line: at + 1})
  }
  return lines
}

function cellsOf(text: string): string[] | undefined {
  let notebook: unknown
  try {
    notebook = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isRecord(notebook)) return undefined
  const worksheets = Array.isArray(notebook['worksheets']) ? notebook['worksheets'] : []
  const cells = Array.isArray(notebook['cells'])
    ? notebook['cells']
    : worksheets.flatMap((sheet: unknown) =>
        isRecord(sheet) && Array.isArray(sheet['cells']) ? sheet['cells'] : [],
      )
  return cells.flatMap((cell: unknown) => {
    if (!isRecord(cell) || cell['cell_type'] !== 'code') return []
    const source = cell['source'] ?? cell['input']
    if (typeof source === 'string') return [source]
    return Array.isArray(source) ? [source.map(String).join('')] : []
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
