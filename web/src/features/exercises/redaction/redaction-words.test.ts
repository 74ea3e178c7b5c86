import type {RedactionPolicy} from '@airworthy/range/views'
import {expect, test} from 'vitest'
import {
  markedFrom,
  piecesOf,
  policyFrom,
  treatmentChoices,
  wordsByField,
  wordsFrom,
} from './redaction-words.ts'

test('A prompt is cut into marked and unmarked pieces that together are the prompt', () => {
  const pieces = piecesOf('Name: Hanna, order 7', [
    {start: 6, end: 11, mark: 'leak', what: 'name'},
    {start: 19, end: 20, mark: 'fact', what: 'order'},
  ])
  expect(pieces.map(({text}) => text).join('')).toBe('Name: Hanna, order 7')
  expect(pieces.map(({mark}) => mark)).toEqual([null, 'leak', null, 'fact'])
})

test('Only free text offers its sentences, and a stand-in is offered for values', () => {
  expect(treatmentChoices('text').map(({value}) => value)).toEqual(['keep', 'sentences', 'drop'])
  expect(treatmentChoices('value').map(({value}) => value)).toEqual(['keep', 'placeholder', 'drop'])
})

test('Words keep their numbers under their fields, and empty fields are left out', () => {
  const marking = {
    ticket: 'T-001',
    result: null,
    words: [
      {text: 'Hello', field: 'message' as const},
      {text: 'Vogel', field: 'name' as const},
    ],
  }
  const fields = [
    {id: 'name' as const, label: 'Name', kind: 'value' as const},
    {id: 'message' as const, label: 'Message', kind: 'text' as const},
    {id: 'note' as const, label: 'Note', kind: 'text' as const},
  ]
  expect(wordsByField(marking, fields).map(({id, words}) => [id, words])).toEqual([
    ['name', [{text: 'Vogel', number: 1}]],
    ['message', [{text: 'Hello', number: 0}]],
  ])
})

test('A kept policy that cannot be read gives way to the applied one', () => {
  const applied = {words: ['a'], code: null} as unknown as RedactionPolicy // only its parts matter here
  expect(policyFrom('{', applied)).toBe(applied)
  expect(policyFrom('{"words": []}', applied)).toBe(applied)
  expect(policyFrom('{"words": ["b"], "code": null}', applied)).toEqual({words: ['b'], code: null})
})

test('Words are read from a line with commas, without repeats and single letters', () => {
  expect(wordsFrom(' desk, desk ,a, {order},')).toEqual(['desk', '{order}'])
})

test('Marks kept as text are read back, and what is no number is passed over', () => {
  expect([...markedFrom('3,17,x,,1000')]).toEqual([3, 17])
  expect([...markedFrom('')]).toEqual([])
})
