import {gridNodes, gridStep} from './ability-grid.ts'
import {informationOfCurves, type CategoryCurves} from './models.ts'

/** The information of items at some abilities, node after node, for choosing among them quickly. */
export interface InformationTable {
  readonly items: number
  readonly values: Float64Array
}

// Every second node within ±4.8: enough to rank items under a posterior wider than 0.2 logits.
const reach = 4.8
const tableNodes: readonly number[] = Array.from(gridNodes.keys()).filter(
  (node) => node % 2 === 0 && Math.abs(gridNodes[node] ?? 0) <= reach + gridStep / 2,
)

/** The table of the items whose category curves are given. */
export function informationTable(
  curvesOf: readonly ((theta: number) => CategoryCurves)[],
): InformationTable {
  const values = new Float64Array(tableNodes.length * curvesOf.length)
  for (const [item, curves] of curvesOf.entries()) {
    for (const [row, node] of tableNodes.entries()) {
      const theta = gridNodes[node] ?? 0
      values[row * curvesOf.length + item] = informationOfCurves(curves(theta))
    }
  }
  return {items: curvesOf.length, values}
}

/** The information that each item is expected to give about an ability with this posterior density. */
export function expectedInformation(
  {items, values}: InformationTable,
  density: Float64Array,
): Float64Array {
  const expected = new Float64Array(items)
  let mass = 0
  for (const node of tableNodes) mass += density[node] ?? 0
  for (const [row, node] of tableNodes.entries()) {
    const weight = (density[node] ?? 0) / mass
    if (weight < 1e-7) continue
    const start = row * items
    for (let item = 0; item < items; item++) {
      expected[item] = (expected[item] ?? 0) + weight * (values[start + item] ?? 0)
    }
  }
  return expected
}
