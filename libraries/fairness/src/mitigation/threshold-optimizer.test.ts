import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import reference from '../../reference/mitigation.json' with {type: 'json'}
import {buildScores} from './build-scores.ts'
import type {MitigationEffect} from './decision-effect.ts'
import {selectionProbability} from './group-rule.ts'
import {thresholdEffect} from './threshold-effect.ts'
import {thresholdOptimizer} from './threshold-optimizer.ts'
import type {ThresholdConstraint} from './worth-curve.ts'

// Figures of Fairlearn 0.15.0 on a grid of 1,000, by bench/learners/make_mitigation_figures.py.
const tables = {
  compas: scoresOf(reference.thresholds.compas.counts),
  german: scoresOf(reference.thresholds.german.counts),
}
const constraints = [
  'demographic-parity',
  'equal-opportunity',
  'false-positive-parity',
  'equalized-odds',
] as const
const objectives = ['accuracy', 'balanced-accuracy'] as const

describe.each(['compas', 'german'] as const)('thresholds by group on %s', (name) => {
  const scores = tables[name]

  test.each(constraints)(
    'with %s are worth what Fairlearn finds, or up to 0.001 more where its grid passes the best by',
    (constraint) => {
      for (const objective of objectives) {
        const {point} = thresholdOptimizer(scores, {constraint, objective})
        const figure = reference.thresholds[name].constraints[constraint][objective].value
        expect(point.value - figure).toBeGreaterThan(-1e-9)
        expect(point.value - figure).toBeLessThan(0.001)
        expect(point.disparity).toBeLessThan(1e-9)
      }
    },
  )

  test('decide as they say: rates from the rules are alike and give the value', () => {
    for (const constraint of constraints) {
      for (const tolerance of [0, 0.04]) {
        const optimum = thresholdOptimizer(scores, {constraint, tolerance})
        const effect = thresholdEffect(optimum, {scores, selectedMeans: 'burden'})
        const {after} = effect.overall
        const accuracy = (after.truePositive + after.trueNegative) / after.n
        expect(accuracy).toBeCloseTo(optimum.point.value, 7)
        expect(effectSpread(effect, constraint)).toBeCloseTo(optimum.point.disparity, 7)
        expect(optimum.point.disparity).toBeLessThan(tolerance + 1e-9)
      }
    }
  })

  test('cost less the more disparity is allowed, and nothing when all is', () => {
    for (const constraint of constraints) {
      const {curve} = thresholdOptimizer(scores, {constraint, tolerances: [0, 0.05, 0.1, 0.2, 1]})
      for (const [place, {lost}] of curve.entries()) {
        expect(lost).toBeGreaterThan(-1e-9)
        expect(lost).toBeLessThan((curve[place - 1]?.lost ?? 1) + 1e-9)
      }
      expect(curve.at(-1)?.lost).toBeCloseTo(0, 9)
    }
  })
})

test('with costs of wrong decisions are the cheapest', () => {
  const scores = tables.german
  const objective = {falsePositive: 5, falseNegative: 1}
  const {point, rules} = thresholdOptimizer(scores, {
    constraint: 'demographic-parity',
    objective,
    tolerance: 1,
  })
  let cost = 0
  let rows = 0
  for (const [group, score, positives, negatives] of reference.thresholds.german.counts) {
    const rule = rules.find((candidate) => candidate.group['group'] === group)
    if (rule === undefined) throw new Error('a group without a rule')
    const selected = selectionProbability(rule, Number(score))
    cost += 5 * selected * Number(negatives) + (1 - selected) * Number(positives)
    rows += Number(negatives) + Number(positives)
  }
  expect(point.value).toBeCloseTo(-cost / rows, 9)
})

test('no threshold for each group that keeps the tolerance is worth more', () => {
  const counts = fc.integer({min: 0, max: 5})
  const group = fc.array(fc.tuple(counts, counts), {minLength: 2, maxLength: 4})
  fc.assert(
    fc.property(
      group,
      group,
      fc.constantFrom(...constraints),
      fc.constantFrom(0, 0.1, 0.3),
      (first, second, constraint, tolerance) => {
        const rows = [first, second].flatMap((entries, place) =>
          entries.map(([positives, negatives], score): [string, number, number, number] => [
            'ab'[place] ?? '',
            score,
            positives,
            negatives,
          ]),
        )
        fc.pre(['a', 'b'].every((name) => hasBoth(rows.filter(([own]) => own === name))))
        const scores = buildScores(rows)
        const {point} = thresholdOptimizer(scores, {constraint, tolerance})
        expect(point.disparity).toBeLessThan(tolerance + 1e-9)
        for (let a = 0; a <= first.length; a++) {
          for (let b = 0; b <= second.length; b++) {
            const plain = accuracyAndDisparity(rows, {thresholds: {a, b}, constraint})
            if (plain.disparity > tolerance) continue
            expect(point.value).toBeGreaterThan(plain.accuracy - 1e-8)
          }
        }
      },
    ),
    {numRuns: 60, seed: 4},
  )
})

