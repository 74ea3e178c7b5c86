import {describe, expect, it} from 'vitest'
import fc from 'fast-check'
import {canonicalJson, digestOf, isAirworthyError, sha256} from './index.ts'

describe('canonical JSON', () => {
  it('writes the example of RFC 8785 as the RFC does', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts keys by UTF-16 code units, as RFC 8785 section 3.2.3 does', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const text = canonicalJson(Object.fromEntries(keys.map((key, index) => [key, index])))
    expect([...text.matchAll(/:(\d)/g)].map(([, index]) => Number(index))).toEqual([
      1, 3, 5, 6, 0, 4, 2,
    ])
  })

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({unit: 'grapheme'}), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
    )
  })

  it('leaves out undefined members and refuses what JSON cannot carry', () => {
    expect(canonicalJson({a: undefined, b: 1})).toBe('{"b":1}')
    for (const value of [
      NaN,
      Infinity,
      [undefined],
      10n,
      new Date(0),
      new Map(),
      '\ud800',
      {['\udc00']: 1},
    ]) {
      expect(() => canonicalJson(value)).toThrow(expect.objectContaining({code: 'not-canonical'}))
    }
  })

  it('gives equal values equal digests', async () => {
    expect(await digestOf({b: 1, a: [2]})).toBe(await digestOf({a: [2], b: 1}))
    expect(await sha256('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

describe('errors', () => {
  it('are recognised by their code', () => {
    const refused = (() => {
      try {
        canonicalJson(NaN)
      } catch (error) {
        return error
      }
    })()
    expect(isAirworthyError(refused, 'not-canonical')).toBe(true)
    expect(isAirworthyError(refused, 'other')).toBe(false)
    expect(isAirworthyError(new Error('x'))).toBe(false)
  })
})
