import {needAtEqualScore} from '@airworthy/fairness'
import {enrolledRows, type Thresholds} from './enrolment.ts'
import {meanOf, scaled, shareOf} from './estimates.ts'
import type {LabelFacts} from './facts.ts'
import {columnOf, type Patients} from './patients.ts'
import type {LabelEstimate, RankingFigures} from './view.ts'

/** Who is enrolled under a ranking, what they have, and how the ranking treats equal need. */
export function rankingFigures(
  patients: Patients,
  {facts, scores, thresholds}: {facts: LabelFacts; scores: Float64Array; thresholds: Thresholds},
): RankingFigures {
  const need = columnOf(patients, facts.need.label)
  const enrolled = enrolledRows(scores, {group: patients.group, thresholds})
  const gap = needGap(patients, {facts, scores})
  const mean = need.reduce((sum, value) => sum + value, 0) / patients.rows
  return {
    patients: patients.rows,
    enrolled: enrolled.length,
    groups: [facts.larger, facts.smaller].map(({id}, number) => {
      const own = enrolled.filter((row) => patients.group[row] === number)
      return {
        group: id,
        enrolled: own.length,
        share: shareOf(own.length, enrolled.length),
        rate: shareOf(own.length, sizeOf(patients, number)),
        meanNeed: meanOf(need, own),
      }
    }),
    gap,
    relativeGap: scaled(gap, 1 / mean),
    means: facts.labels.map(({id}) => ({
      label: id,
      mean: meanOf(columnOf(patients, id), enrolled),
    })),
  }
}

/**
 * How much more need the smaller group has than the larger at the same place of a ranking, within
 * strata of equal size (`needAtEqualScore` of the library, which `airworthy label-audit` prints).
 */
export function needGap(
  patients: Patients,
  {facts, scores}: {facts: LabelFacts; scores: Float64Array},
): LabelEstimate {
  const need = {name: facts.need.label, values: columnOf(patients, facts.need.label)}
  const [, gap] = needAtEqualScore(
    {
      groups: [facts.larger.id, facts.smaller.id],
      group: patients.group,
      score: {name: 'score', values: scores},
      need,
      candidates: [],
    },
    {
      rankings: [{name: 'score', values: scores}],
      bins: facts.need.strata,
      confidence: 0.95,
    },
  )
  if (gap === undefined) return {value: null, low: null, high: null, n: 0}
  return {value: gap.difference, low: gap.low, high: gap.high, n: gap.n}
}

/** How many patients the group with this number has. */
export function sizeOf(patients: Patients, number: number): number {
  let size = 0
  for (const group of patients.group) if (group === number) size++
  return size
}
