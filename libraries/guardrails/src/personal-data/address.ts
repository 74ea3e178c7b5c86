import {matchSpans, type Detector} from './detector.ts'

const capital = String.raw`\p{Lu}[\p{L}'’.-]{1,24}`
const street =
  'Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Way|Drive|Dr|Close|Court|Ct|Crescent|Square|Sq|Place|Pl|Terrace|Gardens|Row|Walk|Mews|Quay|Boulevard|Blvd|Grove|Parade|Rise|Hill|Green|Wharf|Yard'
const postcode = String.raw`(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{1,2}-?\d{4,6}|\d{4,6}(?:-\d{4})?)`
/** Flat before it, town and post code behind it, in either order. */
const town = String.raw`(?:(?:,\s?|\s)${postcode}(?:,?\s${capital}(?:\s${capital})?)?|(?:,\s?)${capital}(?:\s${capital})?(?:,?\s${postcode})?)?`
const flat = String.raw`(?:(?:Flat|Apt\.?|Apartment|Unit|Suite)\s\w{1,5},?\s)?`

const patterns = [
  new RegExp(
    String.raw`${flat}(?<!\p{N})\d{1,5}[a-z]?,?\s(?:${capital}\s){1,3}(?:${street})\b\.?${town}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})\p{Lu}\p{L}{2,24}(?:straße|strasse|str\.|weg|gasse|platz|allee|laan|straat|gatan|vej)\s\d{1,4}[a-z]?${town}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<!\p{N})\d{1,4}(?:\s(?:bis|ter))?,?\s(?:rue|avenue|boulevard|place|chemin|impasse|allée)\s(?:(?:de|du|des|la|le|l['’]|d['’])\s?){0,3}${capital}(?:[ -]${capital}){0,2}${town}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:Calle|Via|Rua|Ulica|ul\.|Avenida|Piazza)\s(?:${capital}\s?){1,3},?\s?\d{1,4}${town}`,
    'gu',
  ),
  /(?<![\p{L}\p{N}])(?:GIR 0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d(?:\d|[A-HJKMNPRSTUVWXY])?|\d[A-HJKPSTUW]) \d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/gu,
]

/** Postal addresses with a street and a number. */
export const address: Detector = {
  kind: 'address',
  title: 'Postal address',
  looksFor:
    'a house number and a street in the forms of English, German, French, Spanish and Italian, with what follows; post codes of the United Kingdom',
  limits: 'misses addresses without a number, of other forms, or in small letters',
  find: (text) => patterns.flatMap((pattern) => matchSpans(text, pattern)),
}
