import type {Json} from '@airworthy/kernel'
import type {CodeOutcome, EngineTools} from '../core/engine.ts'
import type {Chat} from './chat.ts'
import type {Fix} from './view.ts'

/** What the learner's `validate(reply)` is given: one reply that has passed the filters. */
export type ValidatorInput = {
  readonly text: string
  /** The customer who reads it. */
  readonly customer: string
  /** What the customer wrote last. */
  readonly message: string
  readonly calls: readonly {readonly tool: string; readonly outcome: string}[]
}

/** Which replies were let through, and what was wrong with the code if it did not finish. */
export interface Validation {
  readonly passed: readonly boolean[]
  readonly fault: string | null
}

/**
 * Asks the learner's validator about replies, all in one run. Only `true` lets a reply through; code
 * that fails lets nothing through.
 */
export function validate(
  inputs: readonly ValidatorInput[],
  {fix, tools}: {fix: Fix; tools: EngineTools},
): Validation {
  if (fix.validator === null) return {passed: inputs.map(() => true), fault: null}
  const outcome = tools.runCode(
    {source: fix.validator},
    {name: 'validate', inputs: inputs as readonly Json[]},
  ) // types of plain JSON
  if (outcome.kind === 'refused') return {passed: inputs.map(() => false), fault: faultIn(outcome)}
  return {passed: outcome.values.map((value) => value === true), fault: null}
}

/** The replies of a chat that a validator has to see, in order. */
export function validatorInputs({
  customer,
  entries,
}: Pick<Chat, 'customer' | 'entries'>): readonly ValidatorInput[] {
  let message = ''
  let calls: ValidatorInput['calls'] = []
  return entries.flatMap((entry) => {
    if (entry.kind === 'message') {
      message = entry.text
      calls = []
    }
    if (entry.kind === 'call') {
      calls = [...calls, {tool: entry.call.tool, outcome: entry.call.outcome}]
    }
    if (entry.kind !== 'reply' || entry.stoppedBy !== null) return []
    return [{text: entry.text.slice(0, 2000), customer, message, calls}]
  })
}

/** The entries with the validator's decisions; `passed` is in the order of `validatorInputs`. */
export function withValidation<C extends Pick<Chat, 'entries'>>(
  chat: C,
  passed: readonly boolean[],
): C {
  let next = 0
  const entries = chat.entries.map((entry) => {
    if (entry.kind !== 'reply' || entry.stoppedBy !== null) return entry
    const passes = passed[next++] ?? false
    return passes ? entry : {...entry, stoppedBy: 'validator'}
  })
  return {...chat, entries}
}

function faultIn({reason, message, call}: Extract<CodeOutcome, {kind: 'refused'}>): string {
  return call === null ? `${reason}: ${message}` : `${reason} at reply ${call + 1}: ${message}`
}
