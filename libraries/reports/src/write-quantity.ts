/**
 * A number for people: shares of 0..1 as `44.85 %`, whole numbers whole, others with at most four
 * significant places. A true minus, never a negative zero; `∞` beyond all numbers, `–` for none.
 */
export function writeQuantity(value: number, unit: '' | '%'): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : signed(value, '∞')
  return unit === '%' ? `${percent(value)} %` : plain(value)
}

/** An interval with its unit once: `39.81 to 44.79 %`. */
export function writeRange({low, high}: {low: number; high: number}, unit: '' | '%'): string {
  if (unit === '%' && Number.isFinite(low) && Number.isFinite(high)) {
    return `${percent(low)} to ${percent(high)} %`
  }
  return `${writeQuantity(low, unit)} to ${writeQuantity(high, unit)}`
}

function percent(share: number): string {
  return signed(share, (Math.abs(share) * 100).toFixed(2))
}

function plain(value: number): string {
  const size = Math.abs(value)
  if (Number.isInteger(value) && size < 1e15) return signed(value, size.toLocaleString('en-GB'))
  if (size >= 1e6 || size < 1e-3) return signed(value, size.toExponential(2).replace('-', '−'))
  const digits = Number(size.toPrecision(4))
  return signed(value, digits.toLocaleString('en-GB', {maximumSignificantDigits: 4}))
}

function signed(value: number, digits: string): string {
  return value < 0 && /[1-9∞]/u.test(digits) ? `−${digits}` : digits
}
