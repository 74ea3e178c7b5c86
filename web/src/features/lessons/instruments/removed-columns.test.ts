import {beforeAll, describe, expect, it} from 'vitest'
import {columnIds, drawApplicants, modelStanding, type ColumnId} from './removed-columns-model.ts'

describe('a model of past decisions with fewer columns', () => {
  let drawn: ReturnType<typeof drawApplicants>
  beforeAll(() => {
    drawn = drawApplicants()
  })
  const without = (...removed: ColumnId[]) =>
    modelStanding(
      drawn,
      columnIds.filter((id) => !removed.includes(id)),
    )

  it('selects men far more often, and still does so without the column of sex', () => {
    expect(without()?.gap.difference).toBeGreaterThan(0.2)
    expect(without('sex')?.gap.low).toBeGreaterThan(0.05)
    expect(without('sex')?.auc).toBeGreaterThan(0.8)
  })

  it('tells nobody by sex once all carriers are gone, and selects better tests', () => {
    const standing = without('sex', 'club', 'college', 'wording', 'pause')
    expect(Math.abs(standing?.gap.difference ?? 1)).toBeLessThan(0.02)
    expect(standing?.auc).toBeCloseTo(0.5, 1)
    expect(standing?.test ?? 0).toBeGreaterThan(without()?.test ?? 0)
  })

  it('has no standing where nothing is read', () => {
    expect(modelStanding(drawn, [])).toBeNull()
  })
})
