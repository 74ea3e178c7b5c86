import {randomFrom} from '@airworthy/kernel'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {faults, faultyReply, scheduleOf, soundReply, type SoundAnswer} from './index.ts'

const answer: SoundAnswer = {
  body: {urgency: 'routine', risk: 0.12},
  contradicted: {urgency: 'routine', risk: 0.93},
  afterMs: 400,
}

describe('a faulty reply', () => {
  it('never passes for the sound answer in time, under any fault and seed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...faults), fc.string(), ({id}, seed) => {
        const reply = faultyReply(id, {answer, random: randomFrom(seed)})
        const sound =
          reply.kind === 'answered' &&
          reply.status === 200 &&
          reply.body === JSON.stringify(answer.body) &&
          reply.afterMs < 4000
        expect(sound).toBe(false)
      }),
    )
  })

  it('is the same for the same seed', () => {
    for (const {id} of faults) {
      const twice = [1, 2].map(() => faultyReply(id, {answer, random: randomFrom('s')}))
      expect(twice[0]).toEqual(twice[1])
    }
  })

  it('breaks JSON where it is malformed, and keeps it valid in another shape', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const random = randomFrom(seed)
        const malformed = faultyReply('malformed', {answer, random})
        expect(() => JSON.parse('body' in malformed ? malformed.body : '1') as unknown).toThrow()
        const other = faultyReply('wrong-schema', {answer, random})
        expect(JSON.parse('body' in other ? other.body : '')).not.toEqual(answer.body)
      }),
    )
  })

  it('carries what the caller says is a contradiction', () => {
    const reply = faultyReply('contradictory', {answer, random: randomFrom('s')})
    expect(reply).toMatchObject({status: 200, body: JSON.stringify(answer.contradicted)})
    expect(soundReply(answer)).toMatchObject({status: 200, body: JSON.stringify(answer.body)})
  })
})

describe('a schedule', () => {
  it('holds always, or for the first calls only', () => {
    const always = scheduleOf('reset', {pattern: {kind: 'always'}, seed: 's'})
    expect([0, 1, 9].map(always)).toEqual(['reset', 'reset', 'reset'])
    const first = scheduleOf('reset', {pattern: {kind: 'first', calls: 1}, seed: 's'})
    expect([0, 1, 9].map(first)).toEqual(['reset', null, null])
  })

  it('meets its share of calls within three standard errors', () => {
    const calls = 4000
    const schedule = scheduleOf('slow', {pattern: {kind: 'share', of: 0.2}, seed: 's'})
    const met = Array.from({length: calls}, (_, call) => schedule(call)).filter(Boolean).length
    expect(Math.abs(met / calls - 0.2)).toBeLessThan(3 * Math.sqrt((0.2 * 0.8) / calls))
  })
})
