import {randomFrom, type Random} from '@airworthy/kernel'
import {sampleBinomial, sampleBeta} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import {
  calibrationByGroup,
  differenceAtEqualScore,
  expectedPerformance,
  groupingOf,
  scoreMetrics,
  scoreMetricsByGroup,
  type ScoreCounts,
} from './index.ts'

describe('score metrics', () => {
  test('a perfect ranking has an AUC of 1, ties of half', () => {
    const column = {score: [0.1, 0.9], positives: [0, 5], negatives: [5, 0]}
    expect(scoreMetrics(column).auc.value).toBe(1)
    expect(scoreMetrics({score: [0.5], positives: [3], negatives: [7]}).auc.value).toBe(0.5)
  })

  test('scores that are no probabilities have a ranking, but no loss', () => {
    const found = scoreMetrics({score: [1, 5, 10], positives: [1, 2, 3], negatives: [3, 2, 1]})
    expect(found.auc.value).toBeCloseTo(0.75, 1)
    expect(found.logLoss.value).toBeNull()
    expect(found.calibrationError).toBeNull()
    expect(found.calibration.map(({from}) => from)).toEqual([1, 5, 10])
  })

  test('a certain score that was wrong has no finite log loss, and without rows there is nothing', () => {
    const wrong = scoreMetrics({score: [0, 1], positives: [1, 3], negatives: [3, 0]})
    expect(wrong.logLoss).toEqual({value: null, low: null, high: null, n: 7})
    const empty = scoreMetrics({score: [], positives: [], negatives: []})
    expect(empty).toMatchObject({n: 0, auc: {value: null}, brier: {value: null}})
  })

  test('the interval of the AUC holds the truth in about 95 % of draws (400, seeded)', () => {
    const random = randomFrom('auc')
    let held = 0
    for (let draw = 0; draw < 400; draw++) {
      // Scores of positives are uniform on [0.2, 1.2], of negatives on [0, 1]: the AUC is 0.68.
      const rows = [
        ...Array.from({length: 60}, () => ({score: 0.2 + random.next(), label: 1})),
        ...Array.from({length: 90}, () => ({score: random.next(), label: 0})),
      ].sort((a, b) => a.score - b.score)
      const {auc} = scoreMetrics({
        score: rows.map(({score}) => score),
        positives: rows.map(({label}) => label),
        negatives: rows.map(({label}) => 1 - label),
      })
      if ((auc.low ?? NaN) <= 0.68 && 0.68 <= (auc.high ?? NaN)) held++
    }
    expect(held / 400).toBeGreaterThan(0.92)
    expect(held / 400).toBeLessThan(0.98)
  })
})

describe('calibration by group', () => {
  test('finds the group whose scores are too low, and leaves the others about 0', () => {
    const random = randomFrom('calibration')
    const scores = drawnScores(random, {rows: 4000, shifts: {a: 0, b: 0.1}})
    const found = calibrationByGroup(scores, groupingOf(scores.keys, ['group']))
    const b = found.find(({group}) => group['group'] === 'b')
    expect(b?.low).toBeGreaterThan(0.05)
    expect(b?.high).toBeLessThan(0.15)
    expect(b?.adjustedP).toBeLessThan(1e-6)
    const {groups} = scoreMetricsByGroup(scores)
    expect(Math.abs(groups[0]?.calibrationGap.value ?? NaN)).toBeLessThan(0.02)
    expect(groups[1]?.calibrationGap.value).toBeGreaterThan(0.05)
  })

  test('without a stratum that holds both there is nothing to say', () => {
    const nobody = {n: 0, mean: 0, variance: 0}
    const some = {n: 5, mean: 1, variance: 1}
    expect(differenceAtEqualScore([{group: some, others: nobody}])).toMatchObject({
      difference: null,
      p: null,
      n: 0,
    })
    expect(
      differenceAtEqualScore([{group: some, others: {n: 5, mean: 0, variance: 1}}]).difference,
    ).toBe(1)
  })
})

