import {describe, expect, it} from 'vitest'
import {cutOf, domains, engineerRoles, levels} from './competencies.ts'

describe('the competency framework', () => {
  it('has seven domains, three roles and three levels with cuts at −1, 0 and +1 logit', () => {
    expect(new Set(domains.map(({id}) => id)).size).toBe(7)
    expect(engineerRoles).toHaveLength(3)
    expect(levels.map(({level, cut}) => [level, cut])).toEqual([
      [1, -1],
      [2, 0],
      [3, 1],
    ])
    expect(cutOf(3)).toBe(1)
  })

  it('says in a sentence of its own what every level of every domain means', () => {
    const sentences = domains.flatMap(({abilities}) => Object.values(abilities))
    expect(new Set(sentences).size).toBe(21)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].+\.$/u)
  })

  it('requires of each role what the design lists', () => {
    const required = domains.map(({requiredLevel}) => Object.values(requiredLevel).join('/'))
    expect(required).toEqual(['3/2/2', '2/2/3', '3/1/1', '1/3/1', '2/3/2', '2/2/2', '2/1/3'])
  })
})
