import {faults} from '@airworthy/faults'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {openSandbox} from '../sandbox/sandbox.ts'
import {conditions} from './conditions.ts'
import {faultEngine, hiddenReportsOf} from './engine.ts'
import {buildFaultFacts} from './fault.builders.ts'
import {reportsFrom} from './reports.ts'
import {toolsOf, trialOf, type Trial} from './trial.ts'
import {brokenBy, receivedFrom, type Received} from './verdicts.ts'

const facts = buildFaultFacts()
const sandbox = await openSandbox()
const [report] = reportsFrom(facts, {seed: 's', count: 1})

function buildTrial(id: string): Trial {
  const condition = conditions.find((one) => one.id === id)
  if (condition === undefined || report === undefined) throw new Error(`no condition: ${id}`)
  return trialOf(report, condition)
}

function callModel(trial: Trial, options: {timeoutMs: number} | null = null) {
  return toolsOf(trial, 's')['model']?.([options])
}

function broken(trial: Trial, received: Received | null, log: string[] = []) {
  return brokenBy(trial, {received, log, budgetMs: 3000})
}

function decide(code: string) {
  const state = faultEngine.start(facts, 'seed')
  const result = faultEngine.decide(state, {kind: 'run', code}, sandbox)
  return faultEngine.apply(state, {action: {kind: 'run', code}, result})
}

describe('reports', () => {
  it('have a sound answer that agrees with itself, and a contradiction that does not', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        for (const {request, urgency, answer} of reportsFrom(facts, {seed, count: 8})) {
          const holds = (body: typeof answer.body) =>
            (body['urgency'] === 'today') === Number(body['risk']) >= 0.5 &&
            (!request.gas || body['urgency'] === 'today')
          expect(answer.body['urgency']).toBe(urgency)
          expect(holds(answer.body)).toBe(true)
          expect(holds(answer.contradicted)).toBe(false)
        }
      }),
    )
  })
})

describe('simulated time', () => {
  it('passes by the answer, or by the limit where none comes', () => {
    const well = buildTrial('well')
    expect(callModel(well)).toMatchObject({returns: {status: 200}})
    expect(well.elapsedMs).toBe(report?.answer.afterMs)
    const silent = buildTrial('timeout')
    expect(callModel(silent, {timeoutMs: 800})).toMatchObject({throws: {name: 'TimeoutError'}})
    expect(silent.elapsedMs).toBe(800)
    expect(callModel(silent)).toMatchObject({throws: {name: 'TimeoutError'}})
    expect(silent.elapsedMs).toBe(60_800)
  })

  it('passes while the handler waits, and never backwards', () => {
    const trial = buildTrial('well')
    const {wait, elapsed} = toolsOf(trial, 's')
    expect(wait?.([250])).toEqual({returns: null})
    expect(wait?.([-1])).toMatchObject({throws: {name: 'TypeError'}})
    expect(elapsed?.([])).toEqual({returns: 250})
  })
})

describe('a verdict', () => {
  it('accepts the model’s answer only where a sound one was received', () => {
    const urgency = report?.urgency ?? 'today'
    const asModel = {answer: urgency, source: 'model'}
    const well = buildTrial('well')
    callModel(well)
    expect(broken(well, asModel)).toEqual([])
    expect(broken(buildTrial('well'), asModel)).toContain('honest')
    for (const {id} of faults.filter((fault) => fault.id !== 'slow')) {
      const trial = buildTrial(id)
      callModel(trial)
      expect({id, broken: broken(trial, asModel)}).toMatchObject({
        broken: expect.arrayContaining(['honest']) as unknown,
      })
    }
  })

  it('lets a fallback send a person or somebody today, never into the queue', () => {
    const trial = buildTrial('refused')
    const fallback = (answer: string) => broken(trial, {answer, source: 'fallback'})
    expect([fallback('person'), fallback('today')]).toEqual([[], []])
    expect(fallback('routine')).toEqual(['delivered'])
    expect(broken(trial, null)).toEqual(['delivered'])
  })

  it('counts calls, and any call after a 429', () => {
    const refused = buildTrial('refused')
    const limited = buildTrial('rate-limited')
    callModel(limited)
    expect(broken(limited, {answer: 'person', source: 'fallback'})).toEqual([])
    for (const trial of [refused, refused, refused, limited]) callModel(trial)
    expect(broken(refused, {answer: 'person', source: 'fallback'})).toEqual(['calm'])
    expect(broken(limited, {answer: 'person', source: 'fallback'})).toEqual(['calm'])
  })

  it('finds a tenant in the log by any part, and lets the reference stand', () => {
    const trial = buildTrial('refused')
    const request = report?.request
    const person = {answer: 'person', source: 'fallback'}
    expect(broken(trial, person, [`${request?.reference}: TimeoutError`])).toEqual([])
    for (const line of [
      JSON.stringify(request),
      request?.name.split(' ')[1]?.toUpperCase() ?? '',
      request?.phone.replaceAll(' ', '') ?? '',
      request?.address ?? '',
      request?.text.slice(2, 16) ?? '',
    ]) {
      expect({line, broken: broken(trial, person, ['x', line])}).toEqual({
        line,
        broken: ['quiet-log'],
      })
    }
  })

  it('takes no other words and no other shape for an answer', () => {
    expect(receivedFrom({answer: 'today', source: 'model', more: 1})).toEqual({
      answer: 'today',
      source: 'model',
    })
    for (const value of [null, 'today', [], {}, {answer: 'later', source: 'model'}, {answer: 1}]) {
      expect(receivedFrom(value)).toBeNull()
    }
  })
})

