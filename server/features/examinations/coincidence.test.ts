import {randomFrom, type Random} from '@airworthy/kernel'
import {describe, expect, it} from 'vitest'
import {atLeast, coincidenceThreshold, coincidenceWith, type ComparedAnswer} from './coincidence.ts'
import {fastAnswers, fastThreshold} from './fast-answers.ts'

const items = 40
const mistakes = ['a', 'b', 'c'] as const

/** Somebody who errs in two of five items; the first mistake attracts most. */
function sitting(random: Random): ComparedAnswer[] {
  return Array.from({length: items}, (_, item) => {
    const luck = random.next()
    const place = luck < 0.6 ? 0 : luck < 0.85 ? 1 : 2
    const right = random.next() < 0.6
    return {version: `item ${item}`, chosen: right ? 'd' : mistakes[place], right}
  })
}

function countsOf(people: readonly (readonly ComparedAnswer[])[]) {
  const wrong = new Map<string, Map<string, number>>()
  for (const {version, chosen, right} of people.flat()) {
    if (right) continue
    const counts = wrong.get(version) ?? new Map<string, number>()
    wrong.set(version, counts.set(chosen, (counts.get(chosen) ?? 0) + 1))
  }
  return wrong
}

function compared(people: readonly (readonly ComparedAnswer[])[]) {
  const [own = [], ...others] = people
  return coincidenceWith(own, others, {wrong: countsOf(people)})
}

/** How often a coincidence is noticed among people who did not work together, or when the first copied. */
function noticedShare({
  rounds,
  others,
  copied = 0,
}: {
  rounds: number
  others: number
  copied?: number
}) {
  let noticed = 0
  for (let round = 0; round < rounds; round++) {
    const random = randomFrom(`round ${round}`)
    const people = Array.from({length: others + 1}, () => sitting(random))
    const [own = [], source = []] = people
    people[0] = own.map((answer, item) =>
      random.next() < copied ? (source[item] ?? answer) : answer,
    )
    const {probability} = compared(people)
    if (probability !== null && probability < coincidenceThreshold) noticed += 1
  }
  return noticed / rounds
}

describe('a coincidence of wrong answers', () => {
  it.each([2, 10, 60])(
    'is hardly ever noticed among people who did not work together, one beside %i others',
    (others) => {
      // at the threshold of 0.01 four are expected at most; nine or more have a chance below 0.03
      expect(noticedShare({rounds: 400, others})).toBeLessThanOrEqual(8 / 400)
    },
  )

  it('is noticed more often the more was copied', () => {
    const shares = [0.3, 0.7, 1].map((copied) => noticedShare({rounds: 60, others: 20, copied}))
    expect(shares[0]).toBeLessThan(shares[1] ?? 0)
    expect(shares[2]).toBeGreaterThan(0.5)
  })

  it('has nothing to say without a common wrong answer', () => {
    const right = [{version: 'x', chosen: 'd', right: true}]
    const wrong = [{version: 'x', chosen: 'a', right: false}]
    const none = {n: 0, observed: 0, expected: 0, probability: null, comparisons: 0}
    expect(compared([right, wrong])).toEqual(none)
    expect(compared([wrong])).toEqual(none)
  })

  it('counts a rare mistake that two share for more than a common one', () => {
    const pair = (chosen: string) => [{version: 'x', chosen, right: false}]
    const wrong = new Map([
      [
        'x',
        new Map([
          ['a', 92],
          ['b', 4],
          ['c', 4],
        ]),
      ],
    ])
    const spread = new Map([
      [
        'x',
        new Map([
          ['a', 34],
          ['b', 33],
          ['c', 33],
        ]),
      ],
    ])
    const common = coincidenceWith(pair('a'), [pair('a')], {wrong})
    const rare = coincidenceWith(pair('a'), [pair('a')], {wrong: spread})
    expect(rare.probability).toBeLessThan(common.probability ?? 0)
  })
})

describe('the chance of at least so many', () => {
  it('is that of the binomial where all chances are equal', () => {
    expect(atLeast(0, [0.3, 0.3])).toBeCloseTo(1, 12)
    expect(atLeast(2, [0.3, 0.3])).toBeCloseTo(0.09, 12)
    expect(atLeast(1, [0.5, 0.25])).toBeCloseTo(1 - 0.5 * 0.75, 12)
  })
})

describe('fast right answers', () => {
  it('are noticed when many come within a tenth of the usual time, and not when one does', () => {
    const at = (minutes: number) => ({minutes, usualMinutes: 2})
    const slow = Array.from({length: 40}, () => at(1.5))
    expect(fastAnswers([...slow, at(0.1)]).probability).toBeGreaterThan(fastThreshold)
    const fast = Array.from({length: 8}, () => at(0.1))
    expect(fastAnswers([...slow, ...fast])).toMatchObject({n: 48, observed: 8})
    expect(fastAnswers([...slow, ...fast]).probability).toBeLessThan(fastThreshold)
    expect(fastAnswers([]).probability).toBeNull()
  })

  it('are hardly ever noticed for somebody twice as fast as most', () => {
    const random = randomFrom('fast')
    let noticed = 0
    for (let person = 0; person < 300; person++) {
      const right = Array.from({length: 40}, () => {
        const normal = Array.from({length: 12}, () => random.next()).reduce((a, b) => a + b, -6)
        return {minutes: 0.5 * Math.exp(0.55 * normal), usualMinutes: 1}
      })
      if ((fastAnswers(right).probability ?? 1) < fastThreshold) noticed += 1
    }
    expect(noticed).toBeLessThanOrEqual(2)
  })
})
