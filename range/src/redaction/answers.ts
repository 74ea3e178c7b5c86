import {foldText, type Span} from '@airworthy/guardrails'
import type {Need, Redacted, Ticket} from './ticket.ts'
import type {NeededFact} from './view.ts'

/** A need of the reply with the places that meet it. */
export interface MetNeed {
  readonly need: Need
  readonly answerable: boolean
  readonly spans: readonly Span[]
  /** Stand-ins that meet it, in the order of its values. */
  readonly standIns: readonly string[]
}

const labels: {readonly [id: string]: string} = {
  order: 'Number of the order',
  product: 'Product',
  status: 'Where the order stands',
  problem: 'What is wrong',
  amount: 'Amount',
  file: 'Attached file',
  address: 'New address, as a stand-in',
  recipients: 'Who gets which part, as stand-ins',
}

/** Characters that a stand-in may stand for beside the value: a house number, a town. */
const mostBeside = 48

/** Which needs of a ticket a prompt and its vault meet. */
export function meetNeeds(
  {needs}: Ticket,
  {prompt, vault}: {prompt: string; vault: Redacted['vault']},
): readonly MetNeed[] {
  return needs.map((need) =>
    need.kind === 'clear' ? metByWords(need, prompt) : metByStandIns(need, {prompt, vault}),
  )
}

/** A need in words for the learner. */
export function factOf({need, answerable}: MetNeed): NeededFact {
  return {id: need.id, label: labels[need.id] ?? need.id, text: need.text, answerable}
}

function metByWords(need: Extract<Need, {kind: 'clear'}>, prompt: string): MetNeed {
  const text = prompt.toLowerCase()
  const spans = need.words.map((word) => {
    const start = text.indexOf(word.toLowerCase())
    return {start, end: start + word.length}
  })
  const answerable = spans.every(({start}) => start >= 0)
  return {need, answerable, spans: spans.filter(({start}) => start >= 0), standIns: []}
}

/** Each value has a stand-in of its own in the prompt, by which the shop fills it in again. */
function metByStandIns(
  need: Extract<Need, {kind: 'stand-in'}>,
  {prompt, vault}: {prompt: string; vault: Redacted['vault']},
): MetNeed {
  const standIns = need.values.map((value) => standInOf(value, {prompt, vault}))
  const found = standIns.filter((standIn) => standIn !== null)
  const answerable = found.length === need.values.length && new Set(found).size === found.length
  const spans = found.map((standIn) => {
    const start = prompt.indexOf(standIn)
    return {start, end: start + standIn.length}
  })
  return {need, answerable, spans, standIns: answerable ? found : []}
}

function standInOf(
  value: string,
  {prompt, vault}: {prompt: string; vault: Redacted['vault']},
): string | null {
  // a stand-in for a whole message is none: the shop would write all of it into the reply
  const longest = value.length + mostBeside
  const entry = Object.entries(vault).find(
    ([standIn, kept]) =>
      kept.length <= longest &&
      foldText(kept).includes(foldText(value)) &&
      prompt.includes(standIn),
  )
  return entry?.[0] ?? null
}
