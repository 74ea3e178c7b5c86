import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {columnsFrom, countFrom, numberFrom, pairFrom} from './flags.ts'

const refused = (text: string) => expect.objectContaining({code: 'bad-input', message: text})

/** A column's name as the command line takes it. */
function written(name: string): string {
  return /[",]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name
}

describe('columns with commas between', () => {
  test('any list of names is read back as it was written', () => {
    const name = fc.string({minLength: 1, maxLength: 12}).filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(fc.uniqueArray(name, {minLength: 1, maxLength: 5}), (names) => {
        expect(columnsFrom(names.map(written).join(','))).toEqual(names)
      }),
    )
  })

  test('white space around names is not theirs, and a name given twice counts once', () => {
    expect(columnsFrom(' race , sex,race')).toEqual(['race', 'sex'])
  })

  test.each(['', ',', 'a,', ',a', 'a,,b', '"a', 'a"b', '"a"b,c'])(
    '%j is no list of columns, and the message shows it',
    (text) => {
      expect(() => columnsFrom(text)).toThrow(
        expect.objectContaining({
          code: 'bad-input',
          message: expect.stringContaining(`not a list of columns: ${text}`),
        }),
      )
    },
  )
})

describe('numbers', () => {
  test('whole numbers from 0 up are counts, all else is refused with its text', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (n) => {
        expect(countFrom(String(n))).toBe(n)
      }),
    )
    for (const text of ['', '-1', '1.5', '1e3', 'ten', '99999999999999999999']) {
      expect(() => countFrom(text)).toThrow(refused(`not a whole number: ${text}`))
    }
  })

  test('finite numbers are read as they are written', () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (x) => {
        expect(numberFrom(String(x))).toBe(Number(String(x)))
      }),
    )
    for (const text of ['', ' ', 'x', 'Infinity', 'NaN']) {
      expect(() => numberFrom(text)).toThrow(refused(`not a number: ${text}`))
    }
  })
})

describe('a name and its value', () => {
  test('the first sign of equality parts them', () => {
    expect(pairFrom('sex = a=b', 'a group')).toEqual(['sex', 'a=b'])
  })

  test.each(['', 'sex', '=a', 'sex=', ' = '])('%j is refused with what was wanted', (text) => {
    expect(() => pairFrom(text, 'a group such as sex=male')).toThrow(
      refused(`not a group such as sex=male: ${text}`),
    )
  })
})
