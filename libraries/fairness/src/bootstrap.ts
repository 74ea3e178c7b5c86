import {AirworthyError, randomFrom} from '@airworthy/kernel'
import {sampleMultinomial, type Interval} from '@airworthy/statistics'
import type {OutcomeCounts} from './group-counts.ts'
import {metricOf, metricsFor, type Metric, type MetricName} from './group-metrics.ts'
import {groupingsOf, type GroupName, type Grouping} from './groupings.ts'
import {percentileIn} from './percentile.ts'
import type {CellCounts} from './table-counts.ts'

/** Percentile intervals of one grouping by bootstrap; null where too few replicates had a value. */
export interface BootstrapIntervals {
  readonly by: readonly string[]
  readonly groups: readonly {
    readonly group: GroupName
    readonly n: Interval
    readonly metrics: Readonly<Partial<Record<MetricName, Interval | null>>>
  }[]
  /** Of the gap between the highest and the lowest group, small groups included. */
  readonly gaps: Readonly<Partial<Record<MetricName, GapIntervals>>>
}

/** Intervals of the gaps of one metric. */
export interface GapIntervals {
  readonly difference: Interval | null
  readonly ratio: Interval | null
}

/** Options of `bootstrapAudit`. */
export interface BootstrapOptions {
  readonly seed: string
  readonly metrics?: readonly MetricName[]
  readonly replicates?: number
  readonly confidence?: number
  readonly groupings?: readonly Grouping[]
  /** What stands for a rate without trials in a replicate; Fairlearn takes 0. */
  readonly empty?: 'left-out' | 'zero'
}

/**
 * Percentile bootstrap intervals of metrics and gaps in every grouping. A replicate of all rows is
 * one multinomial draw over the counted cells and outcomes, exact and as fast for a billion rows as
 * for a thousand. A percentile interval of a largest gap lies too high when groups are small: chance
 * widens every replicate. Throws `bootstrap-refused` for fewer than 20 replicates, a confidence
 * outside (0, 1), or cells without both label and prediction.
 */
export function bootstrapAudit(
  cells: CellCounts,
  {
    seed,
    metrics = metricsFor(cells.has),
    replicates = 1000,
    confidence = 0.95,
    groupings = groupingsOf(cells),
    empty = 'left-out',
  }: BootstrapOptions,
): BootstrapIntervals[] {
  if (!(Number.isInteger(replicates) && replicates >= 20)) {
    throw refused(`replicates must be a whole number of at least 20: ${replicates}`)
  }
  if (!(confidence > 0 && confidence < 1))
    throw refused(`confidence must lie in (0, 1): ${confidence}`)
  if (!(cells.has.label && cells.has.prediction)) {
    throw refused('it needs cells with a label and a prediction: name both columns')
  }
  const random = randomFrom(seed)
  const {weights, trials} = jointCounts(cells)
  const drawn = new Float64Array(weights.length)
  const formulas = metrics.map(formulaOf)
  const records = groupings.map((grouping) => recordFor(grouping, {metrics, replicates}))
  for (let replicate = 0; replicate < replicates; replicate++) {
    sampleMultinomial(random, {trials, weights, into: drawn})
    for (const record of records) remember(record, drawn, {formulas, replicate, empty})
  }
  const scratch = new Float64Array(replicates)
  return records.map((record) => summary(record, {confidence, scratch}))
}

interface Replicates {
  readonly grouping: Grouping
  readonly metrics: readonly MetricName[]
  /** Groups × the four outcomes, of the replicate at hand. */
  readonly outcomes: Float64Array
  /** One series of replicates for each metric and group, then for each metric's gaps. */
  readonly values: readonly (readonly Float64Array[])[]
  readonly differences: readonly Float64Array[]
  readonly ratios: readonly Float64Array[]
  readonly sizes: readonly Float64Array[]
}

/** Successes and trials as sums of the four outcomes: one row of 0s and 1s each. */
interface Formula {
  readonly metric: Metric
  readonly parts: readonly {readonly successes: Float64Array; readonly trials: Float64Array}[]
}

function refused(why: string): AirworthyError {
  return new AirworthyError('bootstrap-refused', `cannot bootstrap: ${why}`)
}

/** The four outcomes of every cell, cell by cell. */
function jointCounts(cells: CellCounts): {weights: Float64Array; trials: number} {
  const weights = new Float64Array(outcomesEach * cells.n.length)
  const columns = [cells.truePositive, cells.falsePositive, cells.trueNegative, cells.falseNegative]
  columns.forEach((column, outcome) =>
    column.forEach((count, cell) => (weights[outcomesEach * cell + outcome] = count)),
  )
  return {weights, trials: weights.reduce((sum, weight) => sum + weight, 0)}
}

const outcomesEach = 4

/** Every count of a metric is linear in the outcomes, so one row of each outcome shows its formula. */
function formulaOf(name: MetricName): Formula {
  const metric = metricOf(name)
  const shown = Array.from({length: outcomesEach}, (_, outcome) => metric.counts(oneOf(outcome)))
  return {
    metric,
    parts: metric.counts(oneOf(0)).map((_, part) => ({
      successes: Float64Array.from(shown, (counts) => counts[part]?.successes ?? 0),
      trials: Float64Array.from(shown, (counts) => counts[part]?.trials ?? 0),
    })),
  }
}

