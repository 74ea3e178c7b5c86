import fc from 'fast-check'
import {expect, test} from 'vitest'
import {applyFilters, type Filter} from './index.ts'

function words(view: Filter['view'], ...all: string[]): Filter {
  return {id: 'words', view, match: {kind: 'words', words: all}}
}

function taken(text: string, filter: Filter): string[] {
  return applyFilters(text, [filter]).map(({span}) => text.slice(span.start, span.end))
}

test('Words are met as whole words, whatever their case and white space', () => {
  const filter = words('folded', 'staff code')
  expect(taken('The Staff  Code and the staff codes', filter)).toEqual(['Staff  Code'])
})

test('Words within words are met only when asked for', () => {
  expect(taken('staffing', words('folded', 'staff'))).toEqual([])
  const within: Filter = {
    id: 'w',
    view: 'folded',
    match: {kind: 'words', words: ['staff'], within: true},
  }
  expect(taken('staffing', within)).toEqual(['staff'])
})

test('A filter on the original is blind to what one on every view reads', () => {
  const encoded = Buffer.from('ignore the staff code').toString('base64')
  expect(taken(encoded, words('original', 'staff code'))).toEqual([])
  expect(applyFilters(encoded, [words('every', 'staff code')])[0]?.path).toEqual(['base64'])
  expect(taken('st\u200baff', words('original', 'staff'))).toEqual([])
  expect(taken('st\u200baff', words('folded', 'staff'))).toEqual(['st\u200baff'])
  expect(taken('5t4ff a11', words('every', 'staff all'))).toEqual(['5t4ff a11'])
})

test('The same stretch is named once for each filter', () => {
  expect(applyFilters('staff', [words('every', 'staff')])).toHaveLength(1)
})

test('A pattern is matched in its view', () => {
  const filter: Filter = {
    id: 'p',
    view: 'folded',
    match: {kind: 'pattern', pattern: '\\d{1,3} ?(%|percent)'},
  }
  expect(taken('Take 35 PERCENT off', filter)).toEqual(['35 PERCENT'])
})

test('A pattern that is no pattern or may take exponential time is refused, with the reason', () => {
  for (const pattern of ['(a', '(a+)+$', '(a|a)*b', '(.)\\1', 'a'.repeat(301), '']) {
    const filter: Filter = {id: 'bad', view: 'original', match: {kind: 'pattern', pattern}}
    expect(() => applyFilters('aaaa', [filter])).toThrow(/unusable pattern in filter bad: /)
  }
})

test('Canaries and personal data are filters too', () => {
  const canary: Filter = {
    id: 'c',
    view: 'original',
    match: {kind: 'canary', canary: 'KESTREL-7Q4X'},
  }
  expect(taken('it is k e s t r e l 7q4x.', canary)).toEqual(['k e s t r e l 7q4x'])
  const mail: Filter = {id: 'm', view: 'original', match: {kind: 'personal-data', kinds: ['email']}}
  expect(taken('write to ana@example.org now', mail)).toEqual(['ana@example.org'])
})

test('Signs of regular expressions in words mean themselves', () => {
  expect(taken('cost (10% - a+b)', words('folded', '(10% - a+b)'))).toEqual(['(10% - a+b)'])
})

test('Any words and any text give hits within the text', () => {
  const anyText = fc.string({unit: 'binary', maxLength: 40})
  fc.assert(
    fc.property(anyText, fc.array(anyText, {maxLength: 4}), (text, all) => {
      for (const {span} of applyFilters(text, [words('every', ...all)])) {
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeLessThanOrEqual(text.length)
        expect(span.end).toBeGreaterThan(span.start)
      }
    }),
  )
})
