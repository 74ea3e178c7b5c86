import {AirworthyError} from '@airworthy/kernel'
import type {ScoreCounts} from '../table-counts.ts'
import {bestWindow, placeAt} from './concave-curve.ts'
import {bestBox, type RateWorth, type Rates} from './equal-odds-box.ts'
import {scoreTables, type ScoreTable} from './score-tables.ts'
import {usesChance, type GroupRule} from './group-rule.ts'
import {rocHull, type RocHull, type Threshold} from './roc-hull.ts'
import {
  constrainedRate,
  emptyCurve,
  worthCurve,
  type Candidate,
  type OneRate,
  type ThresholdConstraint,
} from './worth-curve.ts'

/** What the decisions are worth, apart from parity. */
export type DecisionObjective =
  | 'accuracy'
  | 'balanced-accuracy'
  /** What a wrong decision of each kind costs; both 0 or more, not both 0. */
  | {readonly falsePositive: number; readonly falseNegative: number}

/** What one tolerance comes to, on the scores from which it was chosen. */
export interface CostPoint {
  /** How far apart the rates may be. */
  readonly tolerance: number
  /** How far apart they are; never more than the tolerance, up to rounding. */
  readonly disparity: number
  /** The objective's value: an accuracy, or minus the mean cost of a decision. */
  readonly value: number
  /** By how much less that is than without a constraint; never negative, up to rounding. */
  readonly lost: number
}

/** Thresholds by group, and what they cost at other tolerances. */
export interface ThresholdOptimum {
  readonly constraint: ThresholdConstraint
  readonly by: readonly string[]
  readonly rules: readonly GroupRule[]
  readonly point: CostPoint
  /** The same at each tolerance that was asked for, ascending. */
  readonly curve: readonly CostPoint[]
  /** Whether any person's decision may depend on a draw. */
  readonly usesChance: boolean
}

/**
 * The thresholds by group that are worth most among those whose rates lie within `tolerance` of
 * each other (Hardt, Price and Srebro 2016), drawn between two thresholds where that is needed. At
 * tolerance 0 this is what Fairlearn's `ThresholdOptimizer` searches on a grid; here corners are
 * tried exactly (equalized odds to about 1e-9). Rates are those of the scores given: on other
 * people they will lie further apart, see `thresholdEffect`. Deciding needs the sensitive features.
 * Throws `mitigation-refused` for fewer than two groups, a group with one label only, or a
 * tolerance outside [0, 1].
 */
export function thresholdOptimizer(
  scores: ScoreCounts,
  {
    constraint,
    tolerance = 0,
    by = scores.keys.by,
    objective = 'accuracy',
    tolerances = defaultTolerances,
  }: {
    constraint: ThresholdConstraint
    tolerance?: number
    by?: readonly string[]
    objective?: DecisionObjective
    tolerances?: readonly number[]
  },
): ThresholdOptimum {
  for (const width of [tolerance, ...tolerances]) refuseBadTolerance(width)
  const groups = scoreTables(scores, {by})
  const candidates = groups.map((group) => candidateOf(group, {groups, objective}))
  const solve = constraint === 'equalized-odds' ? solvedBox : solvedWindow(constraint)
  const unconstrained = pointOf(candidates, {
    points: solve(candidates, 1),
    constraint,
    tolerance: 1,
  })
  const costs = (width: number): CostPoint => {
    const point = pointOf(candidates, {
      points: solve(candidates, width),
      constraint,
      tolerance: width,
    })
    return {...point, lost: unconstrained.value - point.value}
  }
  const rules = solve(candidates, tolerance).map(({rule}) => rule)
  return {
    constraint,
    by,
    rules,
    point: costs(tolerance),
    curve: [...new Set(tolerances)].sort((left, right) => left - right).map(costs),
    usesChance: rules.some(usesChance),
  }
}

const defaultTolerances: readonly number[] = [0, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3]

interface SolvedPoint extends Rates {
  readonly rule: GroupRule
}

type Solver = (candidates: readonly Candidate[], tolerance: number) => SolvedPoint[]

function candidateOf(
  scores: ScoreTable,
  {groups, objective}: {groups: readonly ScoreTable[]; objective: DecisionObjective},
): Candidate {
  const {group, positive, negative} = scores
  const {gain, cost, constant} = worthOf(scores, {groups, objective})
  return {
    group,
    positiveShare: positive / (positive + negative),
    hull: rocHull(scores),
    worth: {gain, cost},
    constant,
  }
}

