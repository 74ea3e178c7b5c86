import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseCondition, writeCondition, type Condition} from './condition.ts'

describe('a condition', () => {
  test.each([
    ['two_year_recid', {column: 'two_year_recid', operator: 'truthy'}],
    [' defaulted ', {column: 'defaulted', operator: 'truthy'}],
    ['two_year_recid=1', {column: 'two_year_recid', operator: 'in', values: ['1']}],
    ['score_text=Medium, High', {column: 'score_text', operator: 'in', values: ['Medium', 'High']}],
    ['score_text != Low', {column: 'score_text', operator: 'not-in', values: ['Low']}],
    ['decile_score>=5', {column: 'decile_score', operator: '>=', value: 5}],
    ['x<-1.5e-3', {column: 'x', operator: '<', value: -0.0015}],
    ['x <= .5', {column: 'x', operator: '<=', value: 0.5}],
    ['x>0', {column: 'x', operator: '>', value: 0}],
    ['"a=b"="x,y",z', {column: 'a=b', operator: 'in', values: ['x,y', 'z']}],
    ['"say ""hi"""=""', {column: 'say "hi"', operator: 'in', values: ['']}],
    ['age at start=a b', {column: 'age at start', operator: 'in', values: ['a b']}],
    ['x=1,1,2', {column: 'x', operator: 'in', values: ['1', '2']}],
  ] as const)('%j is read', (text, expected) => {
    expect(parseCondition(text)).toEqual(expected)
  })

  test.each([
    ['', 'begins with no column name'],
    ['=1', 'begins with no column name'],
    ['""=1', 'the column name is empty'],
    ['x=', 'a value is missing after ='],
    ['x=1,,2', 'a value is missing'],
    ['x=1,', 'a value is missing'],
    ['x>=five', 'a number is expected after >=, not five'],
    ['x>=0x10', 'a number is expected'],
    ['x>=1e999', 'a number is expected'],
    ['x>=', 'a value is missing after >='],
    ['x==1', 'must stand in double quotes'],
    ['x<>1', 'a number is expected'],
    ['"x" y=1', 'nothing was expected after the column'],
    ['x="a"b', 'a comma is expected'],
    ['x!1', 'nothing was expected'],
  ])('%j is refused: %s', (text, why) => {
    expect(() => parseCondition(text)).toThrow(why)
    expect(() => parseCondition(text)).toThrow(JSON.stringify(text))
  })
})

const word = fc.string({unit: 'binary', minLength: 1, maxLength: 12})
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({column: word, operator: fc.constant('truthy' as const)}),
  fc.record({
    column: word,
    operator: fc.constantFrom('in' as const, 'not-in' as const),
    values: fc.uniqueArray(fc.string({unit: 'binary', maxLength: 8}), {minLength: 1, maxLength: 4}),
  }),
  fc.record({
    column: word,
    operator: fc.constantFrom('>=' as const, '>' as const, '<=' as const, '<' as const),
    value: fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => value + 0),
  }),
)

test('what is written is read back, whatever the names and values hold', () => {
  fc.assert(
    fc.property(condition, (written) => {
      expect(parseCondition(writeCondition(written))).toEqual(written)
    }),
    {numRuns: 1000},
  )
})

test('any text is read or refused with condition-refused', () => {
  fc.assert(
    fc.property(fc.string({unit: fc.constantFrom(...Array.from('ab ="<>!,1.'))}), (text) => {
      try {
        parseCondition(text)
      } catch (thrown) {
        expect(thrown).toMatchObject({code: 'condition-refused'})
      }
    }),
    {numRuns: 2000},
  )
})
