import {randomFrom} from '@airworthy/kernel'
import {describe, expect, it} from 'vitest'
import {scoreResponse} from '../item.ts'
import {buildFamily} from './build-family.ts'
import {readFamily} from './family-file.ts'
import {instanceOf} from './family-instance.ts'
import {drawRefused} from './item-family.ts'

const context = {
  file: 'drift-and-fallback/waiting.ts',
  knownTags: new Set(['MEASURE 2.4']),
}

describe('an item family', () => {
  it('gives the same item for the same seed and others for other seeds', () => {
    const family = buildFamily()
    expect(instanceOf(family, 'one')).toEqual(instanceOf(family, 'one'))
    const answers = ['a', 'b', 'c', 'd', 'e'].map((seed) => instanceOf(family, seed).key.answer)
    expect(new Set(answers).size).toBeGreaterThan(1)
  })

  it('gives items of its facts, in the domain of its id, that its own key answers', () => {
    const item = instanceOf(buildFamily(), 'one')
    expect(item).toMatchObject({id: 'drift-and-fallback/waiting', domain: 'drift-and-fallback'})
    if (item.type !== 'numeric') throw new Error(item.type)
    expect(scoreResponse(item, {value: item.key.answer})).toBe(1)
  })

  it('draws again where a draw breaks a rule of its type or is refused by the family', () => {
    const sound = buildFamily()
    let draws = 0
    const family = buildFamily({
      generate(random) {
        draws += 1
        const {ask, key} = sound.generate(random)
        if (draws === 1) throw drawRefused('too easy')
        return draws === 2 ? {ask: {...ask, stem: 'word '.repeat(91)}, key} : {ask, key}
      },
    })
    expect(instanceOf(family, 'one').ask.stem).toContain('How many')
    expect(draws).toBe(3)
  })

  it('is refused when no draw is sound, with the reason', () => {
    const family = buildFamily({
      generate: () => {
        throw drawRefused('never')
      },
    })
    expect(() => instanceOf(family, 'one')).toThrow(
      /^no sound draw of drift-and-fallback\/waiting in 20: .*never/u,
    )
  })

  it('does not hide a fault of the program as a poor draw', () => {
    const family = buildFamily({
      generate: () => {
        throw new TypeError('no such thing')
      },
    })
    expect(() => instanceOf(family, 'one')).toThrow('no such thing')
  })

  it('is held by the compiler to the question and key of its type', () => {
    const {ask, key} = buildFamily().generate(randomFrom('typed'))
    // @ts-expect-error the answer of a numeric item is a number
    const family = buildFamily({generate: () => ({ask, key: {...key, answer: 'b'}})})
    expect(() => instanceOf(family, 'one')).toThrow('no sound draw')
  })

  it('draws from its own stream: two families of one seed differ', () => {
    const [one, two] = ['drift-and-fallback/waiting', 'drift-and-fallback/standing'].map((id) =>
      instanceOf(buildFamily({id}), 'seed'),
    )
    expect(one?.ask).not.toEqual(two?.ask)
    const {generate} = buildFamily()
    expect(generate(randomFrom('x'))).toEqual(generate(randomFrom('x')))
  })
})

describe('reading a family file', () => {
  it('takes the export named family', () => {
    const family = buildFamily()
    expect(readFamily({family}, context)).toBe(family)
  })

  it.each([
    ['another export', {items: []}, 'must export const family'],
    ['no module', undefined, 'must export const family'],
    ['an id that is not its path', {family: buildFamily({id: 'drift-and-fallback/x'})}, 'path'],
    ['an unknown tag', {family: buildFamily({tags: ['X.1']})}, 'unknown tag: X.1'],
    ['a level that does not exist', {family: levelFour()}, 'level'],
    [
      'a prior that does not follow from its share',
      {family: buildFamily({prior: {a: 1, p: 0.5, b: 1, reason: 'hard'}})},
      'expected 0.00',
    ],
  ])('refuses %s', (_, module, reason) => {
    expect(() => readFamily(module, context)).toThrow(reason)
    expect(() => readFamily(module, context)).toThrow(/^item file refused: drift-and-fallback/u)
  })
})

function levelFour() {
  const family = buildFamily()
  return {...family, facts: {...family.facts, level: 4}}
}
