import {dateForms} from './dates.ts'
import {matchSpans, type Detector} from './detector.ts'

const birthWords = String.raw`\b(?:born|birth|birthday|birthdate|dob|d\.o\.b|geboren|née?|nacid[oa])\b`
const after = new RegExp(
  String.raw`${birthWords}[^.\n\d]{0,24}(?<date>(?<!\d)(?:${dateForms})(?!\d))`,
  'giu',
)
const ahead = new RegExp(
  String.raw`(?<date>(?<!\d)(?:${dateForms})(?!\d)) ?[(,]? ?(?:is |was )?(?:my |his |her |their )?(?:date of )?(?:birth|birthday|dob)\b`,
  'giu',
)

/** Dates of birth, known by the words around them. */
export const birthDate: Detector = {
  kind: 'birth-date',
  title: 'Date of birth',
  looksFor: 'a date with its year next to a word for birth',
  limits: 'misses a date of birth that no word introduces, as after a name or in a file name',
  find: (text) => [...matchSpans(text, after, 'date'), ...matchSpans(text, ahead, 'date')],
}
