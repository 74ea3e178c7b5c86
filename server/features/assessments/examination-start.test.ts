import {defaultRules, startSession} from '@airworthy/psychometrics'
import {describe, expect, it} from 'vitest'
import {bank} from './assessments.builders.ts'
import {examinationStart} from './rules.ts'

const decision = {
  kind: 'sequential',
  delta: 0.5,
  alpha: 0.1,
  beta: 0.1,
  maximumPerDomain: 12,
} as const
const rules = {...defaultRules, decision}
const role = 'data-scientist'
const domains = ['privacy-and-law', 'ethics-and-bias']

const buildStart = ({
  seen = [],
  itemsPerDomain = 20,
}: {seen?: readonly string[]; itemsPerDomain?: number} = {}) =>
  examinationStart(bank, {
    role,
    domains,
    seed: 'seed',
    seen,
    rules,
    itemsPerDomain,
  })

const idsOf = ({bank: {items}}: ReturnType<typeof buildStart>) => items.map(({id}) => id)

describe('the start of the adaptive part of an examination', () => {
  it('has the reserved items of its domains alone, and the levels of the role', () => {
    const start = buildStart()
    const reserved = new Set(bank.reserved.map(({facts}) => facts.id))
    expect(idsOf(start).every((id) => reserved.has(id))).toBe(true)
    expect(new Set(start.bank.items.map(({domain}) => domain))).toEqual(new Set(domains))
    expect(start.domains.map(({id}) => id).toSorted()).toEqual(domains.toSorted())
    expect(startSession(start).state.shouldFinish).toBeNull()
  })

  it('leaves out what was seen while enough is left, and else brings back what was seen longest ago', () => {
    const all = idsOf(buildStart()).filter((id) => id.startsWith('privacy-and-law/'))
    const seen = all.slice(0, 3) // the latest first
    const roomy = idsOf(buildStart({seen, itemsPerDomain: 5}))
    expect(roomy.filter((id) => seen.includes(id))).toEqual([])
    const scarce = idsOf(buildStart({seen, itemsPerDomain: all.length - 2}))
    expect(scarce.filter((id) => seen.includes(id))).toEqual([seen[2]])
  })

  it('is refused for a domain that is not there, and without any', () => {
    const asking = {
      role,
      seed: 's',
      seen: [],
      rules,
      itemsPerDomain: 5,
    } as const
    for (const none of [['cooking'], []]) {
      expect(() => examinationStart(bank, {...asking, domains: none})).toThrow('unknown domain')
    }
  })
})
