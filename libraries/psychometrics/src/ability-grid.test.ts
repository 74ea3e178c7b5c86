import {normalDensity, normalQuantile} from '@airworthy/statistics'
import {expect, test} from 'vitest'
import {densityMoments, densityQuantile, gridNodes, gridReach} from './ability-grid.ts'

test('the grid is symmetric and holds zero', () => {
  expect(gridNodes[0]).toBe(-gridReach)
  expect(gridNodes.at(-1)).toBe(gridReach)
  expect(gridNodes).toContain(0)
})

test('moments of a normal density are exact within 1e-9 for widths from 0.3', () => {
  for (const [mean, width] of [
    [0, 1],
    [1.37, 0.5],
    [-2.05, 0.3],
  ] as const) {
    const moments = densityMoments(normalOnGrid(mean, width))
    expect(Math.abs(moments.mean - mean)).toBeLessThan(1e-9)
    expect(Math.abs(moments.standardDeviation - width)).toBeLessThan(1e-9)
  }
})

test('quantiles of a normal density are within 1e-3 for widths from 0.4, 4e-3 for 0.3', () => {
  for (const [mean, width] of [
    [0, 1],
    [0.13, 0.6],
    [1.37, 0.4],
    [-2.05, 0.3],
  ] as const) {
    const density = normalOnGrid(mean, width)
    for (const p of [0.005, 0.025, 0.05, 0.1, 0.5, 0.9, 0.95, 0.975, 0.995]) {
      const exact = mean + width * normalQuantile(p)
      expect(Math.abs(densityQuantile(density, p) - exact), `${width} ${p}`).toBeLessThan(
        width < 0.4 ? 4e-3 : 1e-3,
      )
    }
  }
})

function normalOnGrid(mean: number, width: number): Float64Array {
  return gridNodes.map((theta) => normalDensity((theta - mean) / width))
}
