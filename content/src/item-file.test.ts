import {isAirworthyError} from '@airworthy/kernel'
import {describe, expect, it} from 'vitest'
import {stringify} from 'yaml'
import {buildItemData, type ItemData} from './build-item.ts'
import {readItem} from './item-file.ts'
import type {ItemType} from './item.ts'

const knownTags = new Set(['MEASURE 2.4', 'MANAGE 2.4'])

describe('reading an item file', () => {
  it('gives the item, its domain taken from its id', () => {
    const item = readItem(yamlOf('order'), {file: 'drift-and-fallback/order.yaml', knownTags})
    expect(item).toMatchObject({type: 'order', domain: 'drift-and-fallback', level: 2})
  })

  it('refuses unknown keys at every depth, with path and line', () => {
    const message = refusal('single-choice', (data) => {
      data['author'] = 'somebody'
      data.ask['hint'] = 'look twice'
      data.key['weights'] = {a: 1}
    })
    expect(message).toContain('item file refused: drift-and-fallback/single-choice.yaml: ')
    expect(message).toContain('unrecognized key: "author"')
    expect(message).toMatch(/ask, line \d+: unrecognized key: "hint"/u)
    expect(message).toMatch(/key, line \d+: unrecognized key: "weights"/u)
  })

  it('reports all faults of a file at once, as facts too', () => {
    const thrown = refused('choose-many', (data) => {
      data['minutes'] = 30
      data['level'] = 4
      delete data['bias']
    })
    expect(isAirworthyError(thrown, 'item-file-refused')).toBe(true)
    expect(thrown).toMatchObject({
      facts: {
        file: 'drift-and-fallback/choose-many.yaml',
        faults: [{path: ['level']}, {path: ['minutes']}, {path: ['bias']}],
      },
    })
  })

  it.each<[string, (data: ItemData) => void, RegExp]>([
    ['an unknown type', (data) => (data['type'] = 'essay'), /type, line 3: invalid option/u],
    ['an unknown domain', (data) => (data.id = 'luck/match'), /unknown domain: luck/u],
    ['an id that is not its path', (data) => (data.id += '-two'), /must equal the file's path/u],
    ['a tag that no framework has', (data) => (data['tags'] = ['X.1']), /unknown tag: X\.1/u],
    [
      'a tag that stands twice',
      (data) => (data['tags'] = ['MEASURE 2.4', 'MEASURE 2.4']),
      /twice/u,
    ],
    ['a stem of 91 words', (data) => (data.ask['stem'] = 'word '.repeat(91)), /91 words, at most/u],
    [
      'a ragged table',
      (data) =>
        (data.ask['table'] = [
          ['a', 'b'],
          [1, 2, 3],
        ]),
      /3 cells, header/u,
    ],
    ['code without a language', (data) => (data.ask['code'] = 'f()'), /code needs its language/u],
    ['an unchecked claim', (data) => (data['source'] = 'a paper (verify)'), /source.*\(verify\)/u],
    ['a missing key', (data) => Reflect.deleteProperty(data, 'key'), /key: invalid input/u],
  ])('refuses %s', (_, change, expected) => {
    expect(refusal('match', change)).toMatch(expected)
  })

  it('recomputes b from a, the judged share, the level and the guessing chance', () => {
    const prior = (b: number) => ({a: 1.2, p: 0.62, b, reason: 'one place to look'})
    const message = refusal('single-choice', (data) => {
      data['level'] = 3
      data['prior'] = prior(0.59)
    })
    expect(message).toMatch(/prior\.b, line \d+: expected 1\.23 from a, p and level: 0\.59/u)
    expect(refusal('order', (data) => (data['prior'] = prior(-0.41)))).toBe('')
  })

  it('refuses a judged share that guessing alone would reach', () => {
    const message = refusal('single-choice', (data) => {
      data['prior'] = {a: 1, p: 0.3, b: 0, reason: 'hard'}
    })
    expect(message).toContain('not above the guessing chance')
  })

  it('refuses all and none of the above, and broken or repeated YAML keys', () => {
    const message = refusal('single-choice', ({ask}) => {
      ask['options'] = {a: 'It shrinks', b: 'It grows', c: 'None of the above'}
    })
    expect(message).toContain('must not stand in an item: None of the above')
    const file = 'drift-and-fallback/order.yaml'
    expect(() => readItem(`${yamlOf('order')}\nid: again\n`, {file, knownTags})).toThrow(/unique/u)
    expect(() => readItem('id: [', {file, knownTags})).toThrow(/item file refused/u)
    expect(() => readItem('', {file, knownTags})).toThrow(/item file refused/u)
  })
})

function yamlOf(type: ItemType, change?: (data: ItemData) => void): string {
  const data = buildItemData(type)
  change?.(data)
  return stringify(data)
}

function refused(type: ItemType, change: (data: ItemData) => void): unknown {
  try {
    readItem(yamlOf(type, change), {file: `drift-and-fallback/${type}.yaml`, knownTags})
  } catch (thrown) {
    return thrown
  }
  return undefined
}

/** The message of the refusal, empty when the file was read. */
function refusal(type: ItemType, change: (data: ItemData) => void): string {
  const thrown = refused(type, change)
  return isAirworthyError(thrown) ? thrown.message : ''
}