describe('performance without labels', () => {
  test('intervals hold what comes out in about 95 % of draws, calibrated scores (300, seeded)', () => {
    const random = randomFrom('label-free')
    expect(heldShare(random, {reference: false})).toBeGreaterThan(0.92)
  })

  test('so they do for scores that are off, with labelled scores of an earlier time', () => {
    const random = randomFrom('label-free with reference')
    expect(heldShare(random, {reference: true})).toBeGreaterThan(0.92)
  })

  test('a score that is no probability needs a reference, and a reference all groups', () => {
    const random = randomFrom('refused')
    const scores = drawnScores(random, {rows: 50, shifts: {a: 0, b: 0}})
    const ranks = {...scores, score: scores.score.map((score) => score * 10)}
    expect(() => expectedPerformance(ranks, {threshold: 5, by: ['group']})).toThrow(
      'no probability',
    )
    const reference = drawnScores(random, {rows: 50, shifts: {a: 0}})
    expect(() => expectedPerformance(scores, {threshold: 0.5, by: ['group'], reference})).toThrow(
      'the reference has no group b',
    )
    expect(() => expectedPerformance(scores, {threshold: 0.5, by: ['sex']})).toThrow(
      'were not counted by sex',
    )
  })
})

/** The share of draws and groups in which true positive rate, precision and accuracy all would be held, by metric. */
function heldShare(random: Random, {reference}: {reference: boolean}): number {
  const shifts: Record<string, number> = reference ? {a: -0.1, b: 0.15} : {a: 0, b: 0}
  let held = 0
  let checked = 0
  for (let draw = 0; draw < 300; draw++) {
    const scores = drawnScores(random, {rows: 400, shifts})
    const before = drawnScores(random, {rows: 1500, shifts})
    const expected = expectedPerformance(scores, {
      threshold: 0.5,
      by: ['group'],
      ...(reference ? {reference: before} : {}),
    })
    expected.forEach((group, index) => {
      const truth = truthAbove(scores, index, 0.5)
      for (const name of ['truePositiveRate', 'precision', 'accuracy'] as const) {
        const {low, high} = group[name]
        if ((low ?? NaN) <= truth[name] && truth[name] <= (high ?? NaN)) held++
        checked++
      }
    })
  }
  return held / checked
}

function truthAbove(
  scores: ScoreCounts,
  cell: number,
  threshold: number,
): Record<'truePositiveRate' | 'precision' | 'accuracy', number> {
  let [hits, alarms, misses, rest] = [0, 0, 0, 0]
  scores.cell.forEach((each, entry) => {
    if (each !== cell) return
    const isSelected = (scores.score[entry] ?? NaN) >= threshold
    if (isSelected) {
      hits += scores.positives[entry] ?? 0
      alarms += scores.negatives[entry] ?? 0
    } else {
      misses += scores.positives[entry] ?? 0
      rest += scores.negatives[entry] ?? 0
    }
  })
  return {
    truePositiveRate: hits / (hits + misses),
    precision: hits / (hits + alarms),
    accuracy: (hits + rest) / (hits + alarms + misses + rest),
  }
}

/** Scores on a grid of hundredths; the chance of a positive is the score plus the group's shift. */
function drawnScores(
  random: Random,
  {rows, shifts}: {rows: number; shifts: Readonly<Record<string, number>>},
): ScoreCounts {
  const names = Object.keys(shifts)
  const cell: number[] = []
  const score: number[] = []
  const positives: number[] = []
  const negatives: number[] = []
  names.forEach((name, index) => {
    const counts = new Map<number, number>()
    for (let row = 0; row < rows; row++) {
      const value = Math.round(100 * sampleBeta(random, {alpha: 2, beta: 2})) / 100
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    for (const [value, count] of [...counts].sort(([a], [b]) => a - b)) {
      const p = Math.min(1, Math.max(0, value + (shifts[name] ?? 0)))
      const ones = sampleBinomial(random, {trials: count, p})
      cell.push(index)
      score.push(value)
      positives.push(ones)
      negatives.push(count - ones)
    }
  })
  return {
    keys: {by: ['group'], values: [names], codes: Uint32Array.from(names.keys())},
    cell: Uint32Array.from(cell),
    score: Float64Array.from(score),
    positives: Float64Array.from(positives),
    negatives: Float64Array.from(negatives),
    exact: true,
    edges: new Float64Array(),
    missing: {rows: 0, label: 0, prediction: 0, score: 0},
  }
}
