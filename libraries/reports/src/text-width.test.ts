import fc from 'fast-check'
import {expect, test} from 'vitest'
import {anyText} from './testing/hostile-texts.ts'
import {fitTo, padTo, widthOf, wrapTo} from './text-width.ts'

test('wide characters take two cells, joined emoji are one of them, marks take none', () => {
  expect(['abc', '家族', '👩‍👩‍👧‍👦', '🇨🇭', 'é', '\u200b'].map(widthOf)).toEqual([3, 4, 2, 2, 1, 0])
})

test('a text is cut between characters, never inside one, and says so', () => {
  expect(fitTo('家族のかたち', 6)).toBe('家族…')
  expect(fitTo('whole', 5)).toBe('whole')
})

test('padding counts cells, not code units', () => {
  expect(padTo('家', {width: 4, align: 'right'})).toBe('  家')
  expect(padTo('é', {width: 3, align: 'left'})).toBe('é  ')
})

test('a word that is longer than a line stays whole unless it may be broken', () => {
  expect(wrapTo('a 0123456789 b', 4)).toEqual(['a', '0123456789', 'b'])
  expect(wrapTo('a 0123456789 b', 4, {breakWords: true})).toEqual(['a', '0123', '4567', '89 b'])
})

test('a word that must break does so at a hyphen or a slash', () => {
  expect(wrapTo('African-American', 12, {breakWords: true})).toEqual(['African-', 'American'])
  expect(wrapTo('src/prompts/triage.md', 14, {breakWords: true})).toEqual([
    'src/prompts/',
    'triage.md',
  ])
})

test('a no-break space does not break and is written as a space', () => {
  expect(wrapTo('rate 44.9\u00a0%', 9)).toEqual(['rate', '44.9 %'])
})

test('lines with broken words fit any width that holds a wide character, and keep every letter', () => {
  fc.assert(
    fc.property(anyText, fc.integer({min: 2, max: 40}), (text, width) => {
      const lines = wrapTo(text, width, {breakWords: true})
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      const letters = (from: string) => from.replace(/[^a-z]/g, '')
      expect(letters(lines.join(''))).toBe(letters(text))
    }),
  )
})
