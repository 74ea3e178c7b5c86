/** The distance between two neighbouring abilities of the grid, in logits. */
export const gridStep = 0.2

/** The farthest ability of the grid on either side of zero, in logits. */
export const gridReach = 8

/**
 * The abilities at which likelihoods and posteriors are kept. The trapezoid rule on this grid is
 * exact to about 1e-12 for smooth densities that are not much narrower than 0.2 logits: its error
 * falls exponentially with (width/step)² (Trefethen and Weideman 2014).
 */
export const gridNodes: Float64Array = Float64Array.from(
  {length: Math.round((2 * gridReach) / gridStep) + 1},
  (_, node) => (node - Math.round(gridReach / gridStep)) * gridStep,
)

/** The mean and standard deviation of a density given on the grid. */
export function densityMoments(density: Float64Array): {mean: number; standardDeviation: number} {
  let mass = 0
  let first = 0
  for (let node = 0; node < density.length; node++) {
    const weight = density[node] ?? 0
    mass += weight
    first += weight * (gridNodes[node] ?? 0)
  }
  const mean = first / mass
  let second = 0
  for (let node = 0; node < density.length; node++) {
    const distance = (gridNodes[node] ?? 0) - mean
    second += (density[node] ?? 0) * distance * distance
  }
  return {mean, standardDeviation: Math.sqrt(second / mass)}
}

/**
 * The ability below which the share `p` of a density on the grid lies: within 1e-3 logits where
 * the density is at least 0.4 wide, 4e-3 where it is 0.3.
 */
export function densityQuantile(density: Float64Array, p: number): number {
  const masses = cellMasses(density)
  let total = 0
  for (const mass of masses) total += mass
  let rest = p * total
  for (let cell = 0; cell < masses.length; cell++) {
    const mass = masses[cell] ?? 0
    if (rest <= mass && mass > 0) return withinCell(density, {cell, mass, rest})
    rest -= mass
  }
  return gridReach
}

/** The mass between neighbouring nodes in units of the step, from the quintic through six of them. */
function cellMasses(density: Float64Array): Float64Array {
  const at = (node: number): number => density[node] ?? 0
  return Float64Array.from({length: density.length - 1}, (_, cell) => {
    const inner = at(cell) + at(cell + 1)
    const middle = at(cell - 1) + at(cell + 2)
    const outer = at(cell - 2) + at(cell + 3)
    return Math.max(0, (802 * inner - 93 * middle + 11 * outer) / 1440)
  })
}

/** Where in a cell the mass `rest` is reached: by bisection of the cubic with the ends' densities as slopes. */
function withinCell(
  density: Float64Array,
  {cell, mass, rest}: {cell: number; mass: number; rest: number},
): number {
  const left = density[cell] ?? 0
  const right = density[cell + 1] ?? 0
  let low = 0
  let high = 1
  for (let round = 0; round < 40; round++) {
    const x = 0.5 * (low + high)
    const reached =
      mass * x * x * (3 - 2 * x) + left * x * (1 - x) * (1 - x) - right * x * x * (1 - x)
    if (reached < rest) low = x
    else high = x
  }
  return (gridNodes[cell] ?? 0) + gridStep * low
}
