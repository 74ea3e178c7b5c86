import {describe, expect, it} from 'vitest'
import {alarmRates} from './alert-load-rates.ts'

describe('what an alarm means on a ward', () => {
  it('reproduces the published shares of the sepsis validation', () => {
    const {alarms, precision, missed} = alarmRates({
      patients: 38_455,
      prevalence: 2552 / 38_455,
      sensitivity: 843 / 2552,
      specificity: 0.83,
    })
    expect(alarms / 38_455).toBeCloseTo(0.18, 2)
    expect(precision).toBeCloseTo(0.12, 2)
    expect(Math.round(missed)).toBe(1709)
  })

  it('is a matter of prevalence at the same sensitivity and specificity', () => {
    const model = {patients: 1000, sensitivity: 0.33, specificity: 0.94}
    expect(alarmRates({...model, prevalence: 0.07}).precision).toBeCloseTo(0.293, 3)
    expect(alarmRates({...model, prevalence: 0.035}).precision).toBeCloseTo(0.166, 3)
  })

  it('has no precision without alarms', () => {
    const none = {patients: 1000, prevalence: 0.07, sensitivity: 0, specificity: 1}
    expect(alarmRates(none).precision).toBeNull()
  })
})
