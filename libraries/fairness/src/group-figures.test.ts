import {describe, expect, test} from 'vitest'
import reference from '../reference/group-figures.json' with {type: 'json'}
import {
  addedCounts,
  compared,
  countRows,
  estimated,
  featureAssociation,
  gapsOf,
  groupCounts,
  groupingOf,
  metricNames,
  metricOf,
  namedDisparities,
  regressionErrorsByGroup,
  scoreMetrics,
  valueOf,
} from './index.ts'

// reference/group-figures.json: Fairlearn, scikit-learn and scipy in the versions it names; within 1e-9.

type ReferenceCell = readonly [string, string, number, number, number, number]

const cells = countRows(rowsFrom(reference.cells as readonly (readonly (string | number)[])[]))

describe('metrics by group', () => {
  const grouping = groupingOf(cells, ['group', 'other'])
  const counts = groupCounts(cells, grouping)
  const overall = addedCounts(counts)

  test.each(metricNames)('%s equals Fairlearn in all groups, and so do its gaps', (name) => {
    const metric = metricOf(name)
    near(valueOf(metric, overall), reference.overall[name])
    grouping.groups.forEach((group, index) => {
      const key = `${group['group']}|${group['other']}` as keyof typeof reference.groups // as the script writes it
      near(valueOf(metric, counts[index] ?? overall), reference.groups[key][name])
    })
    const gaps = gapsOf(metric, counts, {overall})
    near(gaps.difference, reference.difference[name])
    near(gaps.differenceToOverall, reference.differenceToOverall[name])
    near(gaps.ratio, reference.ratio[name])
    near(gaps.ratioToOverall, reference.ratioToOverall[name])
  })

  test('the named disparities equal Fairlearn', () => {
    const groups = groupCounts(cells, groupingOf(cells, ['group']))
    const named = namedDisparities(groups, {overall})
    const {demographicParity, equalizedOdds, equalOpportunity} = reference.named
    near(named.demographicParity.difference, demographicParity[0])
    near(named.demographicParity.ratio, demographicParity[1])
    near(named.equalizedOdds.difference, equalizedOdds[0])
    near(named.equalizedOdds.ratio, equalizedOdds[1])
    near(named.equalOpportunity.difference, equalOpportunity)
  })

  test('every estimate lies in its interval, and every difference in its own', () => {
    const [first = overall, second = overall] = counts
    for (const name of metricNames) {
      const {value, low, high} = estimated(metricOf(name), first)
      expect(low).toBeLessThan(value ?? NaN)
      expect(high).toBeGreaterThan(value ?? NaN)
      const pair = compared(metricOf(name), {first, second})
      expect(pair.low).toBeLessThan(pair.difference ?? NaN)
      expect(pair.high).toBeGreaterThan(pair.difference ?? NaN)
      expect(pair.ratioLow).toBeLessThan(pair.ratio ?? NaN)
      expect(pair.ratioHigh).toBeGreaterThan(pair.ratio ?? NaN)
    }
  })

  test('without a trial a metric is null, never 0', () => {
    const none = addedCounts([])
    for (const name of metricNames) {
      expect(estimated(metricOf(name), none)).toEqual({value: null, low: null, high: null, n: 0})
      expect(compared(metricOf(name), {first: overall, second: none}).difference).toBeNull()
    }
    expect(() => metricOf('precison')).toThrow('unknown metric: precison; known are baseRate')
  })
})

test.each(['a', 'b', 'c'] as const)(
  'the scores of group %s measure as scikit-learn says',
  (name) => {
    const {auc, logLoss, brier, ...column} = reference.scores[name]
    const found = scoreMetrics(column)
    near(found.auc.value, auc)
    near(found.logLoss.value, logLoss)
    near(found.brier.value, brier)
    expect(found.calibration.reduce((sum, {n}) => sum + n, 0)).toBe(found.n)
    expect(found.calibration.length).toBeLessThanOrEqual(10)
  },
)

test('errors of a regression equal scikit-learn, and their interval scipy', () => {
  const [n = NaN, sum = NaN, absolute = NaN, squares = NaN, fourths = NaN] =
    reference.regression.sums
  const {overall} = regressionErrorsByGroup({
    by: ['group'],
    values: [['a']],
    codes: Uint32Array.of(0),
    n: Float64Array.of(n),
    sum: Float64Array.of(sum),
    sumAbsolute: Float64Array.of(absolute),
    sumSquares: Float64Array.of(squares),
    sumFourths: Float64Array.of(fourths),
    missing: 0,
  })
  near(overall.meanAbsoluteError.value, reference.regression.meanAbsoluteError)
  near(overall.meanSquaredError.value, reference.regression.meanSquaredError)
  near(overall.rootMeanSquaredError.value, reference.regression.rootMeanSquaredError)
  near(overall.meanError.low, reference.regression.meanErrorInterval[0])
  near(overall.meanError.high, reference.regression.meanErrorInterval[1])
})

describe('the association of a feature', () => {
  test('equals scikit-learn and scipy', () => {
    const found = featureAssociation(reference.association.table)
    near(found.uncertaintyExplained, reference.association.uncertaintyExplained)
    near(found.p, reference.association.p)
  })

  test('is 1 where one decides the other, and 0 where nothing can be told', () => {
    expect(
      featureAssociation([
        [50, 0],
        [0, 50],
      ]),
    ).toMatchObject({uncertaintyExplained: 1, guessesGained: 1})
    expect(
      featureAssociation([
        [50, 0],
        [0, 50],
      ]).cramersV,
    ).toBeCloseTo(1, 6)
    expect(
      featureAssociation([
        [25, 25],
        [25, 25],
      ]),
    ).toMatchObject({cramersV: 0, p: 1})
    expect(featureAssociation([[5, 5]])).toEqual({
      cramersV: 0,
      uncertaintyExplained: 0,
      guessesGained: 0,
      p: 1,
      n: 10,
    })
  })
})

function rowsFrom(
  table: readonly (readonly (string | number)[])[],
): Parameters<typeof countRows>[0] {
  const group: string[] = []
  const other: string[] = []
  const label: boolean[] = []
  const prediction: boolean[] = []
  for (const [a, b, ...counts] of table as readonly ReferenceCell[]) {
    // True positives, false positives, true negatives, false negatives.
    counts.forEach((count, outcome) => {
      for (let row = 0; row < count; row++) {
        group.push(a)
        other.push(b)
        label.push(outcome === 0 || outcome === 3)
        prediction.push(outcome <= 1)
      }
    })
  }
  return {by: {group, other}, label, prediction}
}

function near(found: number | null | undefined, expected: number | null | undefined): void {
  expect(Math.abs((found ?? NaN) - (expected ?? NaN))).toBeLessThanOrEqual(1e-9)
}
