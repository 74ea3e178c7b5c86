import type {Span} from '../text-view.ts'
import {matchSpans, type Detector} from './detector.ts'
import {firstNames} from './first-names.ts'

const capital = String.raw`\p{Lu}(?:\p{L}|['’-](?=\p{L})){1,24}`
const full = String.raw`${capital}(?:\s(?:${capital}|\p{Lu}\.|van|von|de|da|bin|al)){0,3}`
const relation =
  'mother|mum|mom|father|dad|husband|wife|son|daughter|neighbou?r|partner|sister|brother|aunt|uncle|cousin|colleague|friend|boss|tenant|landlady|landlord|flatmate|nurse|doctor|carer|grandmother|grandfather|grandma|grandpa|granddaughter|grandson|niece|nephew|girlfriend|boyfriend|fianc[ée]e?'

const introduced = [
  new RegExp(
    String.raw`(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Herr|Frau|Mme|Señora?)\.?\s(?<name>${full})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:[Mm]y name is|[Nn]ame:|[Nn]amed|[Cc]alled|[Tt]his is|[Ii]['’]m|I am|[Ss]igned by|[Aa]ddressed to|care of|c\/o|[Ff]or the attention of)\s(?<name>${full})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Tt]he)\s(?:\p{Ll}{2,12}\s)?(?:${relation}),?\s(?<name>${full})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?:[Rr]egards|[Ss]incerely|[Tt]hanks|[Tt]hank you|[Bb]est wishes|[Bb]est|[Cc]heers|[Yy]ours)[,.!]?\s*\n\s*(?<name>${full})`,
    'gu',
  ),
  new RegExp(String.raw`(?<!\p{L})(?:Dear|Hi|Hello)\s(?<name>${full})(?=[,!])`, 'gu'),
]
const pair = new RegExp(
  String.raw`(?<!\p{L})(?<first>${capital})(?:\s(?:${capital}|van|von|de|da|bin|al)){0,3}`,
  'gu',
)

/** Capitalised words that begin sentences or name what is no person. */
const noNames = new Set(
  (
    'i the a an and but or so as in on at to for of my your his her our their this that these those it we ' +
    'you they he she please thanks thank hello hi dear team sir madam order orders ticket all everyone ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july ' +
    'august september october november december still not just sorry could can would will is are was what ' +
    'when where why how there here if since because no yes customer support service sales'
  ).split(' '),
)

/** Names of people, known by what introduces them, by a short list of given names, or from the record. */
export const name: Detector = {
  kind: 'name',
  title: 'Name of a person',
  looksFor:
    'names from the record, names after a title, a relation, a greeting or at the end of a letter, and names that begin with a frequent given name',
  limits:
    'misses rare names in the middle of a sentence and names in small letters; takes some capitalised words',
  find: (text, {names}) => [
    ...introduced.flatMap((pattern) => withoutNoNames(text, matchSpans(text, pattern, 'name'))),
    ...Array.from(text.matchAll(pair))
      .filter((match) => firstNames.has((match.groups?.['first'] ?? '').toLowerCase()))
      .map((match) => ({start: match.index, end: match.index + match[0].length})),
    ...knownNames(text, names),
  ],
}

/** Cuts a stretch before the first word that is no name; nothing is left if it begins with one. */
function withoutNoNames(text: string, spans: readonly Span[]): readonly Span[] {
  return spans.flatMap(({start, end}) => {
    let kept = start
    for (const word of text.slice(start, end).matchAll(/\S+/g)) {
      if (noNames.has(word[0].toLowerCase())) break
      kept = start + word.index + word[0].length
    }
    return kept > start ? [{start, end: kept}] : []
  })
}

/** Each word of three or more letters of a known name, in any case and also within file names. */
function knownNames(text: string, names: readonly string[]): readonly Span[] {
  return names
    .flatMap((each) => each.match(/\p{L}{3,}/gu) ?? [])
    .flatMap((word) => matchSpans(text, new RegExp(String.raw`(?<!\p{L})${word}(?!\p{L})`, 'giu')))
}
