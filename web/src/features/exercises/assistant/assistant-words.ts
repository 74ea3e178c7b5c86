import type {Breach, CallRecord, Fix, StateTool, ToolRules} from '@airworthy/range/views'

/** A tool's name as people say it. */
export const toolNames: Readonly<Record<StateTool, string>> = {
  apply_discount: 'Discount',
  refund: 'Refund',
  send_email: 'E-mail',
}

/** What is wrong with an effect, in words. */
export const breachWords: Readonly<Record<Breach, string>> = {
  'above-limit': 'above policy',
  'anothers-order': "another customer's order",
  'not-returned': 'nothing came back',
  'outside-address': 'sent outside',
  'from-a-review': 'asked by a review',
}

/** What still got through, by its name in a replay. */
export function throughWords(breach: string): string {
  if (breach === 'leak') return 'code brought out'
  if (breach === 'abuse') return 'abusive reply'
  return Object.entries(breachWords).find(([id]) => id === breach)?.[1] ?? breach
}

/** A call's arguments on one line: "order 4471, percent 35". */
export function argumentWords({arguments: given}: CallRecord): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}

/** Why a call was refused or waits. */
export function ruleWords(rule: string): string {
  return ruleNames[rule] ?? rule
}

const ruleNames: Readonly<Record<string, string>> = {
  'tool-removed': 'tool removed',
  'unknown-order': 'no such order',
  'customer-of-order': 'customer and order do not match',
  'reads-reviews': 'reviews are being read',
  'session-customer': 'not an order of who signed in',
  'session-address': 'not the address of who signed in',
  'per-call': 'above the cap of one call',
  cumulative: 'above the cap of the order',
  button: "waits for the customer's button",
  'button-after-reviews': "reviews were read: waits for the customer's button",
}

/** Where a call's words came from: "from message 2", "from your review, characters 31 to 98". */
export function sourceWords({sources}: CallRecord): string {
  return sources
    .map(({source, id, yours, author, start, end}) =>
      source === 'message'
        ? `from message ${id}`
        : `from ${yours ? 'your review' : `the review of ${author}`}, characters ${start + 1} to ${end}`,
    )
    .join('; ')
}

/** What kept a message or a reply back. */
export function stoppedWords(filter: string): string {
  if (filter === 'code-filter') return 'the search for the code'
  if (filter === 'abuse-filter') return 'the list of abusive words'
  if (filter === 'validator') return 'your validator'
  return `filter “${filter}”`
}

/** A rule that the simulated model finds in the prompt, as a sentence. */
export function promptRuleWords(rule: string): string {
  return promptRuleNames[rule] ?? rule
}

const promptRuleNames: Readonly<Record<string, string>> = {
  limit: 'discounts have a limit',
  'no-exception': 'no exceptions for money',
  claims: 'claims of people are not believed',
  total: 'discounts count together',
  'own-order': 'own orders only',
  secrecy: 'the code stays inside',
  'any-form': 'also in no other form or part',
  tone: 'the tone is friendly',
  'tone-firm': 'no insults, whatever is asked',
  'reviews-are-data': 'reviews are data',
  'refuse-all': 'refuse everything',
}

/** The choices for a tool's button. */
export const buttonChoices: readonly {
  readonly value: ToolRules['button']
  readonly label: string
}[] = [
  {value: 'never', label: 'never'},
  {value: 'same-turn', label: 'refuse in the turn that reads reviews'},
  {value: 'after-reviews', label: 'wait for it once reviews were read'},
  {value: 'always', label: 'wait for it always'},
]

/** The ways in which reviews can stand in the prompt. */
export const reviewChoices: readonly {readonly value: Fix['reviews']; readonly label: string}[] = [
  {value: 'plain', label: 'as they are'},
  {value: 'delimited', label: 'between random delimiters'},
  {value: 'marked', label: 'with a mark before every word'},
]

/** How a filter of replies can read. */
export const readingChoices: readonly {
  readonly value: Fix['codeFilter']
  readonly label: string
}[] = [
  {value: 'none', label: 'off'},
  {value: 'literal', label: 'as written'},
  {value: 'decoded', label: 'in every decoded view'},
]

/** The value of a choice; falls back to the first where a browser sends what is not offered. */
export function chosen<Value extends string>(
  choices: readonly {readonly value: Value}[],
  wanted: string,
): Value {
  const found = choices.find(({value}) => value === wanted) ?? choices[0]
  if (found === undefined) throw new TypeError('no choices')
  return found.value
}