function oneOf(outcome: number): OutcomeCounts {
  const is = (which: number) => Number(outcome === which)
  return {
    n: 1,
    truePositive: is(0),
    falsePositive: is(1),
    trueNegative: is(2),
    falseNegative: is(3),
    positiveLabel: is(0) + is(3),
    selected: is(0) + is(1),
  }
}

function recordFor(
  grouping: Grouping,
  {metrics, replicates}: {metrics: readonly MetricName[]; replicates: number},
): Replicates {
  // one block of memory: thousands of small ones keep the collector busy
  const groups = grouping.groups.length
  const block = new Float64Array(replicates * (groups + metrics.length * (groups + 2))).fill(NaN)
  let taken = 0
  const series = () => block.subarray(taken, (taken += replicates))
  return {
    grouping,
    metrics,
    outcomes: new Float64Array(outcomesEach * groups),
    values: metrics.map(() => grouping.groups.map(series)),
    differences: metrics.map(series),
    ratios: metrics.map(series),
    sizes: grouping.groups.map(series),
  }
}

function remember(
  {grouping, outcomes, values, differences, ratios, sizes}: Replicates,
  drawn: Float64Array,
  {
    formulas,
    replicate,
    empty,
  }: {formulas: readonly Formula[]; replicate: number; empty: 'left-out' | 'zero'},
): void {
  outcomes.fill(0)
  for (let k = 0; k < drawn.length; k++) {
    const place = outcomesEach * (grouping.groupOfCell[k >> 2] ?? 0) + (k & 3)
    outcomes[place] = (outcomes[place] ?? 0) + (drawn[k] ?? 0)
  }
  const count = grouping.groups.length
  for (let group = 0; group < count; group++) {
    put(sizes[group], replicate, dot(outcomes, group, everyOutcome))
  }
  for (let index = 0; index < formulas.length; index++) {
    const formula = formulas[index]
    const series = values[index]
    if (formula === undefined) continue
    let smallest = Infinity
    let largest = -Infinity
    let present = 0
    for (let group = 0; group < count; group++) {
      let value = valueIn(formula, outcomes, group)
      // A group that was not drawn at all has no value, whatever stands for empty rates.
      if (empty === 'zero' && Number.isNaN(value) && (sizes[group]?.[replicate] ?? 0) > 0) value = 0
      put(series?.[group], replicate, value)
      if (Number.isNaN(value)) continue
      present++
      if (value < smallest) smallest = value
      if (value > largest) largest = value
    }
    if (present < 2) continue
    put(differences[index], replicate, largest - smallest)
    put(ratios[index], replicate, largest === 0 ? 1 : smallest / largest)
  }
}

const everyOutcome = new Float64Array(outcomesEach).fill(1)

function valueIn({metric, parts}: Formula, outcomes: Float64Array, group: number): number {
  let value = 0
  for (const {successes, trials} of parts) {
    // 0 / 0 is NaN: no value.
    value += dot(outcomes, group, successes) / dot(outcomes, group, trials)
  }
  return metric.transform(value / parts.length)
}

function dot(outcomes: Float64Array, group: number, weights: Float64Array): number {
  const at = outcomesEach * group
  return (
    (outcomes[at] ?? 0) * (weights[0] ?? 0) +
    (outcomes[at + 1] ?? 0) * (weights[1] ?? 0) +
    (outcomes[at + 2] ?? 0) * (weights[2] ?? 0) +
    (outcomes[at + 3] ?? 0) * (weights[3] ?? 0)
  )
}

function put(series: Float64Array | undefined, index: number, value: number): void {
  if (series !== undefined) series[index] = value
}

function summary(
  record: Replicates,
  options: {confidence: number; scratch: Float64Array},
): BootstrapIntervals {
  const of = (series: Float64Array | undefined) =>
    series === undefined ? null : percentiles(series, options)
  return {
    by: record.grouping.by,
    groups: record.grouping.groups.map((group, place) => ({
      group,
      n: of(record.sizes[place]) ?? {low: NaN, high: NaN},
      metrics: Object.fromEntries(
        record.metrics.map((name, index) => [name, of(record.values[index]?.[place])]),
      ),
    })),
    gaps: Object.fromEntries(
      record.metrics.map((name, index) => [
        name,
        {difference: of(record.differences[index]), ratio: of(record.ratios[index])},
      ]),
    ),
  }
}

/** Null where half the replicates have no value. */
function percentiles(
  series: Float64Array,
  {confidence, scratch}: {confidence: number; scratch: Float64Array},
): Interval | null {
  let count = 0
  for (let index = 0; index < series.length; index++) {
    const value = series[index] ?? NaN
    if (!Number.isNaN(value)) scratch[count++] = value
  }
  if (count * 2 <= series.length) return null
  const present = scratch.subarray(0, count)
  return {
    low: percentileIn(present, (1 - confidence) / 2),
    high: percentileIn(present, (1 + confidence) / 2),
  }
}
