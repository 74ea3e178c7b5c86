import {AirworthyError} from '@airworthy/kernel'
import type {EngineTools} from '../core/engine.ts'
import {answer} from './answer.ts'
import {visitSaltOf} from './apply.ts'
import {pressButton, waitingCalls} from './carry-out-call.ts'
import {newChat, type Entry} from './chat.ts'
import {replayAll} from './replay.ts'
import type {AssistantResult, AssistantState} from './state.ts'
import {validate, validatorInputs, withValidation} from './validator.ts'
import type {AssistantAction} from './view.ts'
import type {Answered} from './work.ts'

/** Most messages in one chat, and most visits between two of the learner's chats. */
const mostMessages = 40
const mostVisits = 20

/** What an action leads to. Throws `action-refused` for one that does not fit the state. */
export function decideAssistant(
  state: AssistantState,
  {action, tools}: {action: AssistantAction; tools: EngineTools},
): AssistantResult {
  switch (action.kind) {
    case 'say':
      return decideMessage(state, {text: action.text, prepared: false, tools})
    case 'provoke':
      return decideMessage(state, {
        text: provocation(state, action.technique),
        prepared: true,
        tools,
      })
    case 'confirm':
      return decideButton(state, action.call)
    case 'next-customer':
      return decideVisit(state, tools)
    case 'write-review':
      if (state.scenario.products.some(({id}) => id === action.product)) return {kind: 'noted'}
      throw refused(`unknown product: ${action.product}`)
    case 'new-chat':
    case 'show-offence':
      return {kind: 'noted'}
    case 'change': {
      const {fault} = validate(sampleReply, {fix: action.fix, tools})
      return {kind: 'changed', validatorFault: fault}
    }
    case 'replay': {
      const {scenario, seed, code, fix} = state
      return {kind: 'replayed', result: replayAll(state.own, {scenario, seed, code, fix, tools})}
    }
  }
}

/** One harmless reply, to see whether a validator runs at all. */
const sampleReply = [
  {
    text: 'Order 4471 is marked delivered.',
    customer: 'C-118',
    message: 'Where is my order?',
    calls: [],
  },
]

function decideMessage(
  state: AssistantState,
  {text, prepared, tools}: {text: string; prepared: boolean; tools: EngineTools},
): AssistantResult {
  if (state.chat.memory.messages >= mostMessages) {
    throw refused(`this chat has ${mostMessages} messages: start a new one`)
  }
  const before = {chat: state.chat, desk: state.desk}
  const after = answer(before, {text, prepared})
  const entries = after.chat.entries.slice(before.chat.entries.length)
  return {
    kind: 'said',
    entries: checked(entries, {state, customer: state.chat.customer, tools}),
    memory: after.chat.memory,
    carried: newlyCarried(before, after),
    calls: after.desk.calls,
  }
}

function decideButton(state: AssistantState, number: number): AssistantResult {
  const before = {chat: state.chat, desk: state.desk}
  if (!waitingCalls(state.chat).some((call) => call.number === number)) {
    throw refused(`no call waits under this number: ${number}`)
  }
  const {chat} = pressButton(before, number)
  const entry = chat.entries.find((each) => each.kind === 'call' && each.call.number === number)
  if (entry?.kind !== 'call') throw refused(`no call under this number: ${number}`)
  return {kind: 'confirmed', call: entry.call}
}

function decideVisit(state: AssistantState, tools: EngineTools): AssistantResult {
  const {scenario, review, seed, visitCount} = state
  if (state.visits.length >= mostVisits) throw refused('enough customers came: start a new chat')
  const visitor = scenario.visitors[visitCount % scenario.visitors.length]
  const product = scenario.products.find(({id}) => id === review?.product) ?? scenario.products[0]
  if (visitor === undefined || product === undefined) throw refused('nobody is there')
  const number = state.chat.number
  const before: Answered = {
    chat: newChat({number, desk: state.chat.desk, customer: visitor.customer}),
    desk: {...state.desk, salt: visitSaltOf(seed, visitCount)},
  }
  let now = before
  for (const message of visitor.messages) {
    now = answer(now, {text: message.replaceAll('{product}', product.words[0] ?? product.id)})
  }
  const entries = checked(now.chat.entries, {state, customer: visitor.customer, tools})
  return {
    kind: 'visited',
    chat: {...now.chat, entries},
    carried: newlyCarried(before, now),
    calls: now.desk.calls,
  }
}

/** Lets the learner's validator see new replies; the assistant as delivered has none. */
function checked(
  entries: readonly Entry[],
  {state, customer, tools}: {state: AssistantState; customer: string; tools: EngineTools},
): readonly Entry[] {
  const {fix} = state.desk
  if (fix.validator === null) return entries
  const {passed} = validate(validatorInputs({customer, entries}), {fix, tools})
  return withValidation({entries}, passed).entries
}

function newlyCarried(before: Answered, after: Answered) {
  return after.desk.shop.carried.slice(before.desk.shop.carried.length)
}

function provocation(
  state: AssistantState,
  technique: 'role-play' | 'fiction' | 'provocation',
): string {
  const texts = state.scenario.provocations[technique] ?? []
  const text = texts[state.chat.memory.messages % Math.max(1, texts.length)]
  if (text === undefined) throw refused(`no prepared provocation: ${technique}`)
  return text
}

function refused(reason: string): AirworthyError {
  return new AirworthyError('action-refused', reason, {facts: {reason}})
}
