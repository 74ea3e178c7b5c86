import type {
  ChooseManyView,
  CompleteConfigView,
  ItemResponse,
  ItemView,
  JudgeClaimsView,
  MarkFaultyLinesView,
  MatchView,
  NumericView,
  OrderView,
  SingleChoiceView,
  Verdict,
} from '@airworthy/content/public'
import {readNumber} from './number-input.ts'

/** An answer in the making, by item type; ids are those of the view. */
export type Draft =
  | {type: 'single-choice'; choice: string | null}
  | {type: 'choose-many'; choices: string[]}
  | {type: 'order'; steps: string[]}
  | {type: 'match'; pairs: Record<string, string>}
  | {type: 'numeric'; text: string}
  | {type: 'mark-faulty-lines'; lines: number[]}
  | {type: 'complete-config'; values: Record<string, string>}
  | {type: 'judge-claims'; verdicts: Record<string, Verdict>}

/** The draft of one item type. */
export type DraftOf<Type extends Draft['type']> = Extract<Draft, {type: Type}>

/** A draft that can be handed in, or what it still lacks. */
export type DraftState =
  | {readonly kind: 'complete'; readonly response: ItemResponse}
  | {readonly kind: 'incomplete'; readonly lacks: string}

/** The draft with which an item begins; an order begins as it is presented. */
export function emptyDraft(view: ItemView): Draft {
  switch (view.type) {
    case 'single-choice':
      return {type: view.type, choice: null}
    case 'choose-many':
      return {type: view.type, choices: []}
    case 'order':
      return {type: view.type, steps: view.steps.map(({id}) => id)}
    case 'match':
      return {type: view.type, pairs: {}}
    case 'numeric':
      return {type: view.type, text: ''}
    case 'mark-faulty-lines':
      return {type: view.type, lines: []}
    case 'complete-config':
      return {type: view.type, values: {}}
    case 'judge-claims':
      return {type: view.type, verdicts: {}}
  }
}

/** Whether a draft can be handed in as the answer to an item, and what it lacks if not. */
export function stateOf(view: ItemView, draft: Draft): DraftState {
  switch (view.type) {
    case 'single-choice':
      return draft.type === view.type ? chosen(view, draft) : foreign(draft)
    case 'choose-many':
      return draft.type === view.type ? chosenMany(view, draft) : foreign(draft)
    case 'order':
      return draft.type === view.type ? ordered(view, draft) : foreign(draft)
    case 'match':
      return draft.type === view.type ? matched(view, draft) : foreign(draft)
    case 'numeric':
      return draft.type === view.type ? read(view, draft) : foreign(draft)
    case 'mark-faulty-lines':
      return draft.type === view.type ? marked(view, draft) : foreign(draft)
    case 'complete-config':
      return draft.type === view.type ? filled(view, draft) : foreign(draft)
    case 'judge-claims':
      return draft.type === view.type ? judged(view, draft) : foreign(draft)
  }
}

function complete(response: ItemResponse): DraftState {
  return {kind: 'complete', response}
}

function incomplete(lacks: string): DraftState {
  return {kind: 'incomplete', lacks}
}

function foreign({type}: Draft): DraftState {
  return incomplete(`This answer belongs to another item (${type}).`)
}

function chosen({options}: SingleChoiceView, {choice}: DraftOf<'single-choice'>): DraftState {
  if (choice === null || !options.some(({id}) => id === choice))
    return incomplete('Choose one option.')
  return complete({type: 'single-choice', choice})
}

function chosenMany({options}: ChooseManyView, {choices}: DraftOf<'choose-many'>): DraftState {
  const known = options.map(({id}) => id).filter((id) => choices.includes(id))
  return known.length === 0
    ? incomplete('Choose at least one option.')
    : complete({type: 'choose-many', choices: known})
}

function ordered({steps: presented}: OrderView, {steps}: DraftOf<'order'>): DraftState {
  const same = steps.length === presented.length && presented.every(({id}) => steps.includes(id))
  return same ? complete({type: 'order', steps}) : incomplete('Every step needs a place.')
}

function matched({left}: MatchView, {pairs}: DraftOf<'match'>): DraftState {
  const open = left.filter(({id}) => !pairs[id]).length
  return open > 0
    ? incomplete(`Choose a term for every row; ${open} ${open === 1 ? 'is' : 'are'} open.`)
    : complete({type: 'match', pairs})
}

function read({decimals}: NumericView, {text}: DraftOf<'numeric'>): DraftState {
  const reading = readNumber(text, {decimals})
  switch (reading.kind) {
    case 'empty':
      return incomplete('Type a number.')
    case 'unreadable':
      return incomplete('Type one number, such as 12.5 or 12,5.')
    case 'number':
      return complete({type: 'numeric', value: reading.value})
  }
}

function marked({code}: MarkFaultyLinesView, {lines}: DraftOf<'mark-faulty-lines'>): DraftState {
  const count = code.split('\n').length
  const known = lines.filter((line) => line >= 1 && line <= count).toSorted((a, b) => a - b)
  return known.length === 0
    ? incomplete('Mark at least one line.')
    : complete({type: 'mark-faulty-lines', lines: known})
}

function filled({blanks}: CompleteConfigView, {values}: DraftOf<'complete-config'>): DraftState {
  const open = blanks.filter(({id}) => !values[id]).map(({id}) => id)
  return open.length > 0
    ? incomplete(`Choose a value for ${open.join(', ')}.`)
    : complete({type: 'complete-config', values})
}

function judged({claims}: JudgeClaimsView, {verdicts}: DraftOf<'judge-claims'>): DraftState {
  const open = claims.filter(({id}) => !verdicts[id]).length
  return open > 0
    ? incomplete(`Judge every claim; ${open} ${open === 1 ? 'is' : 'are'} open.`)
    : complete({type: 'judge-claims', verdicts})
}
