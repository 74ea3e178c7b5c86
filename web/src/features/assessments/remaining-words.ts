/** How many items are left, in words: "9 to 14 left", "at most 5 left", "the last item". */
export function remainingWords({minimum, maximum}: {minimum: number; maximum: number}): string {
  if (maximum <= 1) return 'the last item'
  if (minimum === maximum) return `${maximum} left`
  return minimum <= 1 ? `at most ${maximum} left` : `${minimum} to ${maximum} left`
}
