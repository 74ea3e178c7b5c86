import {describe, expect, it} from 'vitest'
import {complianceChance, type Pressure} from './persuasion.ts'
import {heldOut, published} from './published.ts'

const discount = {
  kind: 'discount',
  percent: 30,
  euros: null,
  order: null,
  customer: null,
  times: 1,
} as const

function chanceIn(part: Partial<Pressure>): number {
  return complianceChance({
    channel: 'review',
    ask: discount,
    techniques: [],
    earlier: [],
    refusals: 0,
    rules: ['limit'],
    reviews: 'plain',
    ...part,
  })
}

describe('the chance of compliance', () => {
  it('is the published one for reviews in the figures that it is fitted to', () => {
    const {undefended, marking} = published
    expect(chanceIn({}) * 100).toBeCloseTo(undefended.naive, 1)
    expect(chanceIn({techniques: ['override']}) * 100).toBeCloseTo(undefended.ignore, 1)
    const completion = chanceIn({techniques: ['completion']}) * 100
    expect(completion).toBeGreaterThan(undefended.completionOther)
    expect(completion).toBeLessThan(undefended.completionReal)
    // marking takes what brings one half to 3.1 %
    const odds = (chance: number) => chance / (1 - chance)
    expect(odds(chanceIn({reviews: 'marked'})) / odds(chanceIn({}))).toBeCloseTo(
      odds(marking.marked / 100),
      4,
    )
  })

  it('misses the held-out figures by less than 6 points on the same model, by more on another', () => {
    const missed = heldOut.map(({source, technique, reviews, published: figure}) => {
      const techniques = technique === 'naive' ? [] : [technique]
      return {source, miss: Math.abs(chanceIn({techniques, reviews}) * 100 - figure)}
    })
    const mean = (name: string) => {
      const of = missed.filter(({source}) => source.includes(name)).map(({miss}) => miss)
      return of.reduce((sum, miss) => sum + miss, 0) / of.length
    }
    expect(mean('2410.09102')).toBeLessThan(6)
    expect(mean('2310.12815')).toBeGreaterThan(15)
  })

  it('is small for a bare request in the chat and large with a plausible reason', () => {
    expect(chanceIn({channel: 'chat'})).toBeLessThan(0.1)
    expect(chanceIn({channel: 'chat', techniques: ['authority']})).toBeGreaterThan(0.9)
  })

  it('grows with refusals and with techniques of earlier messages', () => {
    const bare = chanceIn({channel: 'chat'})
    expect(chanceIn({channel: 'chat', refusals: 3})).toBeGreaterThan(bare)
    expect(chanceIn({channel: 'chat', earlier: ['false-context']})).toBeGreaterThan(bare)
  })

  it('is lowered but not bounded by a prompt that says no in every way', () => {
    const stern = chanceIn({
      channel: 'chat',
      techniques: ['authority', 'urgency'],
      rules: ['limit', 'no-exception', 'claims', 'total'],
    })
    expect(stern).toBeLessThan(chanceIn({channel: 'chat', techniques: ['authority', 'urgency']}))
    expect(stern).toBeGreaterThan(0.3)
  })
})
