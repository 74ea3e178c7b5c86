/** The whole number from 1 to the greatest allowed that a text says; otherwise undefined. */
export function wholeNumber(text: string, {max}: {max: number}): number | undefined {
  const trimmed = text.trim()
  if (!/^\d{1,4}$/u.test(trimmed)) return undefined
  const value = Number(trimmed)
  return value >= 1 && value <= max ? value : undefined
}
