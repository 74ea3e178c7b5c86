import {matchSpans, type Detector} from './detector.ts'

const introduced =
  /\b(?:ssn|social security(?: number)?|national insurance(?: number)?|ni number|nhs(?: number)?|passport(?: number| no\.?)?|id card(?: number)?|identity number|tax (?:file )?(?:number|id)|steuer-id|pesel|bsn|burgerservicenummer|aadhaar|nric|sin|abn|dni|nie|pan|cpf|personnummer|henkilötunnukseni|sécurité sociale)\b(?: is| es| to| lautet| on| é| :|:|,)?\s+(?<id>(?=[\p{L}\d .-]{0,22}\d)[a-z]{0,5}\d?[a-z\d](?:[ .-]?[a-z]?\d[a-z]?){4,16})(?![\p{L}\p{N}])/giu
const shapes = [
  /(?<![\p{L}\p{N}-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\p{L}\p{N}-])/gu,
  /(?<![\p{L}\p{N}])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{6}[-+A]\d{3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}])/gu,
]

/** Numbers that a state gives to a person. */
export const nationalId: Detector = {
  kind: 'national-id',
  title: 'National identity number',
  looksFor:
    'the forms of US social security, UK national insurance and Finnish identity numbers, or a number after the name of such a number',
  limits: 'checks no check digits; misses other countries without the name of the number',
  find: (text) => [
    ...matchSpans(text, introduced, 'id'),
    ...shapes.flatMap((shape) => matchSpans(text, shape)),
  ],
}
