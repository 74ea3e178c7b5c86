import type {Random} from '@airworthy/kernel'

/** An invented IBAN of the British form with right check digits; its bank does not exist. */
export function drawAccount(random: Random): string {
  const account = `TEST${digits(random, 14)}`
  const check = 98 - remainderOf(`${account}GB00`)
  const number = `GB${String(check).padStart(2, '0')}${account}`
  return number.replace(/.{4}(?=.)/g, '$& ')
}

/** Digits in a row. */
export function digits(random: Random, count: number): string {
  return Array.from({length: count}, () => String(random.integer(10))).join('')
}

/** Remainder by 97 as ISO 7064 takes it, letters as 10 to 35. */
function remainderOf(text: string): number {
  let remainder = 0
  for (const sign of text) {
    const value = Number.parseInt(sign, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}
