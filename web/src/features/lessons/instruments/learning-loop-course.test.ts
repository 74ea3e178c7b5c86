import {describe, expect, it} from 'vitest'
import {loopCourse} from './learning-loop-course.ts'

const crowd = {hostile: 0.01, volume: 200, days: 30}
const open = {cap: 200, reviewed: 0, rate: 0.05}

describe('a loop that learns from the crowd', () => {
  it('gets two thirds of its signal from a hundredth of the people', () => {
    expect(loopCourse(open, crowd).end).toBeCloseTo(2 / 2.99, 6)
  })

  it('ends at the same place when it learns more slowly', () => {
    const slow = loopCourse({...open, rate: 0.005}, crowd)
    expect(slow.end).toBe(loopCourse(open, crowd).end)
    expect(slow.byDay.at(-1)).toBeLessThan(0.1)
  })

  it('counts people once there is a cap of one message', () => {
    expect(loopCourse({...open, cap: 1}, crowd).end).toBeCloseTo(0.01, 10)
  })

  it('is anchored in proportion by a reviewed set', () => {
    const {end} = loopCourse({...open, reviewed: 0.5}, crowd)
    expect(end).toBeCloseTo(loopCourse(open, crowd).end / 2, 10)
  })

  it('begins at nothing and has a value for every day', () => {
    const {byDay} = loopCourse(open, crowd)
    expect(byDay).toHaveLength(31)
    expect(byDay[0]).toBe(0)
  })
})
