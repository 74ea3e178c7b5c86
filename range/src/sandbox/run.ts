import type {Json} from '@airworthy/kernel'
import type {QuickJSHandle} from 'quickjs-emscripten-core'
import type {CodeOutcome, HostFunction, LearnerCode, PrintedLine, RunCode} from '../core/engine.ts'
import {bridgeOf} from './bridge.ts'
import type {FreshModule} from './fresh-memory.ts'
import {
  bounded,
  fileName,
  outOfMemory,
  refusalOf,
  refusalOfCrash,
  tooManySteps,
  type Refusal,
} from './refusal.ts'

/** What one run of learner code may take. */
export interface Bounds {
  readonly steps: number
  readonly output: number
  readonly stack: number
}

/** Everything the language has, save its clock. */
const intrinsics = {
  BaseObjects: true,
  Eval: true,
  StringNormalize: true,
  RegExp: true,
  RegExpCompiler: true,
  JSON: true,
  Proxy: true,
  MapSet: true,
  TypedArrays: true,
  Promise: true,
  BigInt: true,
  Date: false,
}

/** Promise jobs after one call; a job is cheaper than a step, and one may queue the next forever. */
const mostJobs = 50_000

/** Ends a run from any depth. */
class Ended extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/**
 * Runs code once in a module with fresh memory. Nothing is disposed of afterwards: the next run's
 * fresh memory frees it all, even after a crash, when disposing would abort.
 */
