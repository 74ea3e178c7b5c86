import type {Random} from '@airworthy/kernel'
import {digits, drawAccount} from './account-number.ts'
import type {RedactionFacts} from './facts.ts'

/** Picks from the material that a sample may use. */
export type Pick = <Each>(split: {
  readonly visible: readonly Each[]
  readonly hidden: readonly Each[]
}) => Each

/** An invented person, with everything that may be said of one. */
export interface Person {
  readonly first: string
  readonly last: string
  readonly email: string
  readonly phone: string
  /** Ways to write the date of birth; the first is that of the record. */
  readonly births: readonly string[]
  readonly street: string
  readonly postcode: string
  readonly town: string
  readonly iban: string
}

/** Draws a person who shares no name with `others`. */
export function drawPerson(
  {people, streets, towns}: RedactionFacts,
  {random, pick, others = []}: {random: Random; pick: Pick; others?: readonly Person[]},
): Person {
  const taken = new Set(others.flatMap(({first, last}) => [first, last]))
  const first = pickOther(() => pick(people.first), taken)
  const last = pickOther(() => pick(people.last), taken)
  const provider = ['example.org', 'example.com', 'example.net'][random.integer(3)] ?? ''
  return {
    first,
    last,
    email: `${emailName(random, {first, last})}@${provider}`,
    phone: drawPhone(random),
    births: drawBirths(random),
    street: `${1 + random.integer(180)} ${pick(streets)}`,
    postcode: String(10_000 + random.integer(89_999)),
    town: pick(towns),
    iban: drawAccount(random),
  }
}

function pickOther(pick: () => string, taken: ReadonlySet<string>): string {
  let picked = pick()
  while (taken.has(picked)) picked = pick()
  return picked
}

function emailName(random: Random, {first, last}: {first: string; last: string}): string {
  const forms = [`${first}.${last}`, `${last}${digits(random, 2)}`, `${first}_${last}`]
  return (forms[random.integer(forms.length)] ?? '').toLowerCase()
}

/** Numbers that the British regulator keeps free for fiction, so that nobody is called. */
function drawPhone(random: Random): string {
  const three = digits(random, 3)
  const forms = [
    `01632 960${three}`,
    `07700 900 ${three}`,
    `+44 7700 900${three}`,
    `020 7946 0${three}`,
    `0191 498 0${three}`,
  ]
  return forms[random.integer(forms.length)] ?? ''
}

const months =
  'January February March April May June July August September October November December'

function drawBirths(random: Random): readonly string[] {
  const year = 1940 + random.integer(64)
  const month = 1 + random.integer(12)
  const day = 1 + random.integer(28)
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'))
  const name = months.split(' ')[month - 1]
  return [
    `${year}-${mm}-${dd}`,
    `${dd}.${mm}.${year}`,
    `${day} ${name} ${year}`,
    `${dd}/${mm}/${year}`,
  ]
}
