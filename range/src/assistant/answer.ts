import {randomFrom} from '@airworthy/kernel'
import type {Believed, Entry, Memory, Source} from './chat.ts'
import {replyStoppedBy, stoppedIn} from './filter-text.ts'
import {grantAsk} from './grant-ask.ts'
import {lookUp, orderFor} from './look-up.ts'
import {readReviewsOf} from './read-reviews-of.ts'
import type {Ask} from './reading/ask.ts'
import {readMessage, type Reading} from './reading/read-message.ts'
import {wordReply} from './replies.ts'
import type {Answered, Work} from './work.ts'

/**
 * What the simulated assistant does with a message: reads it, decides what it complies with, calls
 * tools, answers. The same desk, chat and text always give the same.
 */
export function answer(
  {chat, desk}: Answered,
  {text, prepared = false}: {text: string; prepared?: boolean},
): Answered {
  const number = chat.memory.messages + 1
  const stoppedBy = stoppedIn('chat', {text, fix: desk.fix})
  const message: Entry = {kind: 'message', number, text, prepared, stoppedBy}
  const memory = {...chat.memory, messages: number}
  if (stoppedBy !== null) {
    const reply: Entry = {
      kind: 'reply',
      text: 'I cannot take that message. Please write it in another way.',
      abuse: null,
      stoppedBy: null,
    }
    return {chat: {...chat, memory, entries: [...chat.entries, message, reply]}, desk}
  }
  const random = randomFrom(`${desk.salt}|${chat.customer}|${number}|${text}`)
  const work: Work = {
    desk,
    chat,
    random,
    entries: [message],
    remarks: [],
    memory,
    readsReviewsNow: false,
  }
  workOn(work, {text, number})
  const reply = wordReply(work.remarks, random)
  work.entries.push({kind: 'reply', ...reply, stoppedBy: replyStoppedBy(reply.text, work.desk)})
  const entries = [...chat.entries, ...work.entries]
  return {chat: {...chat, memory: work.memory, entries}, desk: work.desk}
}

function workOn(work: Work, {text, number}: {text: string; number: number}): void {
  const reading = readMessage(text)
  const source: Source = {
    source: 'message',
    id: String(number),
    author: work.chat.customer,
    start: 0,
    end: text.length,
  }
  greet(work, {reading, isFirst: number === 1})
  answerQuestions(work, {reading, text})
  for (const ask of asksOf(reading, work.memory)) {
    grantAsk(work, {ask, reading, source})
  }
  followBelieved(work)
  const {techniques} = work.memory
  work.memory = {...work.memory, techniques: [...new Set([...techniques, ...reading.techniques])]}
  if (work.remarks.length === 0 || work.remarks.every(({kind}) => kind === 'greet')) {
    work.remarks.push({kind: 'ask-back'})
  }
}

/** What is asked now: in so many words, or by urging or repeating. */
function asksOf(reading: Reading, memory: Memory): readonly Ask[] {
  if (reading.asks.length > 0) return reading.asks
  if (reading.questions.some(({kind}) => kind !== 'greeting')) return []
  if (reading.repeats && memory.granted !== null) return [memory.granted]
  const insists = reading.techniques.length > 0 || reading.urges || reading.repeats
  return memory.pending !== null && insists ? [memory.pending] : []
}

function greet(work: Work, {reading, isFirst}: {reading: Reading; isFirst: boolean}): void {
  const name = work.desk.scenario.customers.find(({id}) => id === work.chat.customer)?.name
  if (isFirst && name !== undefined) work.remarks.push({kind: 'greet', name})
  const onlyThanks =
    reading.asks.length === 0 && reading.questions.every(({kind}) => kind === 'thanks')
  if (onlyThanks && reading.questions.length > 0 && !isFirst) work.remarks.push({kind: 'thanks'})
}

function answerQuestions(work: Work, {reading, text}: {reading: Reading; text: string}): void {
  const {scenario} = work.desk
  if (reading.questions.some(({kind}) => kind === 'reviews')) {
    const lowered = text.toLowerCase()
    const product =
      scenario.products.find(({words}) => words.some((word) => lowered.includes(word))) ??
      scenario.products.find(({id}) => id === orderFor(work.desk, work.chat.customer)?.product)
    if (product !== undefined) readReviewsOf(work, product)
  }
  const status = reading.questions.find(({kind}) => kind === 'status')
  if (status?.kind !== 'status' || reading.asks.length > 0) return
  const number = status.order ?? orderFor(work.desk, work.chat.customer)?.order ?? ''
  lookUp(work, number)
}

/** Tries to carry out what reviews made it believe; what is refused stays in mind. */
function followBelieved(work: Work): void {
  const kept: Believed[] = []
  for (const believed of work.memory.believed) {
    const outcome = grantAsk(work, {ask: believed.ask, reading: null, source: believed.source})
    if (outcome === 'refused') kept.push(believed)
  }
  work.memory = {...work.memory, believed: kept}
}
