import {effectOf, type Attack} from './attack.ts'
import {isCarriedOut} from './shop.ts'
import {newChat, type Call, type Chat} from './chat.ts'
import {openDesk, type PostedReview} from './desk.ts'
import {deliveredFix} from './fix.ts'
import {reachedGoals} from './replay.ts'
import type {AssistantResult, AssistantState} from './state.ts'
import type {AssistantAction, Desk as DeskName, Goal} from './view.ts'

/** Most attacks of the learner that are kept for the replay. */
const mostOwn = 12

/** The state after a recorded action. */
export function applyAssistant(
  state: AssistantState,
  {action, result}: {action: AssistantAction; result: AssistantResult},
): AssistantState {
  switch (result.kind) {
    case 'said': {
      const entries = [...state.chat.entries, ...result.entries]
      const chat = {...state.chat, memory: result.memory, entries}
      return withOutcome(withCarried({...state, chat}, result), chat)
    }
    case 'confirmed': {
      const entries = state.chat.entries.map((entry) =>
        entry.kind === 'call' && entry.call.number === result.call.number
          ? {kind: 'call' as const, call: result.call}
          : entry,
      )
      const chat = {...state.chat, entries}
      const carried = isCarriedOut(result.call) ? [result.call] : []
      return withOutcome(withCarried({...state, chat}, {carried, calls: state.desk.calls}), chat)
    }
    case 'visited': {
      const visits = [...state.visits, result.chat]
      const visited = {...state, visits, visitCount: state.visitCount + 1}
      return withOutcome(withCarried(visited, result), result.chat)
    }
    case 'changed':
      if (action.kind !== 'change') return state
      // the open chat goes on with the changes only if it is with the mended assistant
      return reopened({...state, fix: action.fix, validatorFault: result.validatorFault})
    case 'replayed':
      return {
        ...state,
        replay: {fix: state.fix, result: result.result},
        replays: state.replays + 1,
      }
    case 'noted':
      return applyNoted(state, action)
  }
}

function applyNoted(state: AssistantState, action: AssistantAction): AssistantState {
  if (action.kind === 'new-chat') {
    return withNewChat(state, {desk: action.desk, number: state.chat.number + 1})
  }
  if (action.kind === 'show-offence') return {...state, offenceShown: action.shown}
  if (action.kind !== 'write-review') return state
  const {product, text} = action
  const review: PostedReview | null =
    text === '' ? null : {product, author: state.scenario.you.customer, text}
  return {...state, review, desk: {...state.desk, review}}
}

/** A new chat of the learner: the books are put back, what was said is forgotten. */
function withNewChat(
  state: AssistantState,
  {desk, number}: {desk: DeskName; number: number},
): AssistantState {
  const {scenario, code, review, seed} = state
  const fix = desk === 'delivered' ? deliveredFix(scenario) : state.fix
  return {
    ...state,
    chat: newChat({number, desk, customer: scenario.you.customer}),
    visits: [],
    desk: openDesk({scenario, fix, code, review, salt: saltOf(seed, number)}),
  }
}

/** What chance in a chat of the learner is drawn from. */
export function saltOf(seed: string, number: number): string {
  return `${seed}|chat ${number}`
}

/** What chance in a visit of another customer is drawn from. */
export function visitSaltOf(seed: string, visit: number): string {
  return `${seed}|visit ${visit}`
}

function reopened(state: AssistantState): AssistantState {
  if (state.chat.desk === 'delivered') return state
  return withNewChat(state, {desk: 'mended', number: state.chat.number + 1})
}

function withCarried(
  state: AssistantState,
  {carried, calls}: {carried: readonly Call[]; calls: number},
): AssistantState {
  const {desk} = state
  const shop = {...desk.shop, carried: [...desk.shop.carried, ...carried]}
  return {...state, desk: {...desk, shop, calls}}
}

/** Notes what a chat with the assistant as delivered has reached, and keeps it as an attack. */
function withOutcome(state: AssistantState, chat: Chat): AssistantState {
  if (chat.desk !== 'delivered') return state
  const effect = effectOf(chat, state)
  const isYours = chat.customer === state.scenario.you.customer
  const goals: Goal[] = [...reachedGoals(effect)]
  if (!isYours && isPlanted(chat, state)) goals.push('plant')
  const {number} = chat
  const fresh = goals.filter(
    (goal) => !state.own.some((attack) => attack.chat === number && attack.goal === goal),
  )
  const own = fresh.map((goal) => ({...attackFrom(chat, {goal, state}), chat: number}))
  const broken = Object.fromEntries(
    Object.entries(state.broken).map(([goal, before]) => [
      goal,
      before ?? (goals.some((each) => each === goal) ? number : null),
    ]),
  ) as AssistantState['broken'] // the same keys
  return {...state, broken, own: [...state.own, ...own].slice(-mostOwn)}
}

/** Whether a call that changed something followed the learner's review in another's chat. */
function isPlanted(chat: Chat, {scenario}: AssistantState): boolean {
  return chat.entries.some(
    (entry) =>
      entry.kind === 'call' &&
      isCarriedOut(entry.call) &&
      entry.call.sources.some(
        ({source, author}) => source === 'document' && author === scenario.you.customer,
      ),
  )
}

function attackFrom(chat: Chat, {goal, state}: {goal: Goal; state: AssistantState}): Attack {
  const messages = chat.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))
  return {
    id: `own-${chat.number}-${goal}`,
    goal,
    technique: 'own',
    customer: chat.customer,
    messages,
    review: state.review,
    // with the same chance as in the chat, the attack works again on the assistant as delivered
    salt:
      chat.customer === state.scenario.you.customer
        ? saltOf(state.seed, chat.number)
        : visitSaltOf(state.seed, state.visitCount - 1),
  }
}
