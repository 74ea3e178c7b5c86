import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {decide, isComplete, outcomeOf, type Taken} from './decide.ts'
import {buildPart, buildStart, buildTaken} from './decision.builders.ts'

const at = '2026-12-05T12:00:00.000Z'
const decided = (taken: Taken, start = buildStart()) =>
  decide({start}, taken, {at, endedBy: 'person'})

describe('a decision', () => {
  it('is passed where every domain meets its cut and enough exercises were passed', () => {
    const {outcome, complete, domains, exercises} = decided(buildTaken())
    expect([outcome, complete]).toEqual(['passed', true])
    expect(domains.map(({domain}) => domain)).toEqual(['one', 'two'])
    expect(exercises.map(({exercise, passed}) => [exercise, passed])).toEqual([
      ['break', true],
      ['mend', true],
    ])
  })

  it('is failed with a gap in one domain, whatever else was shown', () => {
    expect(decided(buildTaken({part: buildPart({two: 'gap'})})).outcome).toBe('failed')
  })

  it('is failed once more exercises were failed than may be', () => {
    const taken = buildTaken({exercises: {break: {passed: false}, mend: {}}})
    expect(decided(taken).outcome).toBe('failed')
    const lenient = buildStart({exercisesToPass: 1})
    expect(decided(taken, lenient).outcome).toBe('passed')
  })

  it('is not judged, and no pass, where a domain is not judged, an exercise missing, or nothing was done in it', () => {
    expect(decided(buildTaken({part: buildPart({one: 'not-judged'})})).outcome).toBe('not-judged')
    const notTaken = decided(buildTaken({exercises: {break: {}}}))
    expect([notTaken.outcome, notTaken.complete]).toEqual(['not-judged', false])
    const idle = decided(buildTaken({exercises: {break: {}, mend: {acted: false, passed: false}}}))
    expect([idle.outcome, idle.exercises.length]).toEqual(['not-judged', 1])
  })

  it('of nothing at all is not judged, with the prior as its estimate', () => {
    const {outcome, domains} = decided({part: null, exercises: []})
    expect(outcome).toBe('not-judged')
    expect(domains[0]).toMatchObject({verdict: 'not-judged', items: 0, attempt: null, mean: 0})
  })

  it('keeps what was carried with its own facts', () => {
    const first = decided(buildTaken())
    const [one] = first.domains
    const [broken] = first.exercises
    if (!one || !broken) throw new Error('nothing to carry')
    const carried = {
      domains: [{...one, from: 'carried' as const}],
      exercises: [{...broken, from: 'carried' as const}],
    }
    const start = buildStart({carried})
    const taken = buildTaken({part: buildPart({two: 'meets'}), exercises: {mend: {}}})
    const {outcome, domains, exercises} = decided(taken, start)
    expect(outcome).toBe('passed')
    expect(domains[0]).toEqual(carried.domains[0])
    expect(exercises[0]).toEqual(carried.exercises[0])
  })
})

describe('any decision', () => {
  const verdict = fc.constantFrom('meets', 'gap', 'not-judged' as const)
  const inputs = fc.record({
    domains: fc.array(fc.record({verdict}), {maxLength: 7}) as fc.Arbitrary<
      {verdict: 'meets' | 'gap' | 'not-judged'}[]
    >,
    exercises: fc.array(fc.record({passed: fc.boolean()}), {maxLength: 4}),
    spare: fc.nat(2),
    toPass: fc.integer({min: 1, max: 4}),
  })

  it('passes only with every domain met and enough exercises passed, and then is never anything else', () => {
    fc.assert(
      fc.property(inputs, ({domains, exercises, spare, toPass}) => {
        const asked = Math.max(exercises.length + spare, toPass)
        const outcome = outcomeOf(domains, {exercises, asked, toPass})
        const passed = exercises.filter((one) => one.passed).length
        const all = domains.length > 0 && domains.every((one) => one.verdict === 'meets')
        expect(outcome === 'passed').toBe(all && passed >= toPass)
        if (domains.some((one) => one.verdict === 'gap')) expect(outcome).toBe('failed')
      }),
    )
  })

  it('does not get worse by a verdict that turns from not judged to met, or an exercise more that is passed', () => {
    const rank = {failed: 0, 'not-judged': 1, passed: 2}
    fc.assert(
      fc.property(inputs, ({domains, exercises, spare, toPass}) => {
        const asked = Math.max(exercises.length + spare + 1, toPass)
        const before = outcomeOf(domains, {exercises, asked, toPass})
        const met = domains.map((one) =>
          one.verdict === 'not-judged' ? {verdict: 'meets' as const} : one,
        )
        const more = [...exercises, {passed: true}]
        expect(rank[outcomeOf(met, {exercises, asked, toPass})]).toBeGreaterThanOrEqual(
          rank[before],
        )
        const after = outcomeOf(domains, {exercises: more, asked, toPass})
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before])
      }),
    )
  })
})

describe('an examination is complete', () => {
  it('once each domain is judged or has had its items, and each exercise was tried to its end', () => {
    const start = buildStart()
    const undecided = (items: number, itemsLeft: number) =>
      isComplete({start}, buildTaken({part: buildPart({one: 'not-judged'}, {items, itemsLeft})}))
    expect(undecided(12, 8)).toBe(false)
    expect(undecided(20, 3)).toBe(true)
    expect(undecided(9, 0)).toBe(true)
    expect(isComplete({start}, buildTaken({exercises: {break: {}, mend: {open: true}}}))).toBe(
      false,
    )
  })
})
