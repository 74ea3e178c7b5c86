import {describe, expect, it} from 'vitest'
import {buildItem} from './build-item.ts'
import {catalogueOf} from './catalogue.ts'
import {buildFamily} from './families/build-family.ts'
import {parametersOf} from './item.ts'
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
    expect(catalogue.get(item.id).facts).toMatchObject({id: item.id, type: 'order', family: false})
    expect(() => catalogue.get('drift-and-fallback/none')).toThrow('unknown item')
  })

  it('gives a fixed item itself for any seed, and of a family another item for another', async () => {
    const fixed = buildItem('order')
    const catalogue = await catalogueOf([fixed, {family: buildFamily(), source: 'text'}])
    expect(catalogue.get(fixed.id).instance('a')).toBe(fixed)
    const entry = catalogue.get('drift-and-fallback/waiting')
    const instances = ['a', 'b', 'c', 'd'].map((seed) => entry.instance(seed))
    expect(new Set(instances.map(({key}) => JSON.stringify(key))).size).toBeGreaterThan(1)
    expect(entry.instance('a')).toEqual(instances[0])
    expect(entry.facts).toMatchObject({type: 'numeric', family: true, guessing: 0})
    expect(entry.facts).not.toHaveProperty('ask')
    expect(entry.facts).not.toHaveProperty('key')
  })

  it('knows a family by its facts and the text of its file', async () => {
    const digestWith = async (source: string, version = 1) => {
      const {items} = await catalogueOf([{family: buildFamily({version}), source}])
      return items[0]?.digest
    }
    expect(await digestWith('text')).toBe(await digestWith('text'))
    expect(await digestWith('text')).not.toBe(await digestWith('other text'))
    expect(await digestWith('text')).not.toBe(await digestWith('text', 2))
  })

  it('gives the same model from the facts as from the item', async () => {
    const items = [buildItem('single-choice'), buildItem('order'), buildItem('numeric')]
    const catalogue = await catalogueOf(items)
    for (const item of items) {
      expect(parametersOf(catalogue.get(item.id).facts)).toEqual(parametersOf(item))
    }
  })

  it('keeps reserved items and families apart from open ones', async () => {
    const reserved = buildItem('match', (data) => (data['reserved'] = true))
    const family = buildFamily({reserved: true})
    const catalogue = await catalogueOf([reserved, buildItem('order'), {family, source: ''}])
    const ids = (entries: typeof catalogue.items) => entries.map(({facts}) => facts.id)
    expect(ids(catalogue.open)).toEqual(['drift-and-fallback/order'])
    expect(ids(catalogue.reserved)).toEqual([reserved.id, family.facts.id])
    expect(catalogue.items).toHaveLength(3)
  })

  it('refuses an id that stands twice, and no items at all', async () => {
    await expect(catalogueOf([buildItem('order'), buildItem('order')])).rejects.toThrow('twice')
    await expect(catalogueOf([])).rejects.toThrow('no items')
  })

  it('names the folder that cannot be read', async () => {
    await expect(readCatalogue({folder: 'nowhere'})).rejects.toThrow(/catalogue refused.*nowhere/u)
  })
})
