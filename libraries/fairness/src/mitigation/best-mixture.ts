/** What is known of one member of a mixture: its error and how far each constraint is broken. */
export interface MixtureMember {
  readonly error: number
  /** Constraint value − what is allowed; above 0 is too much. */
  readonly excess: readonly number[]
}

/** Shares of members, and the price of each constraint: the multipliers of the dual. */
export interface Mixture {
  readonly shares: readonly number[]
  readonly prices: readonly number[]
  /** Σ shares × error + bound × the largest excess that is left. */
  readonly value: number
}

/**
 * The mixture with the least error, where excess costs `bound` a unit: a small linear program,
 * solved by the simplex method with Bland's rule, which always ends. Members need to be one at
 * least, with equally many constraints.
 */
export function bestMixture(members: readonly MixtureMember[], {bound}: {bound: number}): Mixture {
  const [first = noMember, ...others] = members
  const constraints = first.excess.length
  // Unknowns: the shares of all members but the first, the excess left, a slack a constraint, and
  // the first member's share, which is the slack of "shares sum to 1".
  const excessColumn = others.length
  const slackColumn = excessColumn + 1
  const width = slackColumn + constraints + 1
  const rows = first.excess.map((own, j) => {
    const row = new Float64Array(width + 1)
    for (const [i, {excess}] of others.entries()) row[i] = (excess[j] ?? NaN) - own
    row[excessColumn] = -1
    row[slackColumn + j] = 1
    row[width] = -own
    return row
  })
  const sum = new Float64Array(width + 1)
  for (let i = 0; i < others.length; i++) sum[i] = 1
  sum[width - 1] = 1
  sum[width] = 1
  rows.push(sum)
  const costs = new Float64Array(width + 1)
  for (const [i, {error}] of others.entries()) costs[i] = error - first.error
  costs[excessColumn] = bound
  costs[width] = -first.error
  const basis = rows.map((_, place) => slackColumn + place)
  const tableau = {rows, costs, basis, width}
  // The first member alone may break constraints: letting the excess in makes every row feasible.
  const worst = first.excess.reduce(
    (most, own, j) => (own > (first.excess[most] ?? 0) ? j : most),
    0,
  )
  if ((first.excess[worst] ?? 0) > 0) pivot(tableau, {row: worst, column: excessColumn})
  simplex(tableau)
  const shares = members.map(() => 0)
  for (const [place, column] of basis.entries()) {
    const value = Math.max(0, rows[place]?.[width] ?? 0)
    if (column < others.length) shares[column + 1] = value
    if (column === width - 1) shares[0] = value
  }
  return {
    shares,
    prices: first.excess.map((_, j) => Math.max(0, costs[slackColumn + j] ?? 0)),
    value: -(costs[width] ?? NaN),
  }
}

const noMember: MixtureMember = {error: 0, excess: []}
const rounding = 1e-11

interface Tableau {
  readonly rows: Float64Array[]
  readonly costs: Float64Array
  readonly basis: number[]
  readonly width: number
}

function simplex(tableau: Tableau): void {
  const {rows, costs, basis, width} = tableau
  for (;;) {
    const column = costs.findIndex((cost, place) => place < width && cost < -rounding)
    if (column < 0) return
    let row = -1
    let least = Infinity
    for (const [place, line] of rows.entries()) {
      const entry = line[column] ?? 0
      if (entry <= rounding) continue
      const ratio = (line[width] ?? 0) / entry
      const isTie = ratio === least && (basis[place] ?? 0) < (basis[row] ?? 0)
      if (ratio < least || isTie) {
        least = ratio
        row = place
      }
    }
    // Shares and excess are bounded by what they cost, so that there is always a row.
    if (row < 0) return
    pivot(tableau, {row, column})
  }
}

function pivot(
  {rows, costs, basis, width}: Tableau,
  {row, column}: {row: number; column: number},
): void {
  const line = rows[row] ?? new Float64Array()
  const entry = line[column] ?? NaN
  for (let place = 0; place <= width; place++) line[place] = (line[place] ?? NaN) / entry
  for (const other of [...rows, costs]) {
    if (other === line) continue
    const factor = other[column] ?? 0
    if (factor === 0) continue
    for (let place = 0; place <= width; place++) {
      other[place] = (other[place] ?? NaN) - factor * (line[place] ?? NaN)
    }
  }
  basis[row] = column
}