export function runIn(
  module: FreshModule,
  {code, call, bounds}: {code: LearnerCode; call: Parameters<RunCode>[1]; bounds: Bounds},
): {outcome: CodeOutcome; crashed: boolean} {
  const runtime = module.fresh().newRuntime()
  let steps = 0
  let hostCalls = 0
  let left = bounds.output
  runtime.setInterruptHandler(() => ++steps > bounds.steps || left < 0)
  runtime.setMaxStackSize(bounds.stack)
  const vm = runtime.newContext({intrinsics})
  const bridge = bridgeOf(vm)
  const printed: PrintedLine[] = []
  let current: number | null = null
  let tools: Readonly<Record<string, HostFunction>> = {}
  let toolbox: QuickJSHandle | null = null
  let ofEngine: {readonly thrown: unknown} | null = null

  let outcome: CodeOutcome
  let crashed = false
  try {
    removeChance()
    addConsole()
    const main = load()
    const values = call.inputs.map((input, index) => {
      current = index
      return valueOf(main, {input, index})
    })
    outcome = {kind: 'returned', values, steps, ...lines()}
  } catch (thrown) {
    crashed = !(thrown instanceof Ended)
    const {reason, message} = thrown instanceof Ended ? thrown.refusal : refusalOfCrash(thrown)
    const taken = Math.min(steps, bounds.steps)
    outcome = {kind: 'refused', reason, message, call: current, steps: taken, ...lines()}
  }
  // assigned in a callback, which control flow analysis does not see
  const fault = ofEngine as {readonly thrown: unknown} | null
  if (fault !== null) throw fault.thrown
  return {outcome, crashed}

  function load(): QuickJSHandle {
    const loaded = vm.evalCode(code.source, fileName, {type: 'module'})
    if (loaded.error !== undefined) throw endedBy(loaded.error)
    const exported = settled(loaded.value)
    const main = vm.getProp(exported, call.name)
    if (vm.typeof(main) === 'function') return main
    throw new Ended({
      reason: 'no-function',
      message: bounded(`the code exports no function of this name: ${call.name}`),
    })
  }

  function valueOf(main: QuickJSHandle, {input, index}: {input: Json; index: number}): Json {
    try {
      return carried(settled(callWith(main, {input, index})))
    } catch (thrown) {
      if (call.thrown === undefined || !(thrown instanceof Ended)) throw thrown
      const {reason, message} = thrown.refusal
      if (reason !== 'threw' && reason !== 'syntax' && reason !== 'not-json') throw thrown
      return call.thrown(message)
    }
  }

  function callWith(
    main: QuickJSHandle,
    {input, index}: {input: Json; index: number},
  ): QuickJSHandle {
    const values = [bridge.into(input)]
    if (call.tools !== undefined) {
      tools = call.tools(index)
      values.push((toolbox ??= toolsObject(Object.keys(tools))))
    }
    const result = vm.callFunction(main, vm.undefined, values)
    values[0]?.dispose()
    if (result.error !== undefined) throw endedBy(result.error)
    return result.value
  }

  /** The value of a promise, once all its jobs ran; anything else as it is. */
  function settled(value: QuickJSHandle): QuickJSHandle {
    const jobs = runtime.executePendingJobs(mostJobs)
    if (jobs.error !== undefined) throw endedBy(jobs.error)
    if (runtime.hasPendingJob()) throw new Ended(tooManySteps)
    const state = vm.getPromiseState(value)
    if (state.type === 'fulfilled') return state.value
    if (state.type === 'rejected') throw endedBy(state.error)
    throw new Ended({reason: 'not-json', message: 'the promise that was returned never settles'})
  }

  function carried(value: QuickJSHandle): Json {
    const result = bridge.out(value, left)
    switch (result.kind) {
      case 'json':
        left -= result.length
        return result.value
      case 'not-json':
        throw new Ended({
          reason: 'not-json',
          message: `what was returned is no JSON: ${result.what}`,
        })
      case 'too-long':
        throw tooMuch()
      case 'threw':
        throw endedBy(result.error)
    }
  }

  /** One object for all calls of a run: making functions takes longer than calling them. */
  function toolsObject(names: readonly string[]): QuickJSHandle {
    const object = vm.newObject()
    for (const name of names) {
      const tool = vm.newFunction(name, (...values) => answerOf(tools[name], values))
      vm.setProp(object, name, tool)
    }
    return object
  }

  function answerOf(tool: HostFunction | undefined, values: readonly QuickJSHandle[]) {
    const given: Json[] = []
    if (!mayCall()) return {error: vm.newError('no steps left')}
    if (tool === undefined) return {error: vm.newError('no tool of this name')}
    for (const value of values) {
      if (vm.typeof(value) === 'undefined') {
        given.push(null)
        continue
      }
      const result = bridge.out(value, left)
      if (result.kind === 'threw') return {error: result.error}
      if (result.kind !== 'json') {
        const message = 'a tool takes JSON values of bounded length'
        return {error: vm.newError({name: 'TypeError', message})}
      }
      left -= result.length
      given.push(result.value)
    }
    try {
      const answer = tool(given)
      return 'returns' in answer ? bridge.into(answer.returns) : {error: vm.newError(answer.throws)}
    } catch (thrown) {
      ofEngine = {thrown} // a fault of the engine, not of the learner
      return {error: vm.newError('engine')}
    }
  }

  function addConsole(): void {
    const console = vm.newObject()
    const print = vm.newFunction('log', (...values) => {
      if (!mayCall()) return {error: vm.newError('no steps left')}
      const text = values.map(printedText).join(' ')
      left -= text.length
      if (left < 0) return {error: vm.newError(tooMuch().message)}
      printed.push({call: current, text})
      return vm.undefined
    })
    for (const name of ['log', 'info', 'warn', 'error', 'debug']) vm.setProp(console, name, print)
    vm.setProp(vm.global, 'console', console)
  }

  function printedText(value: QuickJSHandle): string {
    const type = vm.typeof(value)
    if (type === 'string') return bridge.text(value, Math.max(0, left) + 1)
    const result = bridge.out(value, Math.max(0, left))
    if (result.kind !== 'json') return type
    const isError = type === 'object' && JSON.stringify(result.value) === '{}'
    return isError ? errorText(value) : JSON.stringify(result.value)
  }

  /** JSON knows nothing of errors; a log line that says {} would help nobody. */
  function errorText(value: QuickJSHandle): string {
    const message = bridge.text(vm.getProp(value, 'message'), 2000)
    return message === '' ? '{}' : `${bridge.text(vm.getProp(value, 'name'), 100)}: ${message}`
  }

  /** Calls into the engine take longer than jumps: they cost a step for every ten. */
  function mayCall(): boolean {
    hostCalls++
    if (hostCalls % 10 === 0) steps++
    return steps <= bounds.steps && left >= 0
  }

  function removeChance(): void {
    const refuse = vm.newFunction('random', () => ({
      error: vm.newError({name: 'Error', message: 'the sandbox has no chance: Math.random'}),
    }))
    vm.setProp(vm.getProp(vm.global, 'Math'), 'random', refuse)
  }

  function endedBy(error: QuickJSHandle): Ended {
    if (left < 0) return tooMuch()
    // where no memory is left for an error, QuickJS throws null
    if (vm.sameValue(error, vm.null) && module.nearlyFull()) return new Ended(outOfMemory)
    return new Ended(refusalOf(error, {vm, bridge, spent: steps > bounds.steps}))
  }

  function tooMuch(): Ended {
    return new Ended({
      reason: 'too-much-output',
      message: `what the code returns and prints is longer than ${bounds.output} characters`,
    })
  }

  function lines(): {printed?: readonly PrintedLine[]} {
    return printed.length === 0 ? {} : {printed}
  }
}
