import {bestSplit, type NodeSums, type Split, type SplitRules} from './best-split.ts'
import {
  countGradients,
  subtractHistogram,
  type BinnedColumns,
  type GradientHistogram,
  type Gradients,
} from './gradient-histogram.ts'

/** A tree as arrays, one entry a node, the root first; a node without a left child is a leaf. */
export interface Tree {
  /** The column that a node asks for; −1 for a leaf. */
  readonly column: Int32Array
  /** Values up to the threshold go left. Infinity when only the missing go right. */
  readonly threshold: Float64Array
  readonly missingLeft: Uint8Array
  readonly left: Int32Array
  readonly right: Int32Array
  /** What a leaf adds to the prediction. */
  readonly value: Float64Array
}

export interface GrowthRules extends SplitRules {
  readonly leaves: number
  readonly learningRate: number
}

/** The rows that end in a leaf, and what it adds to them. */
export interface LeafRows {
  readonly rows: Int32Array
  readonly value: number
}

/** Grows a tree leaf by leaf, always where the loss falls most. */
export function grownTree(
  columns: BinnedColumns,
  gradients: Gradients,
  rules: GrowthRules,
): {tree: Tree; leaves: LeafRows[]} {
  const histograms = histogramPool(columns)
  const nodes: GrowingNode[] = []
  const all = Int32Array.from({length: columns.rows}, (_, row) => row)
  const whole = histograms.take()
  countGradients(columns, gradients, {rows: all, histogram: whole})
  const root = addNode(nodes, {rows: all, sums: sumsOf(gradients, all)})
  considerSplit(root, {histogram: whole, columns, rules, histograms})
  let leaves = 1
  for (let node = mostPromising(nodes); node !== null; node = mostPromising(nodes)) {
    const last = ++leaves === rules.leaves
    splitNode(node, {nodes, columns, gradients, rules, histograms, last})
    if (last) break
  }
  return {tree: treeOf(nodes, columns, rules), leaves: leavesOf(nodes, rules)}
}

interface GrowingNode {
  rows: Int32Array
  readonly sums: NodeSums
  /** What could be done next; taken once the node is split. */
  split: Split | null
  histogram: GradientHistogram | null
  children: {readonly split: Split; readonly left: number; readonly right: number} | null
}

interface HistogramPool {
  take(): GradientHistogram
  give(histogram: GradientHistogram): void
}

// Histograms are large: those of finished nodes are used again.
function histogramPool({offsets}: BinnedColumns): HistogramPool {
  const free: GradientHistogram[] = []
  const size = 3 * (offsets.at(-1) ?? 0)
  return {
    take: () => free.pop() ?? new Float64Array(size),
    give: (histogram) => void free.push(histogram),
  }
}

function sumsOf({first, second}: Gradients, rows: Int32Array): NodeSums {
  const sums = {first: 0, second: 0, rows: rows.length}
  for (const row of rows) {
    sums.first += first[row] ?? NaN
    sums.second += second[row] ?? NaN
  }
  return sums
}

function addNode(
  nodes: GrowingNode[],
  {rows, sums}: {rows: Int32Array; sums: NodeSums},
): GrowingNode {
  const node: GrowingNode = {rows, sums, split: null, histogram: null, children: null}
  nodes.push(node)
  return node
}

/** Keeps the histogram with the node when it can be split, else gives it back. */
function considerSplit(
  node: GrowingNode,
  {
    histogram,
    columns,
    rules,
    histograms,
  }: {
    histogram: GradientHistogram
    columns: BinnedColumns
    rules: GrowthRules
    histograms: HistogramPool
  },
): void {
  node.split = canSplit(node, rules)
    ? bestSplit(histogram, {columns, sums: node.sums, rules})
    : null
  if (node.split === null) histograms.give(histogram)
  else node.histogram = histogram
}

function canSplit({sums}: GrowingNode, rules: GrowthRules): boolean {
  return sums.rows >= 2 * rules.minimumLeafRows && sums.second >= rules.minimumSecond
}