function worthOf(
  {positive, negative}: ScoreTable,
  {groups, objective}: {groups: readonly ScoreTable[]; objective: DecisionObjective},
): RateWorth & {constant: number} {
  const positives = groups.reduce((sum, group) => sum + group.positive, 0)
  const negatives = groups.reduce((sum, group) => sum + group.negative, 0)
  const rows = positives + negatives
  if (objective === 'accuracy') {
    return {gain: positive / rows, cost: negative / rows, constant: negative / rows}
  }
  if (objective === 'balanced-accuracy') {
    const cost = negative / (2 * negatives)
    return {gain: positive / (2 * positives), cost, constant: cost}
  }
  const {falsePositive, falseNegative} = objective
  if (!(falsePositive >= 0 && falseNegative >= 0 && falsePositive + falseNegative > 0)) {
    throw new AirworthyError(
      'mitigation-refused',
      `costs of wrong decisions: ${falsePositive} and ${falseNegative}; give 0 or more, not both 0`,
    )
  }
  const gain = (falseNegative * positive) / rows
  return {gain, cost: (falsePositive * negative) / rows, constant: -gain}
}

/** One rate alike: the best window on curves of worth over that rate. */
function solvedWindow(constraint: OneRate): Solver {
  return function solveWindow(candidates, tolerance) {
    const curves = candidates.map((candidate) => worthCurve(candidate, constraint))
    const {places} = bestWindow(curves, tolerance)
    return candidates.map((candidate, index) => {
      const curve = curves[index] ?? emptyCurve
      const {corner, towards} = placeAt(curve, places[index] ?? 0)
      const from = curve.corners[corner] ?? 0
      const rates = between(candidate.hull, {from, towards})
      return {...rates, rule: ruleOf(candidate, {from, towards, share: 0, rate: 0})}
    })
  }
}

function solvedBox(candidates: readonly Candidate[], tolerance: number): SolvedPoint[] {
  const curves = candidates.map(({hull, worth}) => ({
    hull: {x: hull.falsePositiveRate, y: hull.truePositiveRate},
    worth,
  }))
  return bestBox(curves, tolerance).map((rates, index) => {
    const candidate = candidates[index] as Candidate // one for each curve
    const {hull} = curves[index] ?? {hull: emptyCurve}
    const {corner, towards, value} = placeAt(hull, rates.falsePositiveRate)
    const height = value - rates.falsePositiveRate
    // Below its hull a group is held down by ignoring the score now and then.
    const share = height > 1e-12 ? Math.max(0, (value - rates.truePositiveRate) / height) : 0
    const rule = ruleOf(candidate, {
      from: corner,
      towards,
      share: share < 1e-9 ? 0 : share,
      rate: rates.falsePositiveRate,
    })
    return {...rates, rule}
  })
}

function between(hull: RocHull, {from, towards}: {from: number; towards: number}): Rates {
  const at = (values: Float64Array): number => {
    const value = values[from] ?? NaN
    return towards === 0 ? value : value + towards * ((values[from + 1] ?? NaN) - value)
  }
  return {
    falsePositiveRate: at(hull.falsePositiveRate),
    truePositiveRate: at(hull.truePositiveRate),
  }
}

function ruleOf(
  {group, hull}: Candidate,
  {from, towards, share, rate}: {from: number; towards: number; share: number; rate: number},
): GroupRule {
  const steps = [
    {share: 1 - towards, threshold: thresholdAt(hull, from)},
    {share: towards, threshold: thresholdAt(hull, from + 1)},
  ]
  // A share this small is rounding, and would name a threshold that decides about nobody.
  const used = steps.filter((step) => step.share > 1e-9)
  const only = used.length === 1 ? used.map((step) => ({...step, share: 1})) : used
  return {group, steps: only, ignoring: {share, rate: share === 0 ? 0 : rate}}
}

function thresholdAt({thresholds}: RocHull, corner: number): Threshold {
  return thresholds[Math.min(corner, thresholds.length - 1)] ?? 'none'
}

function pointOf(
  candidates: readonly Candidate[],
  {
    points,
    constraint,
    tolerance,
  }: {points: readonly Rates[]; constraint: ThresholdConstraint; tolerance: number},
): CostPoint {
  const value = candidates.reduce((sum, {worth, constant}, index) => {
    const {falsePositiveRate = NaN, truePositiveRate = NaN} = points[index] ?? {}
    return sum + constant + worth.gain * truePositiveRate - worth.cost * falsePositiveRate
  }, 0)
  const spread = (kind: OneRate): number => {
    const rates = candidates.map(({positiveShare}, index) => {
      const point = points[index] ?? {falsePositiveRate: NaN, truePositiveRate: NaN}
      return constrainedRate(point, {positiveShare, constraint: kind})
    })
    return Math.max(...rates) - Math.min(...rates)
  }
  const disparity =
    constraint === 'equalized-odds'
      ? Math.max(spread('equal-opportunity'), spread('false-positive-parity'))
      : spread(constraint)
  return {tolerance, disparity, value, lost: 0}
}

function refuseBadTolerance(tolerance: number): void {
  if (tolerance >= 0 && tolerance <= 1) return
  throw new AirworthyError('mitigation-refused', `tolerance: ${tolerance}; give 0 to 1`)
}
