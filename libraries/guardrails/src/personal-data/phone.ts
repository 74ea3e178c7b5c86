import type {Span} from '../text-view.ts'
import {before, matchSpans, type Detector} from './detector.ts'
import {passesLuhn} from './payment-card.ts'

const candidate =
  /(?<![\p{L}\p{N}.,:=#/_-])(?:\+|00)?\(?\d(?:[ ()./-]{0,2}\d){6,14}(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\p{L}\p{N}]|[.,:/-]\d)/gu
const callWords =
  /\b(?:phone|telephone|tel|call|called|calling|mobile|mob|cell|fax|desk|reach|ring|rang|text me|whatsapp|sms|handy|teléfono|telefon)\b[^.\n]{0,20}$/u
const otherNumbers =
  /\b(?:orders?|order no\.?|order number|no\.|nr\.?|ref|reference|invoice|ticket|item|part|sku|ean|isbn|po|account|id|sum|population|version|ts|code|serial|customer number|parcel|tracking)\b\W{0,4}(?:\w{1,6}\W{1,2}){0,1}$/u

/** Telephone numbers, international or national. */
export const phone: Detector = {
  kind: 'phone',
  title: 'Telephone number',
  looksFor:
    '7 to 15 digits in groups that begin with + or 0, stand in groups of 3-3-4, or follow a word for calling',
  limits:
    'takes order and customer numbers in groups that begin with 0; misses plain digits without such a word',
  find: (text) =>
    matchSpans(text, candidate)
      .map((span) => closed(text, span))
      .filter((span) => isPhone(text, span)),
}

function isPhone(text: string, span: Span): boolean {
  const number = text.slice(span.start, span.end)
  const digits = number.replace(/(?:x|ext).*$/i, '').replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15 || isDateOrDecimal(number)) return false
  if (/^(?:\+|00)/.test(number)) return true
  const words = before(text, {span})
  if (callWords.test(words)) return true
  if (otherNumbers.test(words)) return false
  if (digits.length >= 13 && passesLuhn(digits)) return false
  return isGrouped(number) && (/^\(?0/.test(number) || isThreeThreeFour(number))
}

function isGrouped(number: string): boolean {
  return /\d[ ()./-]+\d/.test(number)
}

function isThreeThreeFour(number: string): boolean {
  return /^(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/.test(number)
}

function isDateOrDecimal(number: string): boolean {
  return /^\d+\.\d+$|^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})/.test(
    number,
  )
}

/** Without a bracket that opens and does not close. */
function closed(text: string, {start, end}: Span): Span {
  const number = text.slice(start, end)
  return number.includes('(') && !number.includes(')') ? {start: start + 1, end} : {start, end}
}
