import type {Json} from '@airworthy/kernel'
import fc from 'fast-check'
import {beforeEach, describe, expect, it} from 'vitest'
import type {CodeOutcome, HostFunction} from '../core/engine.ts'
import {maximumBytes} from './fresh-memory.ts'
import {openSandbox} from './sandbox.ts'

const sandbox = await openSandbox()

function run(
  source: string,
  {
    inputs = [1],
    ...options
  }: {
    inputs?: Json[]
    tools?: (call: number) => Record<string, HostFunction>
    thrown?: (message: string) => Json
  } = {},
): CodeOutcome {
  return sandbox.runCode({source}, {name: 'f', inputs, ...options})
}

/** Whether the sandbox still computes; run after every attack. */
function works(): boolean {
  const outcome = run('export const f = (x) => ({twice: 2 * x})', {inputs: [21]})
  return outcome.kind === 'returned' && JSON.stringify(outcome.values) === '[{"twice":42}]'
}

beforeEach(async () => {
  await sandbox.renew()
})

describe('learner code', () => {
  it('is loaded once and called for every input, with its steps counted', () => {
    const outcome = run('let n = 0; export function f(x) { n++; return [n, x] }', {
      inputs: ['a', {b: null}],
    })
    expect(outcome).toMatchObject({
      kind: 'returned',
      values: [
        [1, 'a'],
        [2, {b: null}],
      ],
    })
  })

  it('may be async', () => {
    const source = 'export async function f(x) { await null; return x + 1 }'
    expect(run(source, {inputs: [1, 2]})).toMatchObject({kind: 'returned', values: [2, 3]})
  })

  it('carries any JSON in and out unchanged', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // fast-check's JSON may hold -0, which JSON cannot write
        const plain = JSON.parse(JSON.stringify(value)) as Json
        expect(run('export const f = (x) => x', {inputs: [plain]})).toMatchObject({
          kind: 'returned',
          values: [plain],
        })
      }),
      {numRuns: 50},
    )
  })

  it('calls functions of the engine and catches what they throw by its name', () => {
    const model: HostFunction = ([question = null]) =>
      question === 'down' ? {throws: {name: 'TimeoutError', message: 'late'}} : {returns: question}
    const source = `
      export async function f(x, {model}) {
        try { return await model(x) } catch (error) { return [error.name, error.message] }
      }`
    const outcome = run(source, {inputs: ['up', 'down'], tools: () => ({model})})
    expect(outcome).toMatchObject({values: ['up', ['TimeoutError', 'late']]})
  })

  it('prints lines that are kept with the call in which they were printed', () => {
    const source = 'console.log("loaded"); export const f = (x) => (console.warn({x}, [x]), null)'
    expect(run(source, {inputs: [1, 2]})).toMatchObject({
      printed: [
        {call: null, text: 'loaded'},
        {call: 0, text: '{"x":1} [1]'},
        {call: 1, text: '{"x":2} [2]'},
      ],
    })
  })

  it('goes on after a call that threw, where the engine gives a value for that', () => {
    const source = 'export const f = (x) => { if (x === 1) throw new Error("one"); return x }'
    const thrown = (message: string) => ({message})
    expect(run(source, {inputs: [0, 1, 2], thrown})).toMatchObject({
      values: [0, {message: expect.stringMatching(/^Error: one \(line 1, column \d+\)$/u)}, 2],
    })
  })
})

