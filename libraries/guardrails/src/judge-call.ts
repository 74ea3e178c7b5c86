import type {Json} from '@airworthy/kernel'
import type {CallContext, PredicateBreach, ToolCall, ToolPredicate} from './tool-predicate.ts'

/**
 * Which predicates a call breaks; none means that it may be carried out. A missing argument, one of
 * another type and a number below zero break every predicate that reads it. Predicates of other
 * tools are passed over.
 */
export function judgeCall(
  call: ToolCall,
  {predicates, context}: {predicates: readonly ToolPredicate[]; context: CallContext},
): readonly PredicateBreach[] {
  return predicates
    .filter((predicate) => predicate.tool === call.tool && !holds(predicate, call, context))
    .map((predicate) => ({
      predicate: predicate.id,
      op: predicate.op,
      value: 'argument' in predicate ? argumentOf(call, predicate.argument) : null,
    }))
}

function holds(predicate: ToolPredicate, call: ToolCall, context: CallContext): boolean {
  switch (predicate.op) {
    case 'equals-session': {
      const own = ownValue(context.session, predicate.field)
      return own !== null && sameScalar(argumentOf(call, predicate.argument), own)
    }
    case 'in-session': {
      const own = ownValue(context.session, predicate.field)
      const value = argumentOf(call, predicate.argument)
      return Array.isArray(own) && own.some((each) => sameScalar(value, each as Json)) // Json array
    }
    case 'at-most':
      return (
        withinLimit(argumentOf(call, predicate.argument), predicate.limit) ||
        approvedAmount(predicate, call, context)
      )
    case 'cumulative-at-most':
      return (
        withinLimit(cumulated(predicate, call, context), predicate.limit) ||
        approvedAmount(predicate, call, context)
      )
    case 'one-of':
      return predicate.values.some((value) =>
        sameScalar(argumentOf(call, predicate.argument), value),
      )
    case 'matches': {
      const value = argumentOf(call, predicate.argument)
      return typeof value === 'string' && new RegExp(`^(?:${predicate.pattern})$`, 'u').test(value)
    }
    case 'calls-at-most':
      return sameGroup(predicate.per, call, context).length + 1 <= predicate.limit
    case 'approved':
      return context.approved === true
    case 'confirmed-after':
      return context.confirmed === true || !(context.marks ?? []).includes(predicate.mark)
    case 'never':
      return false
  }
}

function approvedAmount(
  predicate: {readonly argument: string; readonly unlessApproved?: boolean},
  call: ToolCall,
  context: CallContext,
): boolean {
  const value = argumentOf(call, predicate.argument)
  return predicate.unlessApproved === true && context.approved === true && isAmount(value)
}

/** The sum that stands after the call; null where an amount is missing or no amount. */
function cumulated(
  predicate: {readonly argument: string; readonly per?: string},
  call: ToolCall,
  context: CallContext,
): number | null {
  let sum = 0
  for (const each of [...sameGroup(predicate.per, call, context), call]) {
    const value = argumentOf(each, predicate.argument)
    if (!isAmount(value)) return null
    sum += value
  }
  return sum
}

function sameGroup(
  per: string | undefined,
  call: ToolCall,
  context: CallContext,
): readonly ToolCall[] {
  return context.earlier.filter(
    (each) =>
      each.tool === call.tool &&
      (per === undefined || sameScalar(argumentOf(each, per), argumentOf(call, per))),
  )
}

function withinLimit(value: Json, limit: number): boolean {
  return isAmount(value) && value <= limit
}

/** An amount is a finite number of at least zero: a negative one would buy back a spent limit. */
function isAmount(value: Json): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** Equal as values a form or a model may write: 4471 and "4471" name one order. */
function sameScalar(one: Json, other: Json): boolean {
  if (one === null || other === null) return one === other
  if (typeof one === 'object' || typeof other === 'object') return false
  return String(one).trim() === String(other).trim()
}

function argumentOf(call: ToolCall, name: string): Json {
  return ownValue(call.arguments, name)
}

/** Own properties only: `constructor` is no argument. */
function ownValue(record: {readonly [name: string]: Json}, name: string): Json {
  return Object.hasOwn(record, name) ? (record[name] ?? null) : null
}
