import {randomFrom} from '@airworthy/kernel'
import {sampleBinomial} from '@airworthy/statistics'
import {describe, expect, test} from 'vitest'
import {auditFairness, fourFifths, groupingsOf, groupText} from './index.ts'
import {buildCells, type BuiltCell} from './testing/build-cells.ts'

describe('an audit', () => {
  test('reports every group of every grouping, the smallest too, and sums of cells agree', () => {
    const audit = auditFairness(
      buildCells(
        ['sex', 'age'],
        [
          {values: ['f', 'old'], counts: [30, 10, 50, 10]},
          {values: ['f', 'young'], counts: [3, 1, 5, 1]},
          {values: ['m', 'old'], counts: [40, 20, 30, 10]},
          {values: ['m', null], counts: [40, 20, 30, 10]},
        ],
      ),
    )
    expect(audit.groups.map(({group}) => groupText(group))).toEqual([
      'f',
      'm',
      'old',
      'young',
      '(missing)',
      'f × old',
      'f × young',
      'm × old',
      'm × (missing)',
    ])
    const women = audit.groups[0]
    expect(women?.n).toBe(110)
    expect(women?.metrics.selectionRate).toMatchObject({value: 44 / 110, n: 110})
    expect(women?.metrics.truePositiveRate).toMatchObject({value: 33 / 44, n: 44})
    expect(audit.groups[6]).toMatchObject({judged: false, n: 10})
    expect(audit.groups[6]?.metrics.accuracy?.value).toBe(0.8)
  })

  test('finds a disparity with whom it lies between, and names the groups that stand apart', () => {
    const audit = auditFairness(
      buildCells(
        ['team'],
        [
          {values: ['a'], counts: [300, 100, 400, 200]},
          {values: ['b'], counts: [310, 90, 410, 190]},
          {values: ['c'], counts: [150, 40, 460, 350]},
        ],
      ),
    )
    const selection = audit.disparities.find(({metric}) => metric === 'selectionRate')
    expect(selection).toMatchObject({verdict: 'disparity', between: [{team: 'a'}, {team: 'c'}]})
    expect(selection?.difference).toBeCloseTo(0.21, 12)
    expect(selection?.ratio).toBeCloseTo(0.475, 12)
    expect(selection?.low).toBeGreaterThan(0)
    expect(selection?.adjustedP).toBeLessThan(1e-10)
    const named = selection?.comparisons.find(({group}) => group['team'] === 'c')
    expect(named).toMatchObject({against: 'rest', verdict: 'disparity'})
    expect(selection === undefined ? null : fourFifths(selection)).toMatchObject({verdict: 'below'})
  })

  test('says how many rows are needed where there are too few, and never "no evidence"', () => {
    const few = buildCells(
      ['team'],
      [
        {values: ['a'], counts: [30, 10, 40, 20]},
        {values: ['b'], counts: [30, 10, 40, 20]},
      ],
    )
    for (const {verdict, neededN} of auditFairness(few).disparities) {
      expect(verdict).toBe('too-little-data')
      expect(neededN).toBeGreaterThan(100)
    }
    const many = scaled(few, 100)
    for (const {verdict, neededN} of auditFairness(many).disparities) {
      expect(verdict).toBe('no-evidence')
      expect(neededN).toBeLessThan(10_000)
    }
  })

  test('does not judge a single large group, and says which are too small', () => {
    const audit = auditFairness(
      buildCells(
        ['team'],
        [
          {values: ['a'], counts: [300, 100, 400, 200]},
          {values: ['b'], counts: [0, 0, 5, 6]},
        ],
      ),
    )
    for (const disparity of audit.disparities) {
      expect(disparity).toMatchObject({
        verdict: 'too-little-data',
        difference: null,
        adjustedP: null,
        notJudged: [{team: 'b'}],
      })
    }
  })

  test('with a tolerance a disparity must lie beyond it with its whole interval', () => {
    const cells = buildCells(
      ['team'],
      [
        {values: ['a'], counts: [3000, 1000, 4000, 2000]},
        {values: ['b'], counts: [2700, 900, 4200, 2200]},
      ],
    )
    const verdictWith = (tolerance: {difference?: number; ratio?: number}) =>
      auditFairness(cells, {tested: ['selectionRate'], tolerances: {selectionRate: tolerance}})
        .disparities[0]?.verdict
    expect(verdictWith({})).toBe('disparity')
    expect(verdictWith({difference: 0.02})).toBe('disparity')
    expect(verdictWith({difference: 0.035})).toBe('no-evidence')
    expect(verdictWith({ratio: 0.95})).toBe('disparity')
    expect(verdictWith({ratio: 0.8})).toBe('no-evidence')
  })

  test('compares with a reference group, also in the groupings of several columns', () => {
    const cells = buildCells(
      ['sex', 'age'],
      [
        {values: ['f', 'old'], counts: [300, 100, 400, 200]},
        {values: ['f', 'young'], counts: [200, 50, 500, 250]},
        {values: ['m', 'old'], counts: [350, 150, 350, 150]},
        {values: ['m', 'young'], counts: [300, 100, 400, 200]},
      ],
    )
    const audit = auditFairness(cells, {
      tested: ['selectionRate'],
      reference: {sex: 'm', age: 'old'},
    })
    const [bySex, , byBoth] = audit.disparities
    expect(bySex?.between).toEqual([{sex: 'm'}, {sex: 'f'}])
    expect(bySex?.comparisons).toMatchObject([{group: {sex: 'f'}, against: {sex: 'm'}}])
    expect(byBoth?.comparisons).toHaveLength(3)
    expect(byBoth?.between).toEqual([
      {sex: 'm', age: 'old'},
      {sex: 'f', age: 'young'},
    ])
    expect(() => auditFairness(cells, {reference: {sex: 'x'}})).toThrow(
      'unknown group: sex=x; there are f, m',
    )
    expect(() => auditFairness(cells, {reference: {race: 'x'}})).toThrow('unknown column')
  })

  test('needs what was counted, and rules within their range', () => {
    const selections = {
      ...buildCells(['team'], [{values: ['a'], counts: [1, 1, 1, 1]}]),
      has: {label: false, prediction: true},
    }
    expect(auditFairness(selections).disparities.map(({metric}) => metric)).toEqual([
      'selectionRate',
    ])
    expect(() => auditFairness(selections, {tested: ['precision']})).toThrow(
      'precision needs a label or a prediction',
    )
    expect(() => auditFairness(selections, {alpha: 0})).toThrow('alpha is 0: it must be between')
    expect(() => auditFairness(selections, {gapToFind: 2})).toThrow('gap to find is 2')
    expect(() => groupingsOf({by: [], values: [], codes: new Uint32Array()})).toThrow(
      'no sensitive column is named',
    )
  })
})

