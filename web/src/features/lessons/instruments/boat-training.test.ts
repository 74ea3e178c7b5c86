import {describe, expect, it} from 'vitest'
import {bonusNeeded, trainedBoat} from './boat-training.ts'

const race = (reward: Parameters<typeof trainedBoat>[0]) => trainedBoat(reward, {steps: 80})

describe('a boat that is paid for targets', () => {
  it.each([
    [0.9, 45.0],
    [0.95, 20.5],
    [0.99, 33.0],
  ])(
    'at a discount of %f finishes from a bonus of %f on, as the formula says',
    (discount, bonus) => {
      expect(bonusNeeded(discount)).toBeCloseTo(bonus, 1)
      const least = bonusNeeded(discount)
      expect(race({rule: 'targets', bonus: least - 0.01, discount}).finishedAt).toBeNull()
      expect(race({rule: 'targets', bonus: least + 0.01, discount}).finishedAt).toBe(30)
    },
  )

  it('circles for ever below it, with a hit every four steps', () => {
    expect(race({rule: 'targets', bonus: 5, discount: 0.95})).toMatchObject({
      finishedAt: null,
      hits: 20,
    })
  })
})

describe('a patched reward', () => {
  const patched = {bonus: 5, discount: 0.95}

  it('for progress sends the boat to and fro before the finish', () => {
    const {finishedAt, cells} = race({...patched, rule: 'progress'})
    expect(finishedAt).toBeNull()
    expect(new Set(cells.slice(-10))).toEqual(new Set([28, 29]))
  })

  it('by a potential changes nothing in what the boat does', () => {
    for (const bonus of [5, 20, 21, 40]) {
      const reward = {bonus, discount: 0.95}
      const plain = race({...reward, rule: 'targets'})
      const shaped = race({...reward, rule: 'potential'})
      expect({finishedAt: shaped.finishedAt, hits: shaped.hits}).toEqual({
        finishedAt: plain.finishedAt,
        hits: plain.hits,
      })
    }
  })

  it('that pays the finish alone makes the boat finish by the shortest way', () => {
    expect(race({...patched, rule: 'finish-only'}).finishedAt).toBe(30)
  })
})
