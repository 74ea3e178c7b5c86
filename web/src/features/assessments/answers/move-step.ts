/** A list with one entry moved to another place; places beyond the ends are the ends. */
export function moveStep<Step>(steps: readonly Step[], from: number, to: number): Step[] {
  const place = Math.min(steps.length - 1, Math.max(0, to))
  const rest = steps.filter((_, index) => index !== from)
  return [...rest.slice(0, place), ...steps.slice(from, from + 1), ...rest.slice(place)]
}

/** The place in a list whose row holds the height y; beyond the ends it is an end. */
export function placeAt(y: number, rows: readonly {top: number; bottom: number}[]): number {
  const place = rows.findIndex(({bottom}) => y < bottom)
  return place === -1 ? rows.length - 1 : place
}
