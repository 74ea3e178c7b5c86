import {isAirworthyError, type Json} from '@airworthy/kernel'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {z} from 'zod'
import type {AnyEngine, Engine} from './engine.ts'
import {foldSession, type SessionEvent} from './session.ts'

/** Adds numbers; only odd ones can be taken back. */
const adder: Engine<{from: number}, {add: number}, number, {sum: number}, number> = {
  id: 'adder',
  facts: z.strictObject({from: z.number()}),
  action: z.strictObject({add: z.number()}),
  start: ({from}) => ({sum: from}),
  decide: ({sum}, {add}) => sum + add,
  apply: (_, {result}) => ({sum: result}),
  undoable: ({add}) => add % 2 === 1,
  view: ({sum}) => sum,
  progress: () => [],
  judge: () => ({objectives: []}),
}
const engine: AnyEngine = adder
const facts: Json = {from: 100}
const started: SessionEvent = {
  kind: 'started',
  exercise: 'e',
  engine: 'adder',
  seed: 's',
  facts: 'digest',
}

function fold(...events: SessionEvent[]) {
  return foldSession(engine, {facts, events: [started, ...events]})
}

function added(add: number, sum: number): SessionEvent {
  return {kind: 'acted', action: {add}, result: sum}
}

describe('an attempt', () => {
  it('starts from its facts and goes where its recorded results lead', () => {
    expect(fold(added(1, 101), added(5, 106))).toMatchObject({state: {sum: 106}, position: 3})
  })

  it('takes back the last action, then the one before', () => {
    const both = [added(1, 101), added(3, 104)]
    expect(fold(...both, {kind: 'undone'})).toMatchObject({state: {sum: 101}, canUndo: true})
    expect(fold(...both, {kind: 'undone'}, {kind: 'undone'})).toMatchObject({
      state: {sum: 100},
      canUndo: false,
    })
  })

  it('has the state before an action once that is undone, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 9})), (numbers) => {
        const odd = numbers.map((number) => 2 * number + 1)
        let sum = 100
        const events = odd.map((number) => added(number, (sum += number)))
        const before = fold(...events)
        expect(fold(...events, added(1, 0), {kind: 'undone'}).state).toEqual(before.state)
      }),
    )
  })

  it('takes back forty actions and no more, so that no attempt keeps a thousand states', () => {
    const events = Array.from({length: 50}, (_, index) => added(1, index))
    const undone = Array.from({length: 40}, () => ({kind: 'undone'}) as const)
    expect(fold(...events).trail).toHaveLength(40)
    expect(fold(...events, ...undone)).toMatchObject({state: {sum: 9}, canUndo: false})
  })

  it('keeps its state when an action was stopped, and says so until the next', () => {
    const stopped = {kind: 'stopped', action: {add: 9}, reason: 'wall-time', afterMs: 8000} as const
    const events = [added(1, 101), stopped]
    expect(fold(...events)).toMatchObject({state: {sum: 101}, lastStopped: {afterMs: 8000}})
    expect(fold(...events, added(1, 102)).lastStopped).toBeNull()
  })

  it('counts hints and ends with its judgement', () => {
    const judgement = {objectives: []}
    const session = fold({kind: 'hinted', hint: 0}, {kind: 'finished', judgement})
    expect(session).toMatchObject({hintsShown: 1, judgement, canUndo: false})
  })

  it.each<[string, SessionEvent[]]>([
    ['a second start', [started]],
    ['taking back nothing', [{kind: 'undone'}]],
    ['taking back what cannot be', [added(2, 102), {kind: 'undone'}]],
    ['a hint before its turn', [{kind: 'hinted', hint: 1}]],
    [
      'a hint twice',
      [
        {kind: 'hinted', hint: 0},
        {kind: 'hinted', hint: 0},
      ],
    ],
    ['an action after the end', [{kind: 'finished', judgement: {objectives: []}}, added(1, 101)]],
  ])('is refused with %s', (_, events) => {
    let thrown: unknown
    try {
      fold(...events)
    } catch (error) {
      thrown = error
    }
    expect(isAirworthyError(thrown, 'session-broken')).toBe(true)
  })

  it('is refused without its start, or with the start of another engine', () => {
    expect(() => foldSession(engine, {facts, events: []})).toThrow(/does not begin/u)
    const other = {...started, engine: 'other'} as SessionEvent // spreading loses the kind
    expect(() => foldSession(engine, {facts, events: [other]})).toThrow(/engine other/u)
  })
})
