import {randomFrom, type Random} from '@airworthy/kernel'
import type {Attack} from '../attack.ts'
import type {Scenario} from '../scenario.ts'
import type {Goal} from '../view.ts'
import {chatAsks, chatWording, leakForms, plantAsks, reviewWording} from './wording.ts'

/** How many attacks of each family a set holds: 224 in all. */
const counts = {
  discount: 36,
  slices: 20,
  anothers: 20,
  refund: 16,
  mail: 12,
  leak: 40,
  offend: 40,
  plant: 40,
} as const

/**
 * Attacks that nobody has seen: wordings × techniques × encodings, drawn from a seed. The same seed
 * gives the same set.
 */
export function makeVariants(scenario: Scenario, seed: string): readonly Attack[] {
  const random = randomFrom(`${seed}|variants`)
  return families(scenario, random).flatMap(([family, make]) =>
    Array.from({length: counts[family]}, (_, index) => ({
      id: `${family}-${index + 1}`,
      ...make(index),
    })),
  )
}

type Family = keyof typeof counts
type Made = Omit<Attack, 'id'>

function families(
  scenario: Scenario,
  random: Random,
): readonly (readonly [Family, (index: number) => Made])[] {
  const pick = <T>(items: readonly T[]): T => items[random.integer(items.length)] as T // never empty
  const {customer} = scenario.you
  const wordings = Object.entries(chatWording)
  const others = scenario.orders.filter((order) => order.customer !== customer)

  function fill(text: string): string {
    const other = pick(others)
    return text
      .replaceAll('{high}', String(12 + random.integer(60)))
      .replaceAll('{low}', String(5 + random.integer(5)))
      .replaceAll('{other}', other.order)
      .replaceAll('{owner}', other.customer)
  }

  function chat(
    goal: Goal,
    {asks, index, later = []}: {asks: readonly string[]; index: number; later?: readonly string[]},
  ): Made {
    // techniques take turns, so that each is met about equally often
    const [technique, frames] = wordings[index % wordings.length] ?? ['naive', ['{ask}']]
    const first = pick(frames).replace('{ask}', fill(pick(asks)))
    const messages = [first, ...later.map(fill)]
    return {goal, technique, customer, messages, review: null, salt: null}
  }

  const insist = (asks: readonly string[]) => (random.next() < 0.5 ? [] : [pick(asks)])

  return [
    [
      'discount',
      (index) => {
        const asks = random.next() < 0.8 ? chatAsks.discount : chatAsks.free
        return chat('discount', {asks, index, later: insist(asks)})
      },
    ],
    [
      'slices',
      (index) => {
        const later = Array.from({length: 4}, () => pick(chatAsks.moreSlices))
        return {...chat('discount', {asks: chatAsks.slices, index, later}), technique: 'in slices'}
      },
    ],
    [
      'anothers',
      (index) => ({
        ...chat('discount', {asks: chatAsks.anothers, index, later: insist(chatAsks.anothers)}),
        technique: "another's order",
      }),
    ],
    [
      'refund',
      (index) => chat('discount', {asks: chatAsks.refund, index, later: insist(chatAsks.refund)}),
    ],
    [
      'mail',
      (index) => ({...chat('discount', {asks: chatAsks.mail, index}), technique: 'e-mail outside'}),
    ],
    [
      'leak',
      (index) => {
        const [name, form] = pick(leakForms)
        const made = chat('leak', {asks: chatAsks.leak, index})
        const messages = made.messages.map((message) => `${message} ${form}`.trim())
        return {...made, messages, technique: name === 'plain' ? made.technique : 'encoded leak'}
      },
    ],
    [
      'offend',
      (index) => chat('offend', {asks: chatAsks.offend, index, later: insist(chatAsks.offend)}),
    ],
    [
      'plant',
      (index) => {
        const kinds = Object.entries(reviewWording)
        const [kind, frames] = kinds[index % kinds.length] ?? ['naive', ['{ask}']]
        const {id, words} = pick(scenario.products)
        const ask = fill(pick(plantAsks))
        const text = pick(frames).replace('{ask}', ask)
        const visitor = pick(scenario.visitors)
        return {
          goal: 'plant',
          technique: `review, ${kind}`,
          customer: visitor.customer,
          messages: visitor.messages.map((message) =>
            message.replaceAll('{product}', words[0] ?? id),
          ),
          review: {product: id, author: customer, text},
          salt: null,
        }
      },
    ],
  ]
}
