import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {CodeOutcome, EngineTools} from '../core/engine.ts'
import {redactionEngine as engine} from './engine.ts'
import {buildFacts, buildPolicy} from './redaction.builders.ts'
import type {RedactionState} from './state.ts'
import type {RedactionAction, RedactionPolicy, TicketView} from './view.ts'

const facts = buildFacts()

/** A sandbox that answers every call with what is given for its input. */
function toolsReturning(answer: (ticket: Record<string, string>) => unknown): EngineTools {
  return {
    // the test says what learner code would return
    runCode: (_code, {inputs}) =>
      ({
        kind: 'returned',
        values: inputs.map((input) => answer(input as never)),
        steps: 1,
      }) as CodeOutcome,
  }
}
const noCode = toolsReturning(() => ({sent: {}}))

function act(state: RedactionState, action: RedactionAction, tools = noCode): RedactionState {
  return engine.apply(state, {action, result: engine.decide(state, action, tools)})
}

function under(part: Parameters<typeof buildPolicy>[0], seed = 's'): RedactionState {
  return act(engine.start(facts, seed), {kind: 'set-policy', policy: buildPolicy(part)})
}

/** Tickets whose leaks are told: all but the two to be searched. */
function told(
  state: RedactionState,
): readonly (TicketView & {leaks: NonNullable<TicketView['leaks']>})[] {
  return engine
    .view(state)
    .tickets.flatMap((ticket) => (ticket.leaks === null ? [] : [{...ticket, leaks: ticket.leaks}]))
}

const everything: RedactionPolicy['detectors'] = [
  'name',
  'email',
  'phone',
  'birth-date',
  'address',
  'iban',
  'health',
]

describe('what leaves', () => {
  test('An untouched ticket leaks its name, address and account', () => {
    for (const {leaks} of told(engine.start(facts, 's'))) {
      const kinds = leaks.map(({kind}) => kind)
      expect(kinds).toEqual(expect.arrayContaining(['name', 'address', 'iban', 'email']))
    }
  })

  test('Where nothing is sent nothing leaks, and nothing can be answered', () => {
    const {visible} = engine.view(under({}))
    expect(visible).toMatchObject({leaking: 0, served: 0})
  })

  test('An order number is taken for a telephone number unless a rule keeps it', () => {
    const fields = {message: 'keep', subject: 'keep'} as const
    const masked = under({fields, detectors: ['phone']})
    const kept = under({
      fields,
      detectors: ['phone'],
      rules: [{id: 'orders', does: 'keep', pattern: String.raw`03\d\d \d{3} \d{4}`}],
    })
    const orders = (state: RedactionState): number =>
      told(state).filter((ticket) =>
        ticket.facts.some(({id, answerable}) => id === 'order' && answerable),
      ).length
    expect(orders(masked)).toBeLessThan(orders(kept))
  })

  test('Only sentences about the product or the order are sent where that is chosen', () => {
    for (const {prompt, record} of told(under({fields: {message: 'sentences'}}))) {
      expect(prompt).not.toContain('asthma')
      expect(prompt).not.toContain('crutches')
      expect(prompt).not.toContain(record.phone)
    }
  })

  test('The same person has one stand-in, and another person another one', () => {
    const state = under({fields: {message: 'keep', name: 'placeholder'}, detectors: everything})
    const {prompt} = told(state).find(({record}) => record.message.includes('my name is')) ?? {
      prompt: '',
    }
    expect(prompt).toContain('my name is [NAME-1]')
    expect(prompt).toMatch(/(?:regards|Thanks),\n\[NAME-1\]/)
    const swapped = told(state).filter((ticket) => ticket.facts.some(({id}) => id === 'recipients'))
    expect(swapped.length).toBeGreaterThan(0)
    for (const ticket of swapped) {
      expect(ticket.facts.find(({id}) => id === 'recipients')?.answerable).toBe(true)
    }
  })

  test('One mark for all people cannot be filled in again', () => {
    const state = under({fields: {message: 'keep'}, detectors: everything, standIns: 'one'})
    const swapped = told(state).flatMap((ticket) =>
      ticket.facts.filter(({id}) => id === 'recipients'),
    )
    expect(swapped.map(({answerable}) => answerable)).not.toContain(true)
  })

  test('The reply has stand-ins filled in, the draft has not', () => {
    const state = under({fields: {name: 'placeholder'}})
    for (const {draft, reply, record} of told(state)) {
      expect(draft).toContain('[NAME-1]')
      expect(draft).not.toContain(record.name)
      expect(reply).toContain(record.name)
    }
  })
})