test('say what each group gains and loses, and what deciding needs', () => {
  const optimum = thresholdOptimizer(tables.compas, {constraint: 'equalized-odds'})
  const effect = thresholdEffect(optimum, {
    scores: tables.compas,
    before: 5,
    selectedMeans: 'burden',
  })
  expect(effect.needs).toEqual(['score', 'sensitive-features', 'chance'])
  const black = effect.groups.find(({group}) => group['group'] === 'African-American')
  expect(black?.before).toMatchObject({truePositive: 1369, falsePositive: 805, n: 3696})
  for (const {before, after, gain, lose} of effect.groups) {
    expect(before.selected - after.selected).toBeCloseTo(gain - lose, 9)
  }
  expect(effect.gain).toBeCloseTo(
    effect.groups.reduce((sum, {gain}) => sum + gain, 0),
    9,
  )
})

test('are refused where there is nothing to choose', () => {
  const choose = (scores: ReturnType<typeof buildScores>, tolerance = 0) =>
    thresholdOptimizer(scores, {constraint: 'demographic-parity', tolerance})
  expect(() => choose(buildScores([['a', 1, 3, 3]]))).toThrow('1 groups by group')
  expect(() =>
    choose(
      buildScores([
        ['a', 1, 3, 3],
        ['b', 1, 3, 0],
      ]),
    ),
  ).toThrow('group b has 3 positive and 0 negative labels: leave it out, or join groups')
  expect(() => choose(tables.german, 2)).toThrow('tolerance: 2; give 0 to 1')
  const optimum = choose(tables.german)
  expect(() => thresholdEffect(optimum, {scores: tables.compas, selectedMeans: 'burden'})).toThrow(
    'group African-American has no threshold',
  )
})

function scoresOf(
  counts: readonly (readonly (string | number)[])[],
): ReturnType<typeof buildScores> {
  return buildScores(
    counts.map(([group, score, positives, negatives]) => [
      String(group),
      Number(score),
      Number(positives),
      Number(negatives),
    ]),
  )
}

function hasBoth(rows: readonly (readonly [string, number, number, number])[]): boolean {
  return (
    rows.some(([, , positives]) => positives > 0) && rows.some(([, , , negatives]) => negatives > 0)
  )
}

function rates(positive: number, negative: number, [tp, fp]: readonly [number, number]) {
  return {
    'demographic-parity': [(tp + fp) / (positive + negative)],
    'equal-opportunity': [tp / positive],
    'false-positive-parity': [fp / negative],
    'equalized-odds': [tp / positive, fp / negative],
  }
}

function spreadOf(groups: readonly ReturnType<typeof rates>[], constraint: ThresholdConstraint) {
  const kinds = groups[0]?.[constraint].length ?? 0
  return Math.max(
    ...Array.from({length: kinds}, (_, kind) => {
      const values = groups.map((group) => group[constraint][kind] ?? NaN)
      return Math.max(...values) - Math.min(...values)
    }),
  )
}

function effectSpread(effect: MitigationEffect, constraint: ThresholdConstraint): number {
  const groups = effect.groups.map(({after}) =>
    rates(after.positiveLabel, after.n - after.positiveLabel, [
      after.truePositive,
      after.falsePositive,
    ]),
  )
  return spreadOf(groups, constraint)
}

/** What plain thresholds do, everybody with a score of at least the group's being selected. */
function accuracyAndDisparity(
  rows: readonly (readonly [string, number, number, number])[],
  {
    thresholds,
    constraint,
  }: {thresholds: Readonly<Record<string, number>>; constraint: ThresholdConstraint},
): {accuracy: number; disparity: number} {
  let right = 0
  let all = 0
  const groups = Object.entries(thresholds).map(([name, threshold]) => {
    const own = rows.filter(([group]) => group === name)
    const [positive, negative] = [2, 3].map((k) =>
      own.reduce((sum, row) => sum + Number(row[k]), 0),
    )
    const chosen = own.filter(([, score]) => score >= threshold)
    const [tp, fp] = [2, 3].map((k) => chosen.reduce((sum, row) => sum + Number(row[k]), 0))
    right += (tp ?? NaN) + (negative ?? NaN) - (fp ?? NaN)
    all += (positive ?? NaN) + (negative ?? NaN)
    return rates(positive ?? NaN, negative ?? NaN, [tp ?? NaN, fp ?? NaN])
  })
  return {accuracy: right / all, disparity: spreadOf(groups, constraint)}
}
