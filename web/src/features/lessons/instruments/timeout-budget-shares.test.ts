import {randomFrom} from '@airworthy/kernel'
import {sampleLogNormal} from '@airworthy/statistics'
import {describe, expect, it} from 'vitest'
import {budgetShares} from './timeout-budget-shares.ts'

const times = {median: 0.6, p99: 12, patience: 4}

describe('a time limit with attempts', () => {
  it('serves more people with two short waits than with one long wait', () => {
    expect(budgetShares({limit: 4, attempts: 1}, times).answered).toBeCloseTo(0.93, 2)
    expect(budgetShares({limit: 2, attempts: 2}, times).answered).toBeCloseTo(0.969, 2)
    expect(budgetShares({limit: 4 / 3, attempts: 3}, times).answered).toBeCloseTo(0.981, 2)
  })

  it('counts an answer that comes after the customer has left as none', () => {
    const late = budgetShares({limit: 4, attempts: 2}, times)
    expect(late.answered).toBeCloseTo(budgetShares({limit: 4, attempts: 1}, times).answered, 10)
    expect(late.longestWait).toBe(8)
  })

  it('agrees with drawn answer times', () => {
    const random = randomFrom('answer times')
    const sigma = Math.log(12 / 0.6) / 2.3263478740408408
    let answered = 0
    const draws = 20_000
    for (let index = 0; index < draws; index++) {
      let waited = 0
      for (let attempt = 0; attempt < 2; attempt++) {
        const time = sampleLogNormal(random, {mean: Math.log(0.6), standardDeviation: sigma})
        if (time <= 1.5) {
          if (waited + time <= 4) answered++
          break
        }
        waited += 1.5
      }
    }
    const {answered: share} = budgetShares({limit: 1.5, attempts: 2}, times)
    expect(Math.abs(answered / draws - share)).toBeLessThan(0.006)
  })
})
