import {differenceAtEqualScore, type StratumGroup} from '@airworthy/fairness'
import {meanFrom, type Sums} from './estimates.ts'
import type {LabelFacts} from './facts.ts'
import {needGap} from './figures.ts'
import {columnOf, type Patients} from './patients.ts'
import type {Exploration, LabelEstimate} from './view.ts'

const tenths = 10
/** From this number of conditions on, patients are put together: few have more. */
const manyConditions = 10

/**
 * Need and one measure by group at equal place: in tenths of a ranking, and the other way round the
 * measure among patients with equally many conditions.
 */
export function explored(
  patients: Patients,
  {
    facts,
    ranking,
    measure,
    scores,
  }: {facts: LabelFacts; ranking: string; measure: string; scores: Float64Array},
): Exploration {
  const need = columnOf(patients, facts.need.label)
  const measured = columnOf(patients, measure)
  const tenth = tenthsOf(scores)
  const needs = groupSums(patients, {strata: tenth, count: tenths, values: need})
  const measures = groupSums(patients, {strata: tenth, count: tenths, values: measured})
  return {
    ranking,
    measure,
    strata: needs.map((groups, stratum) => ({
      groups: [facts.larger, facts.smaller].map(({id}, number) => ({
        group: id,
        n: groups[number]?.n ?? 0,
        need: meanFrom(groups[number] ?? nobody),
        measured: meanFrom(measures[stratum]?.[number] ?? nobody),
      })),
    })),
    gap: needGap(patients, {facts, scores}),
    gapAtEqualNeed: gapAtEqualNeed(patients, {need, measured}),
  }
}

const nobody: Sums = {n: 0, sum: 0, squares: 0}

function counter(): {n: number; sum: number; squares: number} {
  return {n: 0, sum: 0, squares: 0}
}

/** The tenth of each row by rising score; equal scores keep the order of the rows. */
function tenthsOf(scores: Float64Array): Uint32Array {
  const order = Uint32Array.from(scores.keys()).sort(
    (a, b) => (scores[a] ?? NaN) - (scores[b] ?? NaN) || a - b,
  )
  const tenth = new Uint32Array(scores.length)
  order.forEach((row, place) => (tenth[row] = Math.floor((place * tenths) / order.length)))
  return tenth
}

function groupSums(
  {group}: Patients,
  {strata, count, values}: {strata: Uint32Array; count: number; values: Float64Array},
): (readonly [Sums, Sums])[] {
  const sums = Array.from({length: count}, () => [counter(), counter()] as const)
  strata.forEach((stratum, row) => {
    const own = sums[stratum]?.[group[row] === 1 ? 1 : 0]
    const value = values[row] ?? NaN
    if (own === undefined) return
    own.n++
    own.sum += value
    own.squares += value * value
  })
  return sums
}

function gapAtEqualNeed(
  patients: Patients,
  {need, measured}: {need: Float64Array; measured: Float64Array},
): LabelEstimate {
  const strata = Uint32Array.from(need, (value) => Math.min(manyConditions, value))
  const sums = groupSums(patients, {strata, count: manyConditions + 1, values: measured})
  const {difference, low, high, n} = differenceAtEqualScore(
    sums.map(([larger, smaller]) => ({group: momentsOf(smaller), others: momentsOf(larger)})),
  )
  return {value: difference, low, high, n}
}

function momentsOf({n, sum, squares}: Sums): StratumGroup {
  if (n === 0) return {n, mean: 0, variance: 0}
  const mean = sum / n
  const variance = n === 1 ? squares : Math.max(0, (squares - n * mean * mean) / (n - 1))
  return {n, mean, variance}
}
