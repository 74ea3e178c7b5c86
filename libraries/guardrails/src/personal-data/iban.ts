import type {Span} from '../text-view.ts'
import type {Detector} from './detector.ts'

/** Length by country, from the IBAN registry (ISO 13616). */
const lengths: {readonly [country: string]: number} = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 ES24 ' +
    'FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 ' +
    'LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 ' +
    'RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
)

/** International bank account numbers. */
export const iban: Detector = {
  kind: 'iban',
  title: 'Bank account (IBAN)',
  looksFor: 'a country, its length and right check digits (ISO 7064, modulo 97)',
  limits: 'misses account numbers of other forms and an IBAN with a mistyped digit',
  find: (text) => {
    const found: Span[] = []
    for (const match of text.matchAll(/(?<![\p{L}\p{N}])[a-z]{2}\d{2}/giu)) {
      const end = endOfIban(text, match.index)
      if (end !== null) found.push({start: match.index, end})
    }
    return found
  },
}

function endOfIban(text: string, start: number): number | null {
  const length = lengths[text.slice(start, start + 2).toUpperCase()]
  if (length === undefined) return null
  let account = ''
  let at = start
  while (account.length < length) {
    const sign = text[at] ?? ''
    if (/[a-z0-9]/i.test(sign)) account += sign
    else if (!/[ -]/.test(sign) || !/[a-z0-9]/i.test(text[at - 1] ?? '')) return null
    at += 1
  }
  if (/[\p{L}\p{N}]/u.test(text[at] ?? '')) return null
  return hasRightChecks(account) ? at : null
}

/** Whether the number, its first four signs moved to the end, leaves 1 when divided by 97. */
function hasRightChecks(account: string): boolean {
  let remainder = 0
  for (const sign of (account.slice(4) + account.slice(0, 4)).toUpperCase()) {
    const value = Number.parseInt(sign, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
