import {rightResponse, scoreResponse, type CanonicalResponse, type Item} from '@airworthy/content'

/** A response in the author's keys as a list of its parts, such as `b`, `2=input` or `q>p>r>s`. */
export function chosenParts(given: CanonicalResponse): string[] {
  if ('choice' in given) return [given.choice]
  if ('choices' in given) return [...given.choices]
  if ('steps' in given) return [given.steps.join('>')]
  if ('lines' in given) return given.lines.map(String)
  if ('value' in given) return [String(given.value)]
  const places = 'pairs' in given ? given.pairs : 'values' in given ? given.values : given.verdicts
  // Sorted: the ledger gives members back in another order than they came.
  return Object.entries(places)
    .map(([place, chosen]) => `${place}=${chosen}`)
    .toSorted()
}

/** A part of a response that somebody chose or could have chosen, and whether the key has it. */
export interface Option {
  readonly option: string
  readonly right: boolean
}

/**
 * The parts from which people choose in an item. Numbers and orders have no end: of them those that
 * `often` were given, and the right one.
 */
export function optionsOf(item: Item, often: readonly string[]): Option[] {
  const right = chosenParts(rightResponse(item))
  if (item.type === 'numeric') {
    return withRight(often, right).map((option) => ({
      option,
      right: scoreResponse<'numeric'>(item, {value: Number(option)}) === 1,
    }))
  }
  const offered = item.type === 'order' ? withRight(often, right) : offeredBy(item)
  return offered.map((option) => ({option, right: right.includes(option)}))
}

function offeredBy(item: Exclude<Item, {type: 'numeric' | 'order'}>): string[] {
  switch (item.type) {
    case 'single-choice':
    case 'choose-many':
      return Object.keys(item.ask.options)
    case 'match':
      return Object.keys(item.ask.left).flatMap((left) =>
        item.ask.right.map((term) => `${left}=${term}`),
      )
    case 'mark-faulty-lines':
      return item.ask.code
        .trimEnd()
        .split('\n')
        .map((_, index) => String(index + 1))
    case 'complete-config':
      return Object.entries(item.ask.choices).flatMap(([blank, values]) =>
        values.map((value) => `${blank}=${String(value)}`),
      )
    case 'judge-claims':
      return Object.keys(item.ask.claims).flatMap((claim) =>
        ['supported', 'contradicted', 'undecided'].map((verdict) => `${claim}=${verdict}`),
      )
  }
}

function withRight(often: readonly string[], right: readonly string[]): string[] {
  return [...new Set([...right, ...often])]
}
