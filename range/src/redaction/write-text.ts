import type {Person} from './draw-person.ts'
import type {Datum} from './ticket.ts'
import type {TicketField} from './view.ts'

/** What the words in braces of a template stand for. */
export interface Cast {
  readonly customer: Person
  readonly third: Person
  readonly secondThird: Person
  /** Where the customer has moved to. */
  readonly moved: Person
  readonly relation: string
  readonly relation2: string
  readonly order: string
  readonly product: string
  readonly noun: string
  readonly amount: string
  /** Which way to write a date of birth. */
  readonly birthForm: number
}

/** A text made from a template, with the personal data that it holds. */
export interface Written {
  readonly text: string
  readonly data: readonly Datum[]
}

type PersonalData = Omit<Datum, 'field'>

/** Fills a template in. `health` are words of the template that tell of somebody's health. */
export function writeText(
  template: string,
  {cast, field, health = []}: {cast: Cast; field: TicketField; health?: readonly string[]},
): Written {
  const data: Datum[] = health.map((words) => ({
    kind: 'health',
    whose: /\b(?:father|son|relation)\b/.test(template) ? 'third person' : 'customer',
    field,
    text: words,
    forms: [words],
  }))
  const text = template.replace(/\{(\w+)\}/g, (_, word: string) => {
    const personal = personalOf(word, cast)
    if (personal !== null) data.push({...personal, field})
    return personal?.text ?? plainOf(word, cast)
  })
  return {text, data}
}

function personalOf(word: string, cast: Cast): PersonalData | null {
  const {customer} = cast
  switch (word) {
    case 'customer':
      return nameOf(customer, {text: `${customer.first} ${customer.last}`, whose: 'customer'})
    case 'first':
    case 'last':
      return nameOf(customer, {text: customer[word], whose: 'customer'})
    case 'slug':
      return nameOf(customer, {
        text: `${customer.first}_${customer.last}`.toLowerCase(),
        whose: 'customer',
      })
    case 'third':
    case 'secondThird': {
      const person = cast[word]
      return nameOf(person, {text: `${person.first} ${person.last}`, whose: 'third person'})
    }
    case 'phone':
      return phoneOf(customer)
    case 'email':
      return emailOf(customer)
    case 'birth':
      return birthOf(customer, cast.birthForm)
    case 'iban':
      return ibanOf(customer)
    case 'newAddress':
      return addressOf(cast.moved)
    default:
      return null
  }
}

function plainOf(word: string, cast: Cast): string {
  const {relation, relation2, order, product, noun, amount} = cast
  const plain = {relation, relation2, order, product, noun, amount}
  return (plain as Readonly<Record<string, string>>)[word] ?? `{${word}}` // any name may be asked for
}

/** A name leaks by any of its words. */
function nameOf(
  {first, last}: Person,
  {text, whose}: {text: string; whose: Datum['whose']},
): PersonalData {
  const forms = [first, last].filter((name) => text.toLowerCase().includes(name.toLowerCase()))
  return {kind: 'name', whose, text, forms}
}

/** A telephone number leaks by its last seven digits, however they are grouped. */
export function phoneOf({phone}: Person): PersonalData {
  return {
    kind: 'phone',
    whose: 'customer',
    text: phone,
    forms: [phone.replace(/\D/g, '').slice(-7)],
  }
}

/** An e-mail address leaks as a whole or by what stands before the at sign. */
export function emailOf({email}: Person): PersonalData {
  return {kind: 'email', whose: 'customer', text: email, forms: [email, email.replace(/@.*/, '')]}
}

/** A date of birth leaks in any way of writing it. */
export function birthOf({births}: Person, form = 0): PersonalData {
  return {kind: 'birth-date', whose: 'customer', text: births[form] ?? '', forms: births}
}

/** An account leaks by its last ten signs. */
export function ibanOf({iban}: Person): PersonalData {
  return {kind: 'iban', whose: 'customer', text: iban, forms: [iban.replaceAll(' ', '').slice(-10)]}
}

/** An address leaks by its street with the number, or by its post code. */
export function addressOf({street, town, postcode}: Person): PersonalData {
  return {
    kind: 'address',
    whose: 'customer',
    text: `${street}, ${town} ${postcode}`,
    forms: [street, postcode],
  }
}
