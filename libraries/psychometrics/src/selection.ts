import {randomFrom, type Random} from '@airworthy/kernel'

/** A domain that needs more items. */
export interface DomainNeed {
  /** Its place among the domains. */
  readonly domain: number
  /** How many of its items were given. */
  readonly items: number
}

/**
 * The domain of the next item (content balance, Kingsbury and Zara 1989): one of those with the
 * fewest items, drawn by chance, and not the one of the last item if there is another. Undefined
 * when no domain is in need.
 */
export function chooseDomain(
  needs: readonly DomainNeed[],
  {last, random}: {last: number | undefined; random: Random},
): number | undefined {
  const fewest = needs.reduce((least, {items}) => Math.min(least, items), Infinity)
  const poorest = needs.filter(({items}) => items === fewest)
  const others = poorest.filter(({domain}) => domain !== last)
  const choice = others.length > 0 ? others : poorest
  return choice[random.integer(choice.length)]?.domain
}

/**
 * The item to give: by chance one of the `among` available items that promise most information
 * (randomesque, Kingsbury and Zara 1989). Equal promise goes to the earlier item. Undefined when
 * none is available.
 */
export function chooseItem(
  promise: Float64Array,
  {available, among, random}: {available: Uint8Array; among: number; random: Random},
): number | undefined {
  const best = mostPromising(promise, available, among)
  return best[random.integer(best.length)]
}

/** The promise of each item divided by the minutes that it usually takes. */
export function promisePerMinute(
  promise: Float64Array,
  items: readonly {readonly minutes: number}[],
): Float64Array {
  return promise.map((value, item) => value / (items[item]?.minutes ?? NaN))
}

/**
 * Of the available items those to start with: no longer than half of them are, and expected to give
 * between 40 and 75 % of their credit. If none is both, the short ones; never none of some.
 */
export function gentleItems(
  available: Uint8Array,
  {
    items,
    expectedCredit,
  }: {items: readonly {readonly minutes: number}[]; expectedCredit: (item: number) => number},
): Uint8Array {
  const lengths = items.flatMap(({minutes}, item) => (available[item] === 1 ? [minutes] : []))
  const middle = lengths.toSorted((a, b) => a - b)[Math.floor((lengths.length - 1) / 2)] ?? Infinity
  const short = available.map((free, item) =>
    free === 1 && (items[item]?.minutes ?? Infinity) <= middle ? 1 : 0,
  )
  const gentle = short.map((free, item) => {
    if (free === 0) return 0
    const credit = expectedCredit(item)
    return credit >= 0.4 && credit <= 0.75 ? 1 : 0
  })
  return gentle.includes(1) ? gentle : short
}

/**
 * Whether an item may be given to the person with this seed: true with probability `exposure`,
 * decided once for the whole assessment, as in Sympson and Hetter (1985), where an item that was
 * selected and not admitted is set aside.
 */
export function isAdmitted(seed: string, {id, exposure}: {id: string; exposure: number}): boolean {
  return exposure >= 1 || randomFrom(`${seed}/admission/${id}`).next() < exposure
}

function mostPromising(promise: Float64Array, available: Uint8Array, count: number): number[] {
  const best: number[] = []
  let bar = -Infinity
  for (let item = 0; item < promise.length; item++) {
    const value = promise[item] ?? 0
    if (available[item] !== 1 || (best.length === count && value <= bar)) continue
    let place = best.length
    while (place > 0 && (promise[best[place - 1] ?? 0] ?? 0) < value) place--
    best.splice(place, 0, item)
    if (best.length > count) best.pop()
    bar = promise[best.at(-1) ?? 0] ?? 0
  }
  return best
}