test('40 groups of 100 without a disparity raise an alarm in at most 5 % of audits (400 draws, seeded)', () => {
  const random = randomFrom('forty')
  let alarms = 0
  for (let draw = 0; draw < 400; draw++) {
    const cells = buildCells(
      ['team'],
      Array.from({length: 40}, (_, index): BuiltCell => {
        const positives = sampleBinomial(random, {trials: 100, p: 0.4})
        const hits = sampleBinomial(random, {trials: positives, p: 0.7})
        const others = sampleBinomial(random, {trials: 100 - positives, p: 0.3})
        return {
          values: [String(index)],
          counts: [hits, others, 100 - positives - others, positives - hits],
        }
      }),
    )
    if (auditFairness(cells).disparities.some(({verdict}) => verdict === 'disparity')) alarms++
  }
  expect(alarms / 400).toBeLessThanOrEqual(0.05)
})

function scaled<Cells extends ReturnType<typeof buildCells>>(cells: Cells, times: number): Cells {
  const more = (counts: Float64Array) => counts.map((count) => count * times)
  return {
    ...cells,
    n: more(cells.n),
    truePositive: more(cells.truePositive),
    falsePositive: more(cells.falsePositive),
    trueNegative: more(cells.trueNegative),
    falseNegative: more(cells.falseNegative),
    positiveLabel: more(cells.positiveLabel),
    selected: more(cells.selected),
  }
}
