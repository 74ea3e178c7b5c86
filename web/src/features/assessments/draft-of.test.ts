import {expect, test} from 'vitest'
import {draftOf} from './draft-of.ts'

test('a number becomes the text that was typed for it', () => {
  expect(draftOf({type: 'numeric', value: 12.5})).toEqual({type: 'numeric', text: '12.5'})
})

test('a response is shown as it was given, without sharing its lists', () => {
  const response = {type: 'choose-many' as const, choices: ['a', 'c']}
  const draft = draftOf(response)
  expect(draft).toEqual(response)
  expect(draft).not.toBe(response)
})
