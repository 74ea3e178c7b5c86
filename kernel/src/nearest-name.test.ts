import {describe, expect, it} from 'vitest'
import {nearestName} from './index.ts'

describe('the nearest name', () => {
  it.each([
    ['prediciton', ['label', 'prediction'], 'prediction'],
    ['Sex', ['sex', 'age'], 'sex'],
    ['min_gruop', ['min_group', 'by'], 'min_group'],
  ])('of %s among %j is %s', (name, names, nearest) => {
    expect(nearestName(name, names)).toBe(nearest)
  })

  it('is null when nothing is near', () => {
    expect(nearestName('income', ['sex', 'race'])).toBeNull()
    expect(nearestName('x', [])).toBeNull()
  })
})
