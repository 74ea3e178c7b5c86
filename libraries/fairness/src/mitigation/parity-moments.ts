import {rowsRefused, type RowGroups} from '../row-groups.ts'

/** Which rates a reduction is to make alike. */
export type ReductionConstraint = 'demographic-parity' | 'equal-opportunity' | 'equalized-odds'

/**
 * How far groups are from parity: for each event (all rows; rows with a label) and group the
 * group's selection rate − that of all rows of the event.
 */
export interface ParityMoments {
  /** Event and group of each moment; `label` null is the event of all rows. */
  readonly moments: readonly {readonly label: 0 | 1 | null; readonly group: number}[]
  /** The moments of decisions, 0 when a group is selected as often as all. */
  of(decisions: Float64Array): Float64Array
  /** For each row how much selecting it adds to Σ multiplier × moment. */
  pricesOf(multipliers: Float64Array): Float64Array
}

/** Moments of the rows. Throws `rows-refused` when a group has no row with a label that counts. */
export function parityMoments(
  {groups, codes}: RowGroups,
  {outcomes, constraint}: {outcomes: Float64Array; constraint: ReductionConstraint},
): ParityMoments {
  const labels = labelsOf(constraint)
  const moments = labels.flatMap((label) => groups.map((_, group) => ({label, group})))
  const eventOf = (row: number): number =>
    labels.findIndex((label) => matches(label, outcomes[row]))
  const rows = Int32Array.from(codes, (_, row) => eventOf(row))
  const eventSizes = new Float64Array(labels.length)
  const sizes = new Float64Array(moments.length)
  for (const [row, event] of rows.entries()) {
    if (event < 0) continue
    const moment = event * groups.length + (codes[row] ?? 0)
    sizes[moment] = (sizes[moment] ?? 0) + 1
    eventSizes[event] = (eventSizes[event] ?? 0) + 1
  }
  const empty = sizes.indexOf(0)
  if (empty >= 0) {
    const {label = null, group = 0} = moments[empty] ?? {}
    throw rowsRefused(
      `group ${JSON.stringify(groups[group])} has no row with label ${label}: leave it out, or join groups`,
    )
  }
  return {moments, of: momentsOf, pricesOf}

  function momentsOf(decisions: Float64Array): Float64Array {
    const sums = new Float64Array(moments.length)
    const eventSums = new Float64Array(labels.length)
    for (const [row, event] of rows.entries()) {
      if (event < 0) continue
      const decision = decisions[row] ?? NaN
      const moment = event * groups.length + (codes[row] ?? 0)
      sums[moment] = (sums[moment] ?? 0) + decision
      eventSums[event] = (eventSums[event] ?? 0) + decision
    }
    return sums.map((sum, moment) => {
      const event = Math.floor(moment / groups.length)
      return sum / (sizes[moment] ?? NaN) - (eventSums[event] ?? NaN) / (eventSizes[event] ?? NaN)
    })
  }

  function pricesOf(multipliers: Float64Array): Float64Array {
    const eventPrices = labels.map((_, event) => {
      const own = multipliers.subarray(event * groups.length, (event + 1) * groups.length)
      return own.reduce((sum, value) => sum + value, 0) / (eventSizes[event] ?? NaN)
    })
    return Float64Array.from(rows, (event, row) => {
      if (event < 0) return 0
      const moment = event * groups.length + (codes[row] ?? 0)
      return (multipliers[moment] ?? NaN) / (sizes[moment] ?? NaN) - (eventPrices[event] ?? NaN)
    })
  }
}

function labelsOf(constraint: ReductionConstraint): (0 | 1 | null)[] {
  switch (constraint) {
    case 'demographic-parity':
      return [null]
    case 'equal-opportunity':
      return [1]
    case 'equalized-odds':
      return [0, 1]
  }
}

function matches(label: 0 | 1 | null, outcome: number | undefined): boolean {
  return label === null || label === outcome
}
