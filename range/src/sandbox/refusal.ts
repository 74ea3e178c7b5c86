import type {QuickJSContext, QuickJSHandle} from 'quickjs-emscripten-core'
import type {CodeOutcome} from '../core/engine.ts'
import type {Bridge} from './bridge.ts'

/** Why code was ended. */
export type Reason = Extract<CodeOutcome, {kind: 'refused'}>['reason']

/** Why code was ended, and that in words for who wrote it. */
export interface Refusal {
  readonly reason: Reason
  readonly message: string
}

/** The name that the learner's module has in stack traces. */
export const fileName = 'code.js'

const longestMessage = 500

/** Reads what learner code threw. Reading may run its getters, which count and are caught. */
export function refusalOf(
  error: QuickJSHandle,
  {vm, bridge, spent}: {vm: QuickJSContext; bridge: Bridge; spent: boolean},
): Refusal {
  if (spent) return tooManySteps
  const name = property('name')
  const message = property('message')
  const place = placeOf(property('stack'))
  if (name === 'InternalError' && message === 'out of memory') return outOfMemory
  if (message === 'stack overflow') return tooDeep(place)
  if (name === 'SyntaxError' && place !== '') {
    return {reason: 'syntax', message: bounded(`${message}${place}`)}
  }
  const said = [name, message].filter(Boolean).join(': ') || thrownValue()
  return {reason: 'threw', message: bounded(`${said}${place}${adviceFor(said)}`)}

  function property(key: string): string {
    if (vm.typeof(error) !== 'object') return ''
    try {
      return bridge.text(vm.getProp(error, key), 2 * longestMessage)
    } catch {
      return '' // a getter threw
    }
  }

  function thrownValue(): string {
    const text = bridge.text(error, longestMessage)
    if (text !== '') return text
    return vm.sameValue(error, vm.null) ? 'threw null' : `threw a value of type ${vm.typeof(error)}`
  }
}

/** The refusal for what ended the sandbox itself: its stack, or a trap. */
export function refusalOfCrash(thrown: unknown): Refusal {
  return thrown instanceof RangeError ? tooDeep('') : outOfMemory
}

/** Cuts a message to what an outcome may carry. */
export function bounded(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage - 1)}…`
}

/** The refusal of code that does not end. */
export const tooManySteps: Refusal = {
  reason: 'too-many-steps',
  message:
    'the code was still running after all the steps that it has; look for a loop or a regular expression that does not end',
}

/** The refusal of code that needs more memory than there is. */
export const outOfMemory: Refusal = {
  reason: 'out-of-memory',
  message: 'the code needed more memory than the sandbox has (64 MB)',
}

function tooDeep(place: string): Refusal {
  return {reason: 'threw', message: `stack overflow: calls or data are nested too deep${place}`}
}

function placeOf(stack: string): string {
  const found = /code\.js:(\d+)(?::(\d+))?/u.exec(stack)
  if (found === null) return ''
  return found[2] === undefined ? ` (line ${found[1]})` : ` (line ${found[1]}, column ${found[2]})`
}

function adviceFor(said: string): string {
  if (said.includes('could not load module')) return '; nothing can be imported here'
  const missing =
    /'?(Date|performance|setTimeout|setInterval|fetch|process|require)'? is not defined/u
  const name = missing.exec(said)?.[1]
  return name === undefined ? '' : `; the sandbox has no ${name}`
}
