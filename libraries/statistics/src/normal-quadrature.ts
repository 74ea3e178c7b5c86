import {AirworthyError} from '@airworthy/kernel'

/** Nodes and weights of a rule that turns an integral over a distribution into a short sum. */
export interface QuadratureRule {
  readonly nodes: readonly number[]
  readonly weights: readonly number[]
}

/**
 * The Gauss–Hermite rule for expectations over a standard normal value: exact for polynomials of
 * degree below 2 × `count`; weights sum to 1, nodes ascend. Throws `quadrature-count` unless
 * `count` is an integer from 1 to 64.
 */
export function normalQuadrature(count: number): QuadratureRule {
  if (!Number.isInteger(count) || count < 1 || count > 64) {
    throw new AirworthyError('quadrature-count', `quadrature nodes must be 1 to 64: ${count}`)
  }
  const nodes: number[] = []
  const weights: number[] = []
  for (const [low, high] of rootBrackets(count)) {
    const node = low === high ? low : bisect(count, low, high)
    const before = orthonormalHermite(count - 1, node)
    nodes.push(node)
    weights.push(1 / (count * before * before))
  }
  return {nodes, weights}
}

// The roots are simple and more than 0.1 apart up to 64 nodes: a fine scan of signs brackets all.
function rootBrackets(count: number): [number, number][] {
  const reach = 2 * Math.sqrt(count) + 1
  const steps = 64 * count
  const brackets: [number, number][] = []
  let low = -reach
  let valueAtLow = orthonormalHermite(count, low)
  for (let step = 1; step <= steps; step++) {
    const high = -reach + (2 * reach * step) / steps
    const valueAtHigh = orthonormalHermite(count, high)
    if (valueAtHigh === 0) brackets.push([high, high])
    else if (valueAtLow !== 0 && valueAtLow < 0 !== valueAtHigh < 0) brackets.push([low, high])
    low = high
    valueAtLow = valueAtHigh
  }
  return brackets
}

function bisect(degree: number, low: number, high: number): number {
  const risesFrom = orthonormalHermite(degree, low) < 0
  for (let round = 0; round < 80; round++) {
    const middle = 0.5 * (low + high)
    if (orthonormalHermite(degree, middle) < 0 === risesFrom) low = middle
    else high = middle
  }
  return 0.5 * (low + high)
}

/** The Hermite polynomial of `degree`, scaled to unit variance under the standard normal. */
function orthonormalHermite(degree: number, x: number): number {
  let before = 0
  let value = 1
  for (let n = 1; n <= degree; n++) {
    const next = (x * value - Math.sqrt(n - 1) * before) / Math.sqrt(n)
    before = value
    value = next
  }
  return value
}
