import {AirworthyError} from '@airworthy/kernel'

/** What simulated people met: per item, how many it was open to and how many of those it was given to. */
export interface ExposureCounts {
  readonly people: number
  readonly admitted: Float64Array
  readonly given: Float64Array
}

/** Exposure parameters and how they were reached; to be kept with the bank that they were made for. */
export interface ExposureControl {
  /** Per item the probability with which it is admitted to a person; 1 leaves it free. */
  readonly admission: Float64Array
  /** The highest share of people who met one item, round by round. */
  readonly highestShares: readonly number[]
}

/**
 * Exposure parameters by simulation (Sympson and Hetter 1985): an item that people choose with
 * probability P is admitted with probability limit/P, so that at most the share `limit` meets it.
 * Admission is drawn once per person and item (`isAdmitted`), which is what setting an item aside
 * for the rest of a test amounts to, and P is the share of those it was open to who were given it.
 * `simulate` plays people under the parameters of a round; the estimate of P is the mean of all
 * rounds so far, later ones counting more. The same simulation gives the same parameters. Throws
 * `exposure-control`.
 */
export function exposureControl(
  items: number,
  {
    limit,
    rounds = 12,
    simulate,
  }: {
    limit: number
    rounds?: number
    simulate: (admission: Float64Array, round: number) => ExposureCounts
  },
): ExposureControl {
  if (!(limit > 0 && limit <= 1)) {
    throw new AirworthyError(
      'exposure-control',
      `exposure limit must be above 0, up to 1: ${limit}`,
    )
  }
  let admission = new Float64Array(items).fill(1)
  const chosen = new Float64Array(items)
  const highestShares: number[] = []
  for (let round = 0; round < rounds; round++) {
    const {people, admitted, given} = simulate(admission, round)
    let highest = 0
    for (let item = 0; item < items; item++) {
      const share = (given[item] ?? 0) / people
      highest = Math.max(highest, share)
      const open = admitted[item] ?? 0
      // Nobody could be given it: the old estimate stands.
      if (open === 0) continue
      const found = (given[item] ?? 0) / open
      const weight = round === 0 ? 1 : Math.max(2 / (round + 2), 0.15)
      chosen[item] = (chosen[item] ?? 0) + weight * (found - (chosen[item] ?? 0))
    }
    highestShares.push(highest)
    admission = chosen.map((probability) => (probability > limit ? limit / probability : 1))
  }
  return {admission, highestShares}
}

/**
 * Whether an item may be admitted to the next person without its exposure passing the limit: a
 * count kept while people are assessed, which catches what simulated parameters leave to chance
 * (restricted method, Revuelta and Ponsoda 1998). The first `free` people are not restricted.
 */
export function staysWithinLimit(
  {given, people}: {given: number; people: number},
  {limit, free = 20}: {limit: number; free?: number},
): boolean {
  return people < free || given + 1 <= limit * (people + 1)
}
