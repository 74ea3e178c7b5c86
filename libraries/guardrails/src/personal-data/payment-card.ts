import {before, matchSpans, type Detector} from './detector.ts'

const candidate = /(?<![\p{L}\p{N}.-])\d(?:[ -]?\d){11,18}(?![\p{L}\p{N}]|[.-]\d)/gu
/** First digits and lengths of the large networks, of what ISO/IEC 7812 assigns. */
const networks =
  /^(?:4\d{15}|4\d{18}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14}|6(?:011|5\d\d)\d{12}|62\d{14,17})$/

/** Numbers of payment cards. */
export const paymentCard: Detector = {
  kind: 'payment-card',
  title: 'Payment card',
  looksFor:
    '12 to 19 digits with a right Luhn check digit, of a known network or after the word card',
  limits: 'one in ten other numbers of such a length and beginning passes the check digit',
  find: (text) =>
    matchSpans(text, candidate).filter((span) => {
      const digits = text.slice(span.start, span.end).replace(/\D/g, '')
      if (!passesLuhn(digits)) return false
      return (
        networks.test(digits) ||
        /\b(?:card|karte|kartennummer|tarjeta|carte)\b/.test(before(text, {span}))
      )
    }),
}

/** Whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const weighed = index % 2 === 0 ? digit : digit * 2
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return digits.length > 0 && sum % 10 === 0
}
