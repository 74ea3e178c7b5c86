import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {buildNumbers, buildWords} from './build-features.ts'
import {encode, fitEncoding} from './design-matrix.ts'

const people = [
  buildNumbers('age', [20, 40, null, 60]),
  buildWords('race', ['x', 'y', 'z', 'x']),
  buildWords('city', ['p', null, 'q', 'q']),
]

describe('an encoding', () => {
  test('standardises numbers and gives every category but the first a column', () => {
    const features = [buildNumbers('age', [20, 40, 60]), buildWords('race', ['x', 'y', 'z'])]
    const {names, columns} = encode(fitEncoding(features), features)
    expect(names).toEqual(['age', 'race=y', 'race=z'])
    expect(columns[0]?.[2]).toBeCloseTo(Math.sqrt(1.5), 12)
    expect(columns[1]).toEqual(Float64Array.of(0, 1, 0))
  })

  test('names columns for the missing and the unseen when it is told to have them', () => {
    const options = {categories: 'all', missing: 'own-column', unseen: 'own-column'} as const
    const {names, columns} = encode(fitEncoding(people, options), people)
    expect(names).toEqual([
      'age',
      'age missing',
      'race=x',
      'race=y',
      'race=z',
      'race unseen',
      'city=p',
      'city=q',
      'city missing',
      'city unseen',
    ])
    expect(columns[0]?.[2]).toBe(0)
    expect(columns[1]).toEqual(Float64Array.of(0, 0, 1, 0))
    expect(columns[8]).toEqual(Float64Array.of(0, 1, 0, 0))
  })

  test('refuses what is missing or unseen otherwise, with the row', () => {
    expect(() => encode(fitEncoding(people), people)).toThrow(
      'feature age is missing in row 2: fill it',
    )
    const race = fitEncoding([buildWords('race', ['x', 'y'])])
    expect(() => encode(race, [buildWords('race', ['x', 'new'])])).toThrow(
      'category of race not seen when fitted: new (row 1)',
    )
    expect(() => encode(race, [buildWords('race', ['x', null])])).toThrow(
      'feature race is missing in row 1',
    )
  })

  test('refuses a feature that is absent, of another kind, or a reference that does not occur', () => {
    const age = fitEncoding([buildNumbers('age', [1, 2])])
    expect(() => encode(age, [buildNumbers('height', [1])])).toThrow(
      'feature age: expected number, got nothing',
    )
    expect(() => encode(age, [buildWords('age', ['1'])])).toThrow(
      'feature age: expected number, got text',
    )
    expect(() => fitEncoding(people, {references: {race: 'w'}, missing: 'own-column'})).toThrow(
      'reference of race does not occur: w',
    )
    expect(() => fitEncoding([buildNumbers('age', [null])])).toThrow(
      'feature age has no values: leave it out',
    )
  })

  test('is data: through JSON it encodes alike', () => {
    const encoding = fitEncoding(people, {missing: 'own-column'})
    const copy = JSON.parse(JSON.stringify(encoding)) as typeof encoding // written just before
    expect(encode(copy, people)).toEqual(encode(encoding, people))
  })

  test('gives each row of words exactly one 1 when every category has a column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', null), {minLength: 1}),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd', null), {minLength: 1}),
        (fitted, applied) => {
          const encoding = fitEncoding([buildWords('w', fitted)], {
            categories: 'all',
            missing: 'own-column',
            unseen: 'own-column',
          })
          const {rows, columns} = encode(encoding, [buildWords('w', applied)])
          for (let row = 0; row < rows; row++) {
            expect(columns.reduce((sum, column) => sum + (column[row] ?? NaN), 0)).toBe(1)
          }
        },
      ),
    )
  })
})

test('features of unequal length, a name twice, infinite values and strange codes are refused', () => {
  const refusals: [Parameters<typeof fitEncoding>[0], string][] = [
    [[], 'no features: name at least one column'],
    [[buildNumbers('a', [1]), buildNumbers('b', [1, 2])], 'a has 1 rows, but b has 2'],
    [[buildNumbers('a', [1]), buildNumbers('a', [2])], 'feature named twice: a'],
    [[buildNumbers('a', [1, Infinity])], 'feature a is infinite in row 1: bound or remove it'],
    [
      [{name: 'a', kind: 'text', codes: Int32Array.of(3), dictionary: ['x']}],
      'feature a has the code 3 in row 0, but 1 words',
    ],
  ]
  for (const [features, message] of refusals) {
    expect(() => fitEncoding(features)).toThrow(message)
  }
})
