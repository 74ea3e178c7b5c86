import {expect, test} from 'vitest'
import {isNamed} from './erase-words.ts'

test('the name is recognised whatever its case and spaces', () => {
  expect(isNamed('  ines  okafor ', 'Ines Okafor')).toBe(true)
})

test('another name or none erases nobody', () => {
  expect(isNamed('', 'Ines Okafor')).toBe(false)
  expect(isNamed('   ', '')).toBe(false)
  expect(isNamed('Ines', 'Ines Okafor')).toBe(false)
})
