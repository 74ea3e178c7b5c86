import {randomFrom} from '@airworthy/kernel'
import type {Judgement, ObjectiveState} from '../core/engine.ts'
import {thresholdsFor} from './enrolment.ts'
import {rankingFigures} from './figures.ts'
import {scoresOf} from './model.ts'
import {drawPatients} from './patients.ts'
import {currentRanking, type LabelState, type Ranking} from './state.ts'
import type {Cut, LabelEstimate, RankingFigures} from './view.ts'

/** The objectives on the visible patients; whether the flaw was named rightly stays closed. */
export function standing(state: LabelState): ObjectiveState[] {
  const figures = state.trainedFigures ?? state.inUseFigures
  return [
    {id: 'find', reached: null, facts: {named: state.flaw !== null}},
    ...measuredObjectives(state, {figures, inUse: state.inUseFigures}),
  ]
}

/** The judgement on patients whom nobody has seen, drawn from the same seed by another stream. */
export function judgeLabel(state: LabelState): Judgement {
  const {facts, seed, flaw} = state
  const hidden = drawPatients(facts, {
    random: randomFrom(`${seed}/hidden`),
    rows: facts.patients.hidden,
    reviewed: false,
  })
  const figuresOf = (ranking: Ranking, cut: Cut) =>
    rankingFigures(hidden, {
      facts,
      scores: scoresOf(ranking.model, hidden),
      thresholds: thresholdsFor(cut, {patients: state.visible, scores: ranking.scores, facts}),
    })
  const inUse = figuresOf(state.inUse, {share: facts.inUse.share, groups: null})
  const figures = figuresOf(currentRanking(state), state.cut)
  const right = [flaw?.requirement === facts.flaw.requirement, flaw?.part === facts.flaw.part]
  const found = right.filter(Boolean).length
  return {
    objectives: [
      {
        id: 'find',
        reached: found === 2,
        credit: found / 2,
        facts: {named: flaw !== null, requirement: facts.flaw.requirement, part: facts.flaw.part},
      },
      ...measuredObjectives(state, {figures, inUse}).map((objective) => ({
        ...objective,
        reached: objective.reached === true,
        credit: creditOf(objective, facts.bounds.gap),
      })),
    ],
  }
}

/** A gap within the bound whose interval is not entirely within earns half. */
function creditOf({id, reached, value}: ObjectiveState, bound: number): number {
  if (reached === true) return 1
  return id === 'gap' && value !== undefined && Math.abs(value.value) <= bound ? 0.5 : 0
}

function measuredObjectives(
  {facts}: LabelState,
  {figures, inUse}: {figures: RankingFigures; inUse: RankingFigures},
): ObjectiveState[] {
  const {gap, need, avoidable, places} = facts.bounds
  const relative = figures.relativeGap
  const meanNeed = meanOf(figures, facts.need.label)
  const kept = ratio(meanOf(figures, 'avoidable-cost'), meanOf(inUse, 'avoidable-cost'))
  const share = figures.enrolled / figures.patients
  return [
    {
      id: 'gap',
      reached: within(relative, gap),
      ...valueOf(relative),
      facts: {inUse: inUse.relativeGap.value, bound: gap},
    },
    {
      id: 'need',
      reached: meanNeed.value === null ? false : meanNeed.value >= need,
      ...valueOf(meanNeed),
      facts: {inUse: meanOf(inUse, facts.need.label).value, bound: need},
    },
    {
      id: 'avoidable',
      reached: kept !== null && kept >= avoidable,
      ...(kept === null ? {} : {value: {value: kept}}),
      facts: {bound: avoidable},
    },
    {
      id: 'places',
      reached: share >= places.fewest && share <= places.most,
      value: {value: share, n: figures.patients},
      facts: {enrolled: figures.enrolled, fewest: places.fewest, most: places.most},
    },
  ]
}

/** Whether all of the interval lies within the bound on either side. */
function within({low, high}: LabelEstimate, bound: number): boolean {
  return low !== null && high !== null && low >= -bound && high <= bound
}

function meanOf({means}: RankingFigures, label: string): LabelEstimate {
  return means.find((each) => each.label === label)?.mean ?? nothing
}

const nothing: LabelEstimate = {value: null, low: null, high: null, n: 0}

function ratio(first: LabelEstimate, second: LabelEstimate): number | null {
  return first.value === null || second.value === null ? null : first.value / second.value
}

function valueOf({value, low, high, n}: LabelEstimate): Pick<ObjectiveState, 'value'> {
  if (value === null) return {}
  return {value: low === null || high === null ? {value, n} : {value, low, high, n}}
}