describe('code of the learner', () => {
  const encodings: readonly (readonly [string, (text: string) => string])[] = [
    ['base64', (text) => Buffer.from(text).toString('base64')],
    ['hex', (text) => Buffer.from(text).toString('hex')],
    ['reversed', (text) => text.split('').reverse().join('')],
    ['joined', (text) => text.split('').join(' ')],
  ]
  test.each(encodings)('A name as %s is read back', (step, encode) => {
    const tools = toolsReturning((ticket) => ({sent: {subject: encode(ticket['name'] ?? '')}}))
    const state = act(
      engine.start(facts, 's'),
      {kind: 'set-policy', policy: buildPolicy({code: 'code'})},
      tools,
    )
    for (const {leaks} of told(state)) {
      expect(leaks.find(({kind}) => kind === 'name')?.how).toContain(step)
    }
  })

  test('Code that returns another shape sends nothing and is told so', () => {
    for (const answer of ['text', {sent: {unknown: 'x'}}, {sent: {}, vault: {the: 'x'}}, null]) {
      const state = act(
        engine.start(facts, 's'),
        {kind: 'set-policy', policy: buildPolicy({code: 'code'})},
        toolsReturning(() => answer),
      )
      const view = engine.view(state)
      expect(view.codeFault).toMatch(/at T-001: redact\(ticket\)/)
      expect(view.visible).toMatchObject({leaking: 0, served: 0})
    }
  })

  test('Prompts that are too long to record are refused as a whole', () => {
    const state = act(
      engine.start(facts, 's'),
      {kind: 'set-policy', policy: buildPolicy({code: 'code'})},
      toolsReturning(() => ({sent: {note: 'x'.repeat(4000), message: 'y'.repeat(4000)}})),
    )
    expect(engine.view(state).codeFault).toMatch(/too long/)
  })
})

describe('code that is judged', () => {
  const codePolicy = {kind: 'set-policy', policy: buildPolicy({code: 'code'})} as const
  const judged = (answer: (ticket: Record<string, string>) => unknown, id: string) => {
    const start = engine.start(facts, 's')
    const state = act(start, codePolicy, toolsReturning(answer))
    return engine.judge(state, toolsReturning(answer)).objectives.find((each) => each.id === id)
  }

  test('A field that leaves only with tickets that nobody sees is sent all the same', () => {
    const start = engine.start(facts, 's')
    const seen = new Set(start.visible.map(({record}) => record.iban))
    const hiding = judged(
      (ticket) => ({sent: seen.has(ticket['iban'] ?? '') ? {} : {product: ticket['product']}}),
      'purpose',
    )
    expect(hiding).toMatchObject({reached: false, facts: {wrong: ['product']}})
    expect(judged(() => ({sent: {}}), 'purpose')).toMatchObject({reached: true})
  })

  test('A value that leaves under the name of another field has left', () => {
    const disguised = judged(
      ({order, amount}) => ({sent: {subject: `${order} / ${amount}`}}),
      'purpose',
    )
    expect(disguised?.facts?.['wrong']).toEqual(['subject', 'order', 'amount'])
  })

  test('A stand-in for a whole message is none', () => {
    const whole = (message = '') => ({sent: {message: '[ALL-1]'}, vault: {'[ALL-1]': message}})
    expect(judged(({message}) => whole(message), 'stand-ins')).toMatchObject({
      reached: false,
      credit: 0,
    })
  })
})

