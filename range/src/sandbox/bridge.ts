import type {Json} from '@airworthy/kernel'
import type {QuickJSContext, QuickJSHandle} from 'quickjs-emscripten-core'

/** Carries JSON into a context and out of it, with functions that learner code cannot replace. */
export interface Bridge {
  into(value: Json): QuickJSHandle
  /** Text as JSON, or why there is none; `left` is how many characters may still come out. */
  out(value: QuickJSHandle, left: number): Carried
  /** A text out of the context, at most `longest` characters of it. */
  text(value: QuickJSHandle, longest: number): string
}

/** What came out of a context. */
export type Carried =
  | {readonly kind: 'json'; readonly value: Json; readonly length: number}
  | {readonly kind: 'not-json'; readonly what: string}
  | {readonly kind: 'too-long'; readonly length: number}
  /** Turning it into JSON ran learner code (`toJSON`, getters) that threw. */
  | {readonly kind: 'threw'; readonly error: QuickJSHandle}

/** Makes the bridge of a context; call it before learner code is loaded. */
export function bridgeOf(vm: QuickJSContext): Bridge {
  const json = vm.getProp(vm.global, 'JSON')
  const parse = vm.getProp(json, 'parse')
  const stringify = vm.getProp(json, 'stringify')
  const slice = vm.getProp(vm.getProp(vm.getProp(vm.global, 'String'), 'prototype'), 'slice')

  function into(value: Json): QuickJSHandle {
    return vm.unwrapResult(
      vm.callFunction(parse, vm.undefined, vm.newString(JSON.stringify(value))),
    )
  }

  function out(value: QuickJSHandle, left: number): Carried {
    const result = vm.callFunction(stringify, vm.undefined, value)
    if (result.error !== undefined) return {kind: 'threw', error: result.error}
    return result.value.consume((text) => {
      if (vm.typeof(text) !== 'string') return {kind: 'not-json', what: vm.typeof(value)}
      const length = lengthOf(text)
      if (length > left) return {kind: 'too-long', length}
      // JSON.stringify returned this text, so it holds what JSON can carry
      return {kind: 'json', value: JSON.parse(vm.getString(text)) as Json, length}
    })
  }

  function text(value: QuickJSHandle, longest: number): string {
    if (vm.typeof(value) !== 'string') return ''
    if (lengthOf(value) <= longest) return vm.getString(value)
    const cut = vm.callFunction(slice, value, vm.newNumber(0), vm.newNumber(longest))
    return cut.error === undefined ? cut.value.consume((text) => vm.getString(text)) : ''
  }

  /** Of a text: its `length` is its own and no getter. */
  function lengthOf(value: QuickJSHandle): number {
    return vm.getNumber(vm.getProp(value, 'length'))
  }

  return {into, out, text}
}
