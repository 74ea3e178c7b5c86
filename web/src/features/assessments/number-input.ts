/** How a typed number was read, or that it was not readable. */
export type NumberReading =
  | {readonly kind: 'number'; readonly value: number}
  | {readonly kind: 'empty'}
  | {readonly kind: 'unreadable'}

/**
 * Reads a number as people of different countries type it: point or comma for decimals, spaces,
 * points or commas between thousands, a hyphen or a true minus, a percent sign at the end. One
 * separator with exactly three digits behind it parts thousands when fewer decimals are asked for.
 */
export function readNumber(text: string, {decimals = 6} = {}): NumberReading {
  const bare = text
    .replaceAll(/[\s\u00a0\u202f'’_]/gu, '')
    .replace(/%$/u, '')
    .replace(/^[−–]/u, '-')
  if (bare === '') return {kind: 'empty'}
  if (!/^[+-]?(?:\d[\d.,]*|[.,]\d+)$/u.test(bare)) return {kind: 'unreadable'}
  const decimalAt = decimalPlace(bare, decimals)
  if (decimalAt === undefined) return {kind: 'unreadable'}
  const whole = bare.slice(0, decimalAt).replaceAll(/[.,]/gu, '')
  const fraction = bare.slice(decimalAt + 1)
  const value = Number(`${whole}.${fraction === '' ? '0' : fraction}`)
  return Number.isFinite(value) ? {kind: 'number', value} : {kind: 'unreadable'}
}

/** Where the decimal separator stands; the length when there is none; undefined when absurd. */
function decimalPlace(bare: string, decimals: number): number | undefined {
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  if (last === -1) return bare.length
  const groups = bare.replace(/^[+-]/u, '').split(/[.,]/u)
  const separators = new Set(bare.replaceAll(/[^.,]/gu, ''))
  const inThousands =
    groups.slice(1).every((group) => group.length === 3) && /^[1-9]\d{0,2}$/u.test(groups[0] ?? '')
  if (groups.length === 2) return inThousands && decimals < 3 ? bare.length : last
  if (separators.size === 1) return inThousands ? bare.length : undefined
  const marks = bare.replaceAll(/[^.,]/gu, '')
  const onlyLastDiffers = marks
    .slice(0, -1)
    .split('')
    .every((mark) => mark !== marks.at(-1))
  const grouped = groups.slice(1, -1).every((group) => group.length === 3)
  return onlyLastDiffers && grouped ? last : undefined
}
