import {expect, test} from 'vitest'
import reference from '../reference/scipy.json' with {type: 'json'}
import {normalQuadrature} from './normal-quadrature.ts'

test('nodes and weights equal numpy within 1e-12', () => {
  for (const {count, nodes, weights} of reference.normalQuadrature) {
    const rule = normalQuadrature(count)
    expect(rule.nodes).toHaveLength(count)
    for (const [index, node] of nodes.entries()) {
      expect(Math.abs((rule.nodes[index] ?? NaN) - node)).toBeLessThan(1e-12)
      expect(Math.abs((rule.weights[index] ?? NaN) - (weights[index] ?? NaN))).toBeLessThan(1e-12)
    }
  }
})

test('a count that is not an integer from 1 to 64 is refused', () => {
  for (const count of [0, 65, 2.5, NaN]) {
    expect(() => normalQuadrature(count)).toThrow(`quadrature nodes must be 1 to 64: ${count}`)
  }
})
