import {expect, test} from 'vitest'
import {ownSentence, subjectOf, waitingSentence} from './appeal-words.ts'

test('the answer says how many own appeals are open and how many are decided', () => {
  expect(ownSentence([])).toBe('You have made no appeal.')
  expect(ownSentence([{state: 'open'}])).toBe('One appeal of yours is open.')
  expect(ownSentence([{state: 'upheld'}, {state: 'refused'}])).toBe(
    'No appeal of yours is open. Two appeals decided.',
  )
})

test('who decides reads first how many appeals wait', () => {
  expect(waitingSentence(0)).toBe('No appeal waits for your decision.')
  expect(waitingSentence(1)).toBe('One appeal waits for your decision.')
  expect(waitingSentence(3)).toBe('Three appeals wait for your decision.')
})

test('an appeal is named by its item and domain, or as a result', () => {
  expect(subjectOf({kind: 'item', position: 4, domain: 'no-such-domain'})).toBe(
    'Item 4, no-such-domain',
  )
  expect(subjectOf({kind: 'result', position: null, domain: null})).toBe('Result of an assessment')
})
