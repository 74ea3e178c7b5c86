import {describe, expect, it} from 'vitest'
import {simulatedResponses} from './authoring.builders.ts'
import {difOf, fewestForDif} from './dif.ts'

const model = {kind: '3pl', a: 1.3, b: 0} as const
const graded = {kind: 'graded', a: 1.3, thresholds: [-0.5, 0.5]} as const

function answersOf(
  people: number,
  {shift = 0, of: item = model}: {shift?: number; of?: typeof model | typeof graded} = {},
) {
  const roles = ['data-scientist', 'fullstack-engineer', 'product-manager'] as const
  return roles.flatMap((role) =>
    simulatedResponses(people, {
      role,
      model: item,
      shift: role === 'product-manager' ? shift : 0,
      seed: `dif/${role}`,
    }),
  )
}

describe('differential item functioning by role', () => {
  it('is not judged below 100 people of the role, and says how many are missing', () => {
    for (const each of difOf(answersOf(60))) {
      expect(each).toMatchObject({
        outcome: 'not-judged',
        people: {role: 60, others: 120},
        needed: {role: fewestForDif - 60, others: 0},
        class: null,
        mantelHaenszel: null,
        regression: null,
      })
    }
  })

  it('is not judged where everybody answers alike', () => {
    const alike = answersOf(150).map((response) => ({...response, score: 1}))
    expect(difOf(alike)[0]).toMatchObject({outcome: 'not-judged', needed: {role: 0, others: 0}})
  })

  it('is negligible by both methods where there is none', () => {
    for (const {outcome, class: found, direction} of difOf(answersOf(800))) {
      expect({outcome, found, direction}).toEqual({
        outcome: 'judged',
        found: 'negligible',
        direction: null,
      })
    }
  })

  it.each([
    ['a right-or-wrong item', model, 'delta'],
    ['a graded item', graded, 'standard-deviations'],
  ] as const)('finds %s that is harder for one role', (_, item, unit) => {
    const [, , managers] = difOf(answersOf(800, {shift: 1.2, of: item}))
    expect(managers).toMatchObject({outcome: 'judged', class: 'large', direction: 'harder'})
    expect(managers?.mantelHaenszel?.unit).toBe(unit)
    expect(managers?.mantelHaenszel?.p).toBeLessThan(0.001)
    expect(managers?.regression?.uniform.p).toBeLessThan(0.001)
  })

  it('finds one that is easier, and the others as those for whom it is harder', () => {
    const [scientists, , managers] = difOf(answersOf(800, {shift: -1.2}))
    expect(managers?.direction).toBe('easier')
    expect(scientists?.mantelHaenszel?.effect).toBeLessThan(0)
  })

  it('leaves out answers of attempts that have not finished', () => {
    const open = answersOf(800).map((response) => ({...response, ability: null}))
    expect(difOf(open)[0]?.people).toEqual({role: 0, others: 0})
  })
})