describe('a run', () => {
  it('goes on after a handler that threw, and shows what the tenant got', () => {
    const {run} = decide('export function handle() { throw new Error("boo") }')
    expect(run?.rows).toHaveLength(20)
    expect(run?.rows[0]).toMatchObject({
      received: null,
      failed: expect.stringContaining('Error: boo') as unknown,
      broken: ['delivered', 'serve'],
    })
  })

  it('says where code was ended that does not end, and reaches nothing then', () => {
    const state = decide('export function handle(r, {model}) { for (;;) try { model() } catch {} }')
    expect(state.run).toMatchObject({
      rows: [],
      ended: {reason: 'too-many-steps', at: {condition: 'well'}},
    })
    expect(faultEngine.progress(state).filter(({reached}) => reached)).toEqual([])
    expect(faultEngine.judge(state, sandbox).objectives.filter(({reached}) => reached)).toEqual([])
  })

  it('is judged in an order and on reports that say nothing of what comes next', () => {
    const byTurn = `let turn = 0
      const seen = []
      export async function handle(request, {model}) {
        if (seen[0] === request.reference) turn++
        seen.push(request.reference)
        const person = {answer: 'person', source: 'fallback'}
        const asked = async () =>
          ({answer: JSON.parse((await model({timeoutMs: 1200})).body).urgency, source: 'model'})
        if (turn === 0 && seen.length <= 20) return asked()
        if (turn <= ${faults.length}) return person
        try { return await asked() } catch { return asked() }
      }`
    const fromMemory = `const known = {}
      export async function handle(request, {model}) {
        for (let call = 0; call < 2; call++) {
          try {
            const {status, body} = await model({timeoutMs: 1200})
            if (status === 429) break
            const {urgency} = JSON.parse(body)
            known[request.reference] ??= urgency
            if (known[request.reference] === urgency) return {answer: urgency, source: 'model'}
          } catch {}
        }
        return {answer: 'person', source: 'fallback'}
      }`
    const failed = (code: string) =>
      faultEngine
        .judge(decide(code), sandbox)
        .objectives.flatMap(({id, reached}) => (reached ? [] : [id]))
    expect(failed(byTurn)).toEqual(expect.arrayContaining(['serve', 'recover']))
    expect(failed(fromMemory)).toContain('honest')
  })

  it('judges the handler as it was found where none was run', () => {
    const {objectives} = faultEngine.judge(faultEngine.start(facts, 'seed'), sandbox)
    expect(objectives.find(({id}) => id === 'honest')).toMatchObject({reached: false})
    expect(objectives.every(({credit}) => credit >= 0 && credit <= 1)).toBe(true)
  })

  it('shows no report that is hidden', () => {
    const state = decide('export const handle = () => ({answer: "person", source: "fallback"})')
    const shown = JSON.stringify(faultEngine.view(state))
    const hidden = conditions.flatMap(({id}) =>
      hiddenReportsOf(facts, {seed: 'seed', condition: id}),
    )
    const visible = new Set(state.reports.map(({request}) => request.phone))
    for (const {request} of hidden) {
      if (!visible.has(request.phone)) expect(shown).not.toContain(request.phone)
    }
  })
})
