import {randomFrom} from '@airworthy/kernel'
import {sampleNormal} from '@airworthy/statistics'
import {describe, expect, it} from 'vitest'
import {expectedLoss} from './forecast-exposure-loss.ts'

const homes = {price: 300, errorSd: 5, monthsHeld: 5}

describe('the expected loss of a buyer who offers an unbiased estimate', () => {
  it('overpays on what is bought by what drawn sellers show', () => {
    const random = randomFrom('sellers')
    let bought = 0
    let error = 0
    for (let index = 0; index < 40_000; index++) {
      const estimate = sampleNormal(random, {standardDeviation: 5})
      if (estimate > sampleNormal(random, {standardDeviation: 5})) {
        bought++
        error += estimate
      }
    }
    const {overpaid} = expectedLoss({weekly: 1, fall: 0}, homes)
    expect(Math.abs(error / bought - overpaid)).toBeLessThan(0.1)
    expect(overpaid).toBeCloseTo(2.82, 2)
  })

  it('is the product of what is held, its price, and both losses', () => {
    const {held, exposure, loss} = expectedLoss({weekly: 250, fall: 3}, homes)
    expect(Math.round(held)).toBe(5417)
    expect(exposure).toBeCloseTo(1625, 0)
    expect(loss).toBeCloseTo(94.6, 1)
  })

  it('is bounded by the rate of buying, whatever the estimates are', () => {
    expect(expectedLoss({weekly: 66, fall: 3}, homes).loss).toBeLessThan(25)
    expect(expectedLoss({weekly: 0, fall: 20}, homes).loss).toBe(0)
  })
})
