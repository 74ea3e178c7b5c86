import {randomFrom} from '@airworthy/kernel'
import {beforeAll, describe, expect, it} from 'vitest'
import {alikeStems, guesserResults, upperTail} from './bank-cues.ts'
import {buildItem} from './build-item.ts'
import {catalogueOf, type Catalogue} from './catalogue.ts'
import {domains} from './competencies.ts'
import {itemTypes} from './item-types/index.ts'
import {
  canonicalResponse,
  maximumScoreOf,
  presentedResponse,
  presentItem,
  rightResponse,
  scoreResponse,
  type Item,
} from './item.ts'
import {readCatalogue} from './read-catalogue.ts'

describe('a catalogue', () => {
  it('has the same version for the same items in any order, another for other items', async () => {
    const [one, two, three] = [buildItem('order'), buildItem('match'), buildItem('numeric')]
    const {version} = await catalogueOf([one, two])
    expect((await catalogueOf([two, one])).version).toBe(version)
    expect((await catalogueOf([one, three])).version).not.toBe(version)
    expect((await catalogueOf([one, {...two, version: 2}])).version).not.toBe(version)
  })

  it('gives an item by its id and refuses an unknown one', async () => {
    const item = buildItem('order')
    const catalogue = await catalogueOf([item])
    expect(catalogue.get(item.id).item).toBe(item)
    expect(() => catalogue.get('drift-and-fallback/none')).toThrow('unknown item')
  })

  it('refuses an id that stands twice, and no items at all', async () => {
    await expect(catalogueOf([buildItem('order'), buildItem('order')])).rejects.toThrow('twice')
    await expect(catalogueOf([])).rejects.toThrow('no items')
  })

  it('names the folder that cannot be read', async () => {
    await expect(readCatalogue({folder: 'nowhere'})).rejects.toThrow(/catalogue refused.*nowhere/u)
  })
})

describe('the item bank', () => {
  let catalogue: Catalogue
  let items: Item[]

  beforeAll(async () => {
    catalogue = await readCatalogue()
    items = catalogue.items.map(({item}) => item)
  })

  it('has at least seven items in every domain and 49 in all', () => {
    for (const {id} of domains) {
      expect([id, items.filter(({domain}) => domain === id).length >= 7]).toEqual([id, true])
    }
    expect(items.length).toBeGreaterThanOrEqual(49)
  })

  it('uses every item type in every domain, at most half of the items single-choice', () => {
    for (const {id} of domains) {
      const used = new Set<string>(items.filter(({domain}) => domain === id).map(({type}) => type))
      const unused = Object.keys(itemTypes).filter((type) => !used.has(type))
      expect([id, unused]).toEqual([id, []])
    }
    const singleChoice = items.filter(({type}) => type === 'single-choice').length
    expect(singleChoice / items.length).toBeLessThanOrEqual(0.5)
  })

  it('spreads over the levels in every domain and over the difficulty scale', () => {
    for (const {id} of domains) {
      const atLevel = [1, 2, 3].map(
        (level) => items.filter((item) => item.domain === id && item.level === level).length,
      )
      expect([id, atLevel.every((count) => count >= 2)]).toEqual([id, true])
    }
    const b = items.map(({prior}) => prior.b)
    for (const [low, high] of [
      [-2.2, -1],
      [-1, 0],
      [0, 1],
      [1, 2.2],
    ] as const) {
      const share = b.filter((value) => value >= low && value < high).length / b.length
      expect(share, `b in ${low}..${high}`).toBeGreaterThanOrEqual(0.08)
    }
  })

  it('lets its own key score highest in every item, under five shuffles', () => {
    for (const item of items) {
      for (const seed of seedsOf(item)) {
        const {order} = presentItem(item, randomFrom(seed))
        const response = presentedResponse(item, {given: rightResponse(item), order})
        const score = scoreResponse(item, canonicalResponse(item, {response, order}))
        expect([item.id, score]).toEqual([item.id, maximumScoreOf(item)])
      }
    }
  })

  it('shows a browser no key, no reason, no prior, no source and no id', () => {
    const leaks = items.flatMap((item) =>
      seedsOf(item).flatMap((seed) => leaksOf(item, presentItem(item, randomFrom(seed)).view)),
    )
    expect(leaks).toEqual([])
  })

  it('finds a leak of a reason, of a field and of an id where one is planted', () => {
    const item = buildItem('order')
    const {view} = presentItem(item, randomFrom('leak'))
    const leaksWith = (planted: object) => leaksOf(item, {...view, ...planted})
    expect(leaksOf(item, view)).toEqual([])
    expect(leaksWith({stem: `Why? ${item.key.why['p']}`})).toHaveLength(1)
    expect(leaksWith({steps: [{id: '1', text: 'x', answer: 2}]})).toHaveLength(1)
    expect(leaksWith({file: item.id})).toHaveLength(1)
  })

  it('cannot be guessed from position, length or wording: each guesser stays at chance', () => {
    for (const {guesser, hits, chances} of guesserResults(items)) {
      expect(upperTail(hits, chances), `${guesser}: ${hits} of ${chances.length}`).toBeGreaterThan(
        0.01,
      )
    }
  })

  it('has no two stems that share more than 60 % of their word trigrams', () => {
    expect(alikeStems(items)).toEqual([])
  })

  it('lists the terms of every match item alphabetically', () => {
    const unsorted = items.flatMap(({id, type, ask}) => {
      if (type !== 'match') return []
      const terms = ask.right.map((term) => term.toLowerCase())
      return terms.join('|') === terms.toSorted().join('|') ? [] : [id]
    })
    expect(unsorted).toEqual([])
  })
})

function seedsOf({id}: Item): string[] {
  return [1, 2, 3, 4, 5].map((number) => `${id}#${number}`)
}

const secretFields =
  /"(?:answer|accept|why|prior|targets|key|source|bias|tags|level|version|order)":/u

/** What a view shows of an item that a browser must not see. */
function leaksOf({id, key, prior, source, targets}: Item, view: object): string[] {
  const shown = JSON.stringify(view)
  const secrets = [...Object.values(key.why), targets, source, prior.reason, id]
  const leaked = secrets.filter((secret) => shown.includes(JSON.stringify(secret).slice(1, -1)))
  const field = secretFields.exec(shown)
  return [...leaked, ...(field ?? [])].map((leak) => `${id}: ${leak}`)
}
