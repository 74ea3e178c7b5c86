import type {ItemView} from '@airworthy/content/public'
import {describe, expect, it} from 'vitest'
import {emptyDraft, stateOf, type Draft} from './draft.ts'

const choice = (id: string) => ({id, text: `text ${id}`})
const base = {stem: 'What holds?', domain: 'risk-and-governance'} as const

const cases: {
  view: ItemView
  whole: Draft
  response: unknown
  untouched: 'complete' | 'incomplete'
}[] = [
  {
    view: {type: 'single-choice', ...base, options: ['1', '2', '3'].map(choice)},
    whole: {type: 'single-choice', choice: '2'},
    response: {type: 'single-choice', choice: '2'},
    untouched: 'incomplete',
  },
  {
    view: {type: 'choose-many', ...base, options: ['1', '2', '3', '4'].map(choice)},
    whole: {type: 'choose-many', choices: ['4', '1']},
    response: {type: 'choose-many', choices: ['1', '4']},
    untouched: 'incomplete',
  },
  {
    view: {type: 'order', ...base, steps: ['1', '2', '3', '4'].map(choice)},
    whole: {type: 'order', steps: ['4', '1', '2', '3']},
    response: {type: 'order', steps: ['4', '1', '2', '3']},
    untouched: 'complete',
  },
  {
    view: {
      type: 'match',
      ...base,
      left: ['1', '2'].map(choice),
      right: ['1', '2', '3'].map(choice),
    },
    whole: {type: 'match', pairs: {1: '3', 2: '1'}},
    response: {type: 'match', pairs: {1: '3', 2: '1'}},
    untouched: 'incomplete',
  },
  {
    view: {type: 'numeric', ...base, unit: 'points', decimals: 1},
    whole: {type: 'numeric', text: '33,3'},
    response: {type: 'numeric', value: 33.3},
    untouched: 'incomplete',
  },
  {
    view: {type: 'mark-faulty-lines', ...base, code: 'a\nb\nc', language: 'text', file: 'x'},
    whole: {type: 'mark-faulty-lines', lines: [3, 1, 9]},
    response: {type: 'mark-faulty-lines', lines: [1, 3]},
    untouched: 'incomplete',
  },
  {
    view: {
      type: 'complete-config',
      ...base,
      language: 'yaml',
      parts: [{text: 'a: '}, {blank: 'a'}],
      blanks: [{id: 'a', choices: ['1', '2', '3'].map(choice)}],
    },
    whole: {type: 'complete-config', values: {a: '2'}},
    response: {type: 'complete-config', values: {a: '2'}},
    untouched: 'incomplete',
  },
  {
    view: {type: 'judge-claims', ...base, claims: ['1', '2', '3'].map(choice)},
    whole: {
      type: 'judge-claims',
      verdicts: {1: 'supported', 2: 'undecided', 3: 'contradicted'},
    },
    response: {
      type: 'judge-claims',
      verdicts: {1: 'supported', 2: 'undecided', 3: 'contradicted'},
    },
    untouched: 'incomplete',
  },
]

describe.each(cases)('a draft of $view.type', ({view, whole, response, untouched}) => {
  it('becomes the response that the server expects', () => {
    expect(stateOf(view, whole)).toEqual({kind: 'complete', response})
  })

  it(`is ${untouched} when untouched`, () => {
    expect(stateOf(view, emptyDraft(view)).kind).toBe(untouched)
  })

  it('is never taken from another item type', () => {
    const other: Draft =
      view.type === 'numeric' ? {type: 'single-choice', choice: '1'} : {type: 'numeric', text: '1'}
    expect(stateOf(view, other).kind).toBe('incomplete')
  })
})

describe('an incomplete draft', () => {
  it('says how much is open', () => {
    const view: ItemView = {type: 'judge-claims', ...base, claims: ['1', '2', '3'].map(choice)}
    const draft: Draft = {type: 'judge-claims', verdicts: {1: 'supported'}}
    expect(stateOf(view, draft)).toEqual({
      kind: 'incomplete',
      lacks: 'Judge every claim; 2 are open.',
    })
  })
})