function mostPromising(nodes: readonly GrowingNode[]): GrowingNode | null {
  let best: GrowingNode | null = null
  for (const node of nodes) {
    if (node.split !== null && node.split.gain > (best?.split?.gain ?? 0)) best = node
  }
  return best
}

function splitNode(
  node: GrowingNode,
  {
    nodes,
    columns,
    gradients,
    rules,
    histograms,
    last,
  }: {
    nodes: GrowingNode[]
    columns: BinnedColumns
    gradients: Gradients
    rules: GrowthRules
    histograms: HistogramPool
    last: boolean
  },
): void {
  const {split, histogram} = node
  if (split === null || histogram === null) return
  const {leftRows, rightRows} = parted(node.rows, columns, split)
  node.children = {split, left: nodes.length, right: nodes.length + 1}
  node.split = null
  node.histogram = null
  node.rows = noRows
  const left = addNode(nodes, {rows: leftRows, sums: split.left})
  const right = addNode(nodes, {rows: rightRows, sums: split.right})
  if (last || !(canSplit(left, rules) || canSplit(right, rules))) {
    histograms.give(histogram)
    return
  }
  const [smaller, larger] = leftRows.length < rightRows.length ? [left, right] : [right, left]
  const counted = histograms.take()
  countGradients(columns, gradients, {rows: smaller.rows, histogram: counted})
  subtractHistogram(histogram, counted)
  considerSplit(smaller, {histogram: counted, columns, rules, histograms})
  considerSplit(larger, {histogram, columns, rules, histograms})
}

const noRows = new Int32Array()

function parted(
  rows: Int32Array,
  {bins, thresholds}: BinnedColumns,
  {column, bin, missingLeft, left}: Split,
): {leftRows: Int32Array; rightRows: Int32Array} {
  const binOf = bins[column] ?? new Uint8Array()
  const missing = (thresholds[column]?.length ?? 0) + 1
  const count = Math.round(left.rows)
  const leftRows = new Int32Array(count)
  const rightRows = new Int32Array(rows.length - count)
  let lefts = 0
  let rights = 0
  for (const row of rows) {
    const own = binOf[row] ?? 0
    if (own === missing ? missingLeft : own <= bin) leftRows[lefts++] = row
    else rightRows[rights++] = row
  }
  return {leftRows, rightRows}
}

function leafValue({sums}: GrowingNode, {ridge, learningRate}: GrowthRules): number {
  return (-learningRate * sums.first) / (sums.second + ridge + 1e-15)
}

function leavesOf(nodes: readonly GrowingNode[], rules: GrowthRules): LeafRows[] {
  return nodes
    .filter(({children}) => children === null)
    .map((node) => ({rows: node.rows, value: leafValue(node, rules)}))
}

function treeOf(nodes: readonly GrowingNode[], columns: BinnedColumns, rules: GrowthRules): Tree {
  return {
    column: Int32Array.from(nodes, ({children}) => children?.split.column ?? -1),
    threshold: Float64Array.from(nodes, ({children}) => {
      if (children === null) return NaN
      const {column, bin} = children.split
      return columns.thresholds[column]?.[bin] ?? Infinity
    }),
    missingLeft: Uint8Array.from(nodes, ({children}) =>
      children !== null && missingGoesLeft(children.split, columns) ? 1 : 0,
    ),
    left: Int32Array.from(nodes, ({children}) => children?.left ?? -1),
    right: Int32Array.from(nodes, ({children}) => children?.right ?? -1),
    value: Float64Array.from(nodes, (node) =>
      node.children === null ? leafValue(node, rules) : 0,
    ),
  }
}

// What was never missing in training goes, when it is missing later, where most rows went.
function missingGoesLeft(
  {column, missingLeft, left, right}: Split,
  columns: BinnedColumns,
): boolean {
  return columns.hasMissing[column] === true ? missingLeft : left.rows > right.rows
}
