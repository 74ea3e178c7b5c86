/**
 * The line to which a key leads from a line, counted from 1; empty lines are passed over. Nothing
 * when the key does not move or there is no line further on.
 */
export function nextLine(lines: readonly string[], from: number, key: string): number | undefined {
  const full = lines.flatMap((text, index) => (text.trim() === '' ? [] : [index + 1]))
  switch (key) {
    case 'ArrowDown':
      return full.find((line) => line > from)
    case 'ArrowUp':
      return full.findLast((line) => line < from)
    case 'Home':
      return full[0]
    case 'End':
      return full.at(-1)
    default:
      return undefined
  }
}
