/** A number with its sign, a true minus and fixed decimals: "+0.41", "−0.41", "0.00". */
export function signed(value: number, decimals = 2): string {
  const digits = Math.abs(value).toFixed(decimals)
  if (Number(digits) === 0) return digits
  return `${value < 0 ? '−' : '+'}${digits}`
}

/** A number with a true minus and no plus sign, thousands grouped. */
export function plain(value: number, decimals = 0): string {
  const digits = Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return value < 0 && /[1-9]/u.test(digits) ? `−${digits}` : digits
}

/** An interval in words: "−0.78 to −0.04". */
export function range(low: number, high: number, decimals = 2): string {
  return `${signed(low, decimals)} to ${signed(high, decimals)}`
}

/** A share as whole percent: 0.9 is "90%". */
export function percent(share: number): string {
  return `${plain(share * 100)}%`
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A count as a word up to ten, as digits beyond: "two", "12". Zero is "no". */
export function countWord(count: number): string {
  return words[count] ?? plain(count)
}

/** A count with its noun: "one gap", "two gaps", "no gaps". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${countWord(count)} ${count === 1 ? noun : plural}`
}

/** The text with its first letter capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Names joined for a sentence: "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
