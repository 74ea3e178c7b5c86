import {isAirworthyError, type Json} from '@airworthy/kernel'
import {describe, expect, it} from 'vitest'
import {faultEngine} from '../fault/engine.ts'
import {buildFaultFacts} from '../fault/fault.builders.ts'
import type {FaultRun} from '../fault/view.ts'
import {openSandbox} from '../sandbox/sandbox.ts'
import {decideAction, decideJudgement, standingOf} from './decide.ts'
import type {AnyEngine} from './engine.ts'
import {foldSession, nextSession, type SessionEvent} from './session.ts'

const engine = faultEngine as AnyEngine // as the registry holds it
const tools = await openSandbox()
const started: SessionEvent = {
  kind: 'started',
  exercise: 'fallback',
  engine: engine.id,
  seed: 'seed',
  facts: 'facts',
}
const session = foldSession(engine, {facts: buildFaultFacts(), events: [started]})

function refusalOf(action: Json): string {
  try {
    decideAction(engine, {session, action, tools})
  } catch (thrown) {
    if (isAirworthyError(thrown, 'action-refused')) return thrown.message
  }
  return 'not refused'
}

describe('half a character', () => {
  it('that learner code writes is recorded as the sign for what cannot be read', () => {
    const code = String.raw`export function handle() {
      console.log('\ud83d')
      console.log('x'.repeat(199) + '\u{1f525}') // a cut goes through its middle
      throw new Error('\ud83d')
    }`
    const event = decideAction(engine, {session, action: {kind: 'run', code}, tools})
    expect(JSON.stringify(event.result).isWellFormed()).toBe(true)
    const {rows} = event.result as unknown as FaultRun // the engine's own
    expect(rows[0]?.log[1]).toBe(`${'x'.repeat(199)}\u{fffd}`)
    const next = nextSession(engine, {session, event})
    expect(() => standingOf(engine, next)).not.toThrow()
    expect(() => decideJudgement(engine, {session: next, tools})).not.toThrow()
  })

  it('in an action is refused', () => {
    expect(refusalOf({kind: 'run', code: 'x\ud83d'})).toMatch(/lone surrogate/u)
  })
})

describe('an action', () => {
  it.each<[string, Json]>([
    ['a member of the prototype', JSON.parse('{"kind":"run","code":"x","__proto__":{"a":1}}')],
    ['another member', {kind: 'run', code: 'x', constructor: {}}],
    ['a kind from the prototype', {kind: 'toString', code: 'x'}],
    ['a list', [{kind: 'run', code: 'x'}]],
    ['nothing', null],
  ])('with %s is refused, or does without it', (_, action) => {
    const said = refusalOf(action)
    expect(said === 'not refused' || said.startsWith('action is malformed')).toBe(true)
    expect(Object.prototype).not.toHaveProperty('a')
  })
})
