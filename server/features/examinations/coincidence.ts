/**
 * How unlikely it is that two people who did not work together gave so many identical wrong answers: an
 * index of the family of van der Linden and Sotaridona (2006), with shares in place of a response model.
 */

/** An answer as the comparison sees it. */
export interface ComparedAnswer {
  /** Digest of the item: only answers to the same version are compared, and none to families, which are drawn anew. */
  readonly version: string
  /** What was chosen, as one text in the author's keys. */
  readonly chosen: string
  /** Whether it earned full credit. */
  readonly right: boolean
}

/** How one person's answers lie beside those of others. */
export interface Coincidence {
  /** Items that both answered wrongly, of the pair that is least likely by chance. */
  readonly n: number
  /** Identical among them. */
  readonly observed: number
  /** Expected to be identical by chance. */
  readonly expected: number
  /** The probability of as many in any of the comparisons (Bonferroni); null: nothing to compare. */
  readonly probability: number | null
  readonly comparisons: number
}

/** From here on down a coincidence is noticed. */
export const coincidenceThreshold = 0.01

/** Weight, in answers, of what is assumed of an item that few have answered wrongly. */
const priorAnswers = 10
/** The share of identical pairs among wrong answers that is assumed then: high, as where one mistake attracts most. */
const priorIdentical = 0.5

/**
 * Compares one person's answers with those of each other person. `wrong` counts, by version and
 * answer, how often each wrong answer was given by everybody, these people included.
 */
export function coincidenceWith(
  own: readonly ComparedAnswer[],
  others: readonly (readonly ComparedAnswer[])[],
  {wrong}: {wrong: ReadonlyMap<string, ReadonlyMap<string, number>>},
): Coincidence {
  const pairs = others.flatMap((other) => {
    const pair = comparedPair(own, other, wrong)
    return pair.n === 0 ? [] : [pair]
  })
  const [least] = pairs.toSorted((a, b) => a.probability - b.probability)
  const comparisons = pairs.length
  if (least === undefined) return {n: 0, observed: 0, expected: 0, probability: null, comparisons}
  return {...least, probability: Math.min(1, least.probability * comparisons), comparisons}
}

function comparedPair(
  own: readonly ComparedAnswer[],
  other: readonly ComparedAnswer[],
  wrong: ReadonlyMap<string, ReadonlyMap<string, number>>,
) {
  const theirs = new Map(other.map((answer) => [answer.version, answer]))
  let observed = 0
  const chances: number[] = []
  for (const answer of own) {
    const second = theirs.get(answer.version)
    if (answer.right || second === undefined || second.right) continue
    if (answer.chosen === second.chosen) observed += 1
    chances.push(chanceOfIdentical(wrong.get(answer.version), [answer.chosen, second.chosen]))
  }
  const expected = chances.reduce((sum, one) => sum + one, 0)
  return {n: chances.length, observed, expected, probability: atLeast(observed, chances)}
}

/** The probability that two wrong answers to an item are identical, by the answers of all but these two. */
function chanceOfIdentical(
  counts: ReadonlyMap<string, number> | undefined,
  pair: readonly string[],
): number {
  const rest = new Map(counts)
  for (const chosen of pair) rest.set(chosen, Math.max(0, (rest.get(chosen) ?? 0) - 1))
  let total = 0
  let squares = 0
  for (const times of rest.values()) {
    total += times
    squares += times * times
  }
  const identical = total === 0 ? 0 : squares / total // shares squared, times the total
  return (identical + priorAnswers * priorIdentical) / (total + priorAnswers)
}

/** The probability that at least so many of independent events with these chances happen (Poisson-binomial). */
export function atLeast(least: number, chances: readonly number[]): number {
  let distribution = [1]
  for (const chance of chances) {
    distribution = Array.from({length: distribution.length + 1}, (_, count) => {
      const stays = (distribution[count] ?? 0) * (1 - chance)
      return stays + (distribution[count - 1] ?? 0) * chance
    })
  }
  return Math.min(
    1,
    distribution.slice(least).reduce((sum, one) => sum + one, 0),
  )
}
