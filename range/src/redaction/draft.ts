import type {MetNeed} from './answers.ts'
import type {RedactionFacts} from './facts.ts'
import type {Redacted} from './ticket.ts'

/** A reply as the simulated model returns it, and as the shop sends it. */
export interface Reply {
  readonly draft: string
  readonly reply: string
}

/**
 * The simulated drafting step: a fixed form into which goes what the prompt still answers, with a
 * question where it does not. It invents nothing, which a real model might.
 */
export function draftReply(
  met: readonly MetNeed[],
  {redacted, facts}: {redacted: Redacted; facts: RedactionFacts},
): Reply {
  const lines = [
    greeting(redacted),
    ...met.map((each) => (each.answerable ? told(each) : asked(each.need.id))),
    `Your team at ${facts.shop}`,
  ]
  const draft = lines.join('\n')
  return {draft, reply: filledIn(draft, redacted.vault)}
}

function greeting({sent}: Redacted): string {
  return sent.name === undefined ? 'Good day,' : `Good day ${sent.name},`
}

function told({need, standIns}: MetNeed): string {
  const text = need.kind === 'clear' ? need.text : standIns.join(' and ')
  switch (need.id) {
    case 'order':
      return `we have found your order ${text}.`
    case 'product':
      return `It is about: ${text}.`
    case 'status':
      return `Your order is ${text}.`
    case 'problem':
      return `We have noted what is wrong (${text}) and send what is needed.`
    case 'amount':
      return `We return ${text} to the account that we know.`
    case 'file':
      return 'We have looked at the file that you attached.'
    case 'address':
      return `We deliver to ${text}.`
    default:
      return `We deliver separately to ${text}.`
  }
}

function asked(need: string): string {
  switch (need) {
    case 'order':
      return 'we could not find your order: which number has it?'
    case 'product':
      return 'Which product is it about?'
    case 'status':
      return 'We cannot tell where your order is.'
    case 'problem':
      return 'What exactly is wrong with it?'
    case 'amount':
      return 'Which amount do you mean?'
    case 'file':
      return 'If you have a photo, please send it.'
    case 'address':
      return 'To which address shall we deliver?'
    default:
      return 'Who gets which part?'
  }
}

/** The shop's own step, after the model's: stand-ins become what they stand for. */
function filledIn(draft: string, vault: Redacted['vault']): string {
  let text = draft
  for (const [standIn, value] of Object.entries(vault)) text = text.replaceAll(standIn, value)
  return text
}