describe('a fault of learner code is explained:', () => {
  it.each([
    ['what is no JavaScript', 'export const f = (x) => {', 'syntax', /line 1, column/u],
    ['what it throws', '\nexport const f = () => { null.x }', 'threw', /of null \(line 2, column/u],
    ['a text that it throws', 'export const f = () => { throw "no" }', 'threw', /^no$/u],
    ['a missing export', 'export const g = 1', 'no-function', /no function of this name: f/u],
    ['nothing returned', 'export const f = () => {}', 'not-json', /undefined/u],
    ['a promise without end', 'export const f = () => new Promise(() => {})', 'not-json', /never/u],
    ['a missing clock', 'export const f = () => Date.now()', 'threw', /sandbox has no Date/u],
    ['missing chance', 'export const f = () => Math.random()', 'threw', /no chance/u],
    ['an import', 'import fs from "node:fs"; export const f = fs', 'threw', /nothing can be imp/u],
  ])('%s', (_, source, reason, message) => {
    const outcome = run(source)
    expect(outcome).toMatchObject({kind: 'refused', reason})
    expect(outcome.kind === 'refused' ? outcome.message : '').toMatch(message)
    expect(works()).toBe(true)
  })
})

describe('an attack on the sandbox is contained:', () => {
  it.each([
    ['an endless loop', 'export const f = () => { for (;;); }', 'too-many-steps'],
    ['an endless loop while loading', 'for (;;);', 'too-many-steps'],
    ['a loop in toJSON', 'export const f = () => ({toJSON() { for (;;); }})', 'too-many-steps'],
    [
      'a loop in a getter of what is thrown',
      'export const f = () => { throw {get message() { for (;;); }} }',
      'threw',
    ],
    [
      'a regular expression that backtracks',
      'export const f = () => /(a+)+$/.test("a".repeat(40) + "b")',
      'too-many-steps',
    ],
    [
      'promises that queue one another',
      'export const f = () => { (function g() { Promise.resolve().then(g) })(); return 1 }',
      'too-many-steps',
    ],
    [
      'an array without end',
      'export const f = () => { const a = []; for (;;) a.push({a: [1, 2]}) }',
      'out-of-memory',
    ],
    [
      'texts without end',
      'export const f = () => { const a = []; for (;;) a.push("x".repeat(1e6) + a.length) }',
      'out-of-memory',
    ],
    ['a huge text', 'export const f = () => "x".repeat(2 ** 29)', 'out-of-memory'],
    ['a huge buffer', 'export const f = () => new Uint8Array(1e9)', 'out-of-memory'],
    ['a huge integer', 'export const f = () => String(2n ** (10n ** 7n))', 'threw'],
    ['1 MB of output', 'export const f = () => "x".repeat(1_000_001)', 'too-much-output'],
    [
      '1 MB of printed lines',
      'export const f = () => { for (;;) console.log("x".repeat(10_000)) }',
      'too-much-output',
    ],
    [
      'printing that catches its end',
      'export const f = () => { for (;;) try { console.log("x".repeat(10_000)) } catch {} }',
      'too-much-output',
    ],
    ['deep recursion', 'const g = (n) => g(n + 1) + 1; export const f = () => g(0)', 'threw'],
    [
      'data nested deep',
      'let o = {}; for (let i = 0; i < 2e5; i++) o = {o}; export const f = () => o',
      'threw',
    ],
    [
      'text nested deep',
      'let d = "["; for (let i = 0; i < 17; i++) d += d; export const f = () => JSON.parse(d)',
      'threw',
    ],
    ['code nested deep', 'export const f = () => eval("(".repeat(1e5))', 'threw'],
    ['a getter that throws', 'export const f = () => ({get a() { throw 1 }})', 'threw'],
  ])('%s', (_, source, reason) => {
    const first = run(source)
    expect(first).toMatchObject({kind: 'refused', reason})
    expect(works()).toBe(true)
    expect(run(source)).toEqual(first)
  })

  it.each([
    [
      'the constructor of a constructor',
      'f.constructor("return typeof process + typeof require + typeof fetch")()',
    ],
    ['the constructor of a tool', 'tools.a.constructor("return typeof process")()'],
    ['the global object', 'typeof globalThis.process + typeof globalThis.postMessage'],
    [
      'the constructor of an answer',
      'tools.a().constructor.constructor("return typeof process")()',
    ],
  ])('no way to the host leads through %s', (_, expression) => {
    const source = `export function f(x, tools) { return ${expression} }`
    const outcome = run(source, {tools: () => ({a: () => ({returns: {}})})})
    expect(JSON.stringify(outcome)).toMatch(/"values":\["(undefined)+"\]/u)
  })

  it('a dynamic import is refused', () => {
    expect(run('export const f = () => import("node:fs")')).toMatchObject({reason: 'threw'})
  })

  it('replaced built-ins change nothing of what is carried', () => {
    const source = `
      JSON.stringify = () => '"forged"'; JSON.parse = () => 7
      Object.prototype.toJSON = undefined; String.prototype.slice = null
      Promise.prototype.then = null; Array.prototype.map = null
      export const f = (x) => ({x})`
    expect(run(source, {inputs: ['in']})).toMatchObject({values: [{x: 'in'}]})
  })

  it('nothing of one run is left to the next', () => {
    run('globalThis.left = 1; Array.prototype.map = null; export const f = () => 1')
    const source = 'export const f = () => [typeof left, typeof [].map]'
    expect(run(source)).toMatchObject({values: [['undefined', 'function']]})
  })

  it('a fault of the engine is thrown to the engine, not told to the learner', () => {
    const tools = () => ({
      a: () => {
        throw new Error('engine broke')
      },
    })
    const source = 'export const f = (x, {a}) => { try { a() } catch {} return 1 }'
    expect(() => run(source, {tools})).toThrow('engine broke')
  })

  it('memory stays under its bound, and the process with it', () => {
    const before = process.memoryUsage().rss
    for (let round = 0; round < 5; round++) {
      run('export const f = () => { const a = []; for (;;) a.push({a: [1, 2]}) }')
    }
    const {rss} = process.memoryUsage()
    const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`
    // the figure that the issue asks for
    console.info(
      `peak of the sandbox ${mib(sandbox.bytes())} of ${mib(maximumBytes)}; process ${mib(before)} before five memory bombs, ${mib(rss)} after`,
    )
    expect(sandbox.bytes()).toBeLessThanOrEqual(maximumBytes)
    expect(rss - before).toBeLessThan(300 * 2 ** 20)
  })
})
