import {AirworthyError} from '@airworthy/kernel'
import type {RunCode} from '../core/engine.ts'
import {openFreshModule} from './fresh-memory.ts'
import {runIn, type Bounds} from './run.ts'

/** Where learner code runs: QuickJS in WebAssembly, deterministic, 64 MB. */
export interface Sandbox {
  readonly runCode: RunCode
  /** Replaces what crashes have worn; await it between two decisions. */
  renew(): Promise<void>
  /** Size of its memory in bytes, at most 64 MB. */
  bytes(): number
}

/** Bounds of one run; the same code meets them at the same place on every machine. */
const defaultBounds: Bounds = {
  /** Of 10,000 calls and backward jumps each; about one second. */
  steps: 2000,
  /** Characters of JSON and printed lines. */
  output: 1_000_000,
  /** Bytes of the interpreter's stack. */
  stack: 131_072,
}

/** A crash leaves up to its stack behind, and the module's stack has 5 MB. */
const bearableCrashes = 16

/**
 * Opens a sandbox. Its `runCode` never throws for what learner code does; it throws `sandbox-worn`
 * after many crashes without `renew`, and rethrows what a function of the engine threw.
 */
export async function openSandbox(bounds: Bounds = defaultBounds): Promise<Sandbox> {
  let module = await openFreshModule()
  let crashes = 0

  const runCode: RunCode = (code, call) => {
    if (crashes >= bearableCrashes) {
      throw new AirworthyError('sandbox-worn', `sandbox crashed too often: ${crashes} times`)
    }
    const {outcome, crashed} = runIn(module, {code, call, bounds})
    if (crashed) crashes++
    return outcome
  }

  async function renew(): Promise<void> {
    if (crashes === 0) return
    module = await openFreshModule()
    crashes = 0
  }

  return {runCode, renew, bytes: () => module.bytes()}
}
