import fc from 'fast-check'
import {expect, test} from 'vitest'
import {judgeCall, type CallContext, type ToolCall, type ToolPredicate} from './index.ts'

const context: CallContext = {session: {customer: 'C-118', orders: ['4471', '4480']}, earlier: []}

function discount(percent: number | string, order = '4471'): ToolCall {
  return {tool: 'apply_discount', arguments: {order, percent, customer: 'C-118'}}
}

function broken(
  call: ToolCall,
  predicate: ToolPredicate,
  more: Partial<CallContext> = {},
): boolean {
  return judgeCall(call, {predicates: [predicate], context: {...context, ...more}}).length > 0
}

const aimed = {id: 'p', tool: 'apply_discount'} as const

test('A call of another tool is not bound', () => {
  expect(broken({tool: 'look_up', arguments: {}}, {...aimed, op: 'never'})).toBe(false)
  expect(broken(discount(1), {...aimed, op: 'never'})).toBe(true)
})

test('An identity must be the session’s own, and a missing one is none', () => {
  const own: ToolPredicate = {
    ...aimed,
    op: 'equals-session',
    argument: 'customer',
    field: 'customer',
  }
  expect(broken(discount(1), own)).toBe(false)
  expect(broken({tool: 'apply_discount', arguments: {customer: 'C-119'}}, own)).toBe(true)
  expect(broken({tool: 'apply_discount', arguments: {}}, own)).toBe(true)
  expect(broken({tool: 'apply_discount', arguments: {}}, {...own, field: 'nobody'})).toBe(true)
})

test('A thing must be among the session’s own', () => {
  const own: ToolPredicate = {...aimed, op: 'in-session', argument: 'order', field: 'orders'}
  expect(broken(discount(1, '4480'), own)).toBe(false)
  expect(broken(discount(1, '9999'), own)).toBe(true)
})

test('A cap on each call lets five small calls pass, and a cumulative cap does not', () => {
  const each: ToolPredicate = {...aimed, op: 'at-most', argument: 'percent', limit: 10}
  const sum: ToolPredicate = {
    ...aimed,
    op: 'cumulative-at-most',
    argument: 'percent',
    limit: 10,
    per: 'order',
  }
  const earlier = [discount(10), {tool: 'refund', arguments: {percent: 90, order: '4471'}}]
  expect(broken(discount(10), each, {earlier})).toBe(false)
  expect(broken(discount(10), sum, {earlier})).toBe(true)
  expect(broken(discount(10, '4480'), sum, {earlier})).toBe(false)
  expect(broken(discount(11), each)).toBe(true)
})

test('An amount that is no number, not finite or below zero breaks a cap', () => {
  const each: ToolPredicate = {...aimed, op: 'at-most', argument: 'percent', limit: 10}
  for (const percent of ['10', Number.NaN, -5, Number.POSITIVE_INFINITY]) {
    expect(broken(discount(percent), each)).toBe(true)
  }
})

test('Approval lifts a cap only where the predicate says so', () => {
  const strict: ToolPredicate = {...aimed, op: 'at-most', argument: 'percent', limit: 10}
  expect(broken(discount(30), strict, {approved: true})).toBe(true)
  expect(broken(discount(30), {...strict, unlessApproved: true}, {approved: true})).toBe(false)
  expect(broken(discount(30), {...strict, unlessApproved: true})).toBe(true)
  expect(broken(discount(30), {...aimed, op: 'approved'})).toBe(true)
})

test('After a mark a person must confirm by a control', () => {
  const confirmed: ToolPredicate = {...aimed, op: 'confirmed-after', mark: 'read-reviews'}
  expect(broken(discount(5), confirmed)).toBe(false)
  expect(broken(discount(5), confirmed, {marks: ['read-reviews']})).toBe(true)
  expect(broken(discount(5), confirmed, {marks: ['read-reviews'], confirmed: true})).toBe(false)
})

test('Values, forms and numbers of calls are bounded', () => {
  expect(broken(discount(5), {...aimed, op: 'one-of', argument: 'percent', values: [5, 10]})).toBe(
    false,
  )
  expect(broken(discount(6), {...aimed, op: 'one-of', argument: 'percent', values: [5, 10]})).toBe(
    true,
  )
  expect(broken(discount(5), {...aimed, op: 'matches', argument: 'order', pattern: '\\d{4}'})).toBe(
    false,
  )
  expect(
    broken(discount(5, '4471; drop'), {
      ...aimed,
      op: 'matches',
      argument: 'order',
      pattern: '\\d{4}',
    }),
  ).toBe(true)
  const once: ToolPredicate = {...aimed, op: 'calls-at-most', limit: 1, per: 'order'}
  expect(broken(discount(5), once)).toBe(false)
  expect(broken(discount(5), once, {earlier: [discount(1)]})).toBe(true)
})

test('A breach names the predicate and the value that broke it', () => {
  const each: ToolPredicate = {...aimed, op: 'at-most', argument: 'percent', limit: 10}
  expect(judgeCall(discount(60), {predicates: [each], context})).toEqual([
    {predicate: 'p', op: 'at-most', value: 60},
  ])
})

test('No sequence of allowed calls passes the cumulative cap', () => {
  const sum: ToolPredicate = {
    ...aimed,
    op: 'cumulative-at-most',
    argument: 'percent',
    limit: 10,
    per: 'order',
  }
  const order = fc.constantFrom('4471', ' 4471', '4480')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double({min: -20, max: 20}), order)), (asked) => {
      const earlier: ToolCall[] = []
      for (const [percent, of] of asked) {
        const call = discount(percent, of)
        if (!broken(call, sum, {earlier})) earlier.push(call)
      }
      const total = earlier
        .filter((call) => ['4471', ' 4471'].some((each) => each === call.arguments['order']))
        .reduce((most, call) => most + Number(call.arguments['percent']), 0)
      expect(total).toBeLessThanOrEqual(10 + 1e-9)
    }),
  )
})