describe('searching', () => {
  test('Leaks of the tickets to be searched are told only after the marks', () => {
    const start = engine.start(facts, 's')
    const [first] = engine.view(start).marking
    expect(engine.view(start).tickets[0]?.leaks).toBeNull()
    const marked = act(start, {kind: 'mark', ticket: first?.ticket ?? '', words: [0]})
    expect(engine.view(marked).tickets[0]?.leaks).not.toBeNull()
    expect(engine.view(marked).tickets[1]?.leaks).toBeNull()
  })

  test('Marking what the key names finds everything; marking every word is needless', () => {
    let exact = engine.start(facts, 's')
    let all = exact
    for (const {ticket, words} of engine.view(exact).marking) {
      all = act(all, {kind: 'mark', ticket, words: words.map((_, index) => index)})
      const key = engine.view(all).marking.find((each) => each.ticket === ticket)?.result?.key ?? []
      exact = act(exact, {kind: 'mark', ticket, words: key.map(({word}) => word)})
    }
    expect(engine.progress(exact)[0]).toMatchObject({id: 'find', reached: true})
    expect(engine.progress(all)[0]).toMatchObject({id: 'find', reached: false})
  })

  test('Marks are handed in once, for a ticket that waits for them, and cannot be taken back', () => {
    const start = engine.start(facts, 's')
    const [first] = engine.view(start).marking
    const mark = {kind: 'mark', ticket: first?.ticket ?? '', words: [0]} as const
    const marked = act(start, mark)
    expect(() => engine.decide(marked, mark, noCode)).toThrow('no marks are waited for')
    expect(() => engine.decide(start, {...mark, ticket: 'T-009'}, noCode)).toThrow(
      'no marks are waited for',
    )
    expect(() => engine.decide(start, {...mark, words: [599]}, noCode)).toThrow(
      'no word of this number',
    )
    expect(() => engine.decide(start, {...mark, words: [1, 1]}, noCode)).toThrow('marked twice')
    expect(engine.undoable(mark)).toBe(false)
  })
})

test('A policy that cannot be done is refused with its reason', () => {
  const start = engine.start(facts, 's')
  const refuse =
    (part: Parameters<typeof buildPolicy>[0]): (() => unknown) =>
    () =>
      engine.decide(start, {kind: 'set-policy', policy: buildPolicy(part)}, noCode)
  expect(refuse({fields: {iban: 'sentences'}})).toThrow('only free text has sentences: iban')
  expect(refuse({rules: [{id: 'r', does: 'keep', pattern: '(a+)+'}]})).toThrow('rule r: ')
  expect(refuse({rules: [{id: 'r', does: 'keep', pattern: '('}]})).toThrow('rule r: ')
})

test('The view shows neither the seed nor a hidden ticket', () => {
  const state = engine.start(facts, 'seed-9f2c')
  const view = JSON.stringify(engine.view(state))
  expect(view).not.toContain('seed-9f2c')
  const shown = new Set(state.visible.map(({record}) => record.iban))
  for (const {record} of state.hidden) {
    if (!shown.has(record.iban)) expect(view).not.toContain(record.iban)
  }
})

test('A recorded policy is small, and folding the record gives the same view', () => {
  const start = engine.start(facts, 's')
  const fields = Object.fromEntries(
    Object.keys(buildPolicy().fields).map((field) => [field, 'keep']),
  )
  const action = {kind: 'set-policy', policy: buildPolicy({fields})} as const
  const result = engine.decide(start, action, noCode)
  expect(JSON.stringify(result).length).toBeLessThan(65_536)
  const copy: typeof result = JSON.parse(JSON.stringify(result))
  expect(engine.view(engine.apply(start, {action, result: copy}))).toEqual(
    engine.view(engine.apply(start, {action, result})),
  )
})

test('Every ticket can be answered from what it says, whatever the seed', () => {
  fc.assert(
    fc.property(fc.string({maxLength: 8}), (seed) => {
      const {facts: needs} = {
        facts: engine.view(engine.start(facts, seed)).tickets.flatMap((ticket) => ticket.facts),
      }
      // stand-ins are for the learner to make
      const clear = needs.filter(({id}) => id !== 'address' && id !== 'recipients')
      expect(clear.filter(({answerable}) => !answerable)).toEqual([])
    }),
    {numRuns: 20},
  )
})
