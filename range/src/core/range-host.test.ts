import {digestOf, type Json} from '@airworthy/kernel'
import {afterAll, describe, expect, it} from 'vitest'
import {engines} from '../engines.ts'
import {buildFaultFacts} from '../fault/fault.builders.ts'
import {openSandbox} from '../sandbox/sandbox.ts'
import type {Attempt, RangeHost} from './host.ts'
import {openRangeHost} from './range-host.ts'
import {replaySession} from './replay.ts'
import type {SessionEvent} from './session.ts'

const facts = JSON.parse(JSON.stringify(buildFaultFacts())) as Json // facts are plain data
const factsDigest = await digestOf(facts)
const open: RangeHost[] = []

function openHost(options: Parameters<typeof openRangeHost>[0] = {}): RangeHost {
  const host = openRangeHost(options)
  open.push(host)
  return host
}

function buildAttempt(id = 'one', change: Partial<Attempt> = {}): Attempt {
  const events: SessionEvent[] = [
    {kind: 'started', exercise: 'fallback', engine: 'fault', seed: 'seed-7f3a', facts: factsDigest},
  ]
  return {id, engine: 'fault', facts, events, ...change}
}

function withEvent(attempt: Attempt, event: SessionEvent): Attempt {
  return {...attempt, events: [...attempt.events, event]}
}

const person = {
  kind: 'run',
  code: 'export const handle = () => ({answer: "person", source: "fallback"})',
}
/** One native loop of the interpreter, where no steps are counted. */
const native = {
  kind: 'run',
  code: 'export const handle = () => Array.prototype.indexOf.call({length: 2 ** 53 - 1}, 1)',
}

afterAll(async () => {
  await Promise.all(open.map(async (host) => await host.close()))
})

describe('the range', () => {
  it('decides actions, takes them back and judges, and a replay finds the same', async () => {
    const host = openHost()
    let attempt = buildAttempt()
    const acted = await host.act(attempt, person)
    expect(acted.event).toMatchObject({kind: 'acted', action: person})
    expect(acted.standing).toMatchObject({position: 2, canUndo: true})
    attempt = withEvent(attempt, acted.event)
    const undone = await host.undo(attempt)
    expect(undone.standing).toMatchObject({position: 3, canUndo: false, view: {run: null}})
    attempt = withEvent(attempt, undone.event)
    const again = await host.act(attempt, person)
    attempt = withEvent(attempt, again.event)
    const judged = await host.judge(attempt)
    expect(judged.event).toMatchObject({kind: 'finished'})
    expect(judged.standing.judgement?.objectives.find(({id}) => id === 'serve')).toMatchObject({
      reached: false,
    })
    attempt = withEvent(attempt, judged.event)
    const engine = engines['fault']
    if (engine === undefined) throw new Error('no engine')
    const tools = await openSandbox()
    await expect(
      replaySession(engine, {facts, events: attempt.events, tools}),
    ).resolves.toMatchObject({position: 5})
  })

  it('shows the same after its kept state was of events that were never stored', async () => {
    const host = openHost({workers: 1})
    const attempt = buildAttempt()
    const lost = withEvent(attempt, (await host.act(attempt, person)).event)
    await host.view(lost)
    expect(await host.view(attempt)).toMatchObject({position: 1, view: {run: null}})
  })

  it('ends what takes longer than the wall time, and goes on with the others', async () => {
    const host = openHost({workers: 1, wallTimeMs: 1500})
    const attempt = buildAttempt()
    const [stopped, other] = await Promise.all([
      host.act(attempt, native),
      host.act(buildAttempt('two'), person),
    ])
    expect(stopped.event).toMatchObject({kind: 'stopped', action: native, reason: 'wall-time'})
    expect(stopped.standing).toMatchObject({position: 2, view: {run: null}})
    expect(stopped.standing.stopped?.afterMs).toBeGreaterThanOrEqual(1500)
    expect(other.event.kind).toBe('acted')
    const after = await host.act(withEvent(attempt, stopped.event), person)
    expect(after.standing.stopped).toBeNull()
  })

  it('refuses what it must, by the code of the error', async () => {
    const host = openHost({workers: 1})
    const attempt = buildAttempt()
    const refusedWith = (code: string) => expect.objectContaining({code}) as unknown
    await expect(host.act(attempt, {kind: 'other'})).rejects.toEqual(refusedWith('action-refused'))
    await expect(host.act(attempt, {kind: 'run', code: ' '})).rejects.toEqual(
      refusedWith('action-refused'),
    )
    await expect(host.undo(attempt)).rejects.toEqual(refusedWith('action-refused'))
    await expect(host.view(buildAttempt('x', {engine: 'none'}))).rejects.toEqual(
      refusedWith('unknown-engine'),
    )
    await expect(host.view(buildAttempt('y', {events: []}))).rejects.toEqual(
      refusedWith('session-broken'),
    )
    await host.close()
    await expect(host.view(attempt)).rejects.toEqual(refusedWith('range-closed'))
  })

  it('shows neither the seed nor the reports that are hidden', async () => {
    const host = openHost()
    const {event, standing} = await host.act(buildAttempt(), person)
    expect(JSON.stringify([event, standing])).not.toContain('seed-7f3a')
  })
})

describe('a replay', () => {
  it('notices a result that was not decided so, and other facts', async () => {
    const engine = engines['fault']
    if (engine === undefined) throw new Error('no engine')
    const tools = await openSandbox()
    const {events} = buildAttempt()
    const forged: SessionEvent = {kind: 'acted', action: person, result: {rows: [], ended: null}}
    await expect(
      replaySession(engine, {facts, events: [...events, forged], tools}),
    ).rejects.toThrow(/differs at event 1/u)
    const other = JSON.parse(JSON.stringify(buildFaultFacts({budgetMs: 4000}))) as Json
    await expect(replaySession(engine, {facts: other, events, tools})).rejects.toThrow(
      /other facts/u,
    )
  })
})
