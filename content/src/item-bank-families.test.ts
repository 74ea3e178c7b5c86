import {randomFrom} from '@airworthy/kernel'
import {beforeAll, describe, expect, it} from 'vitest'
import {catalogueOf, type CatalogueItem} from './catalogue.ts'
import {buildFamily} from './families/build-family.ts'
import {answerByContent, untidyTexts} from './families/drawn-item.ts'
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

const seeds = Array.from({length: 50}, (_, index) => `seed ${index + 1}`)
const fewest = {numbers: 5, questions: 5, answers: 2}

describe('every family of the item bank, drawn with 50 seeds,', () => {
  let families: CatalogueItem[]
  let faults: Map<string, string[]>

  beforeAll(async () => {
    const {items} = await readCatalogue()
    families = items.filter(({facts}) => facts.family)
    faults = new Map(families.map((entry) => [entry.facts.id, familyFaults(entry)]))
  }, 120_000)

  it('draws sound, tidy items whose answer changes and whose key scores highest', () => {
    expect([...faults].filter(([, found]) => found.length > 0)).toEqual([])
  })
})

describe('the faults of a family', () => {
  const faultsOf = async (change: Parameters<typeof buildFamily>[0]) => {
    const {items} = await catalogueOf([{family: buildFamily(change), source: ''}])
    return items.flatMap(familyFaults)
  }
  const sound = buildFamily()
  const fixed = sound.generate(randomFrom('fixed'))

  it('are none for a sound one', async () => {
    expect(await faultsOf({})).toEqual([])
  })

  it('are found where the answer never changes', async () => {
    expect(await faultsOf({generate: () => fixed})).toEqual(['1 different answers'])
  })

  it('are found where a text was spoilt', async () => {
    const generate = () => ({...fixed, ask: {...fixed.ask, stem: `Of ${NaN} people, how many?`}})
    expect(await faultsOf({generate})).toContain('seed 1: spoilt text: Of NaN people, how many?')
  })

  it('are found where the same seed gives another item', async () => {
    let calls = 0
    const generate = () => sound.generate(randomFrom(String(calls++)))
    expect(await faultsOf({generate})).toContain('seed 1: drawn anew, the item is another')
  })
})

/** What is wrong with a family over all seeds; instances themselves are checked as they are drawn. */
function familyFaults(entry: CatalogueItem): string[] {
  const drawn = seeds.map((seed) => ({seed, item: entry.instance(seed)}))
  return [
    ...drawn.flatMap(({seed, item}) => itemFaults(entry, {seed, item})),
    ...varietyFaults(drawn.map(({item}) => item)),
  ]
}

function itemFaults(entry: CatalogueItem, {seed, item}: {seed: string; item: Item}): string[] {
  const faults = untidyTexts(item).map((text) => `spoilt text: ${text}`)
  if (scoreOfKey(item, seed) !== maximumScoreOf(item)) faults.push('its own key does not score')
  if (JSON.stringify(entry.instance(seed)) !== JSON.stringify(item)) {
    faults.push('drawn anew, the item is another')
  }
  if (!sameFacts(item, entry)) faults.push('its facts are others')
  return faults.map((fault) => `${seed}: ${fault}`)
}

function varietyFaults(items: readonly Item[]): string[] {
  const numeric = items[0]?.type === 'numeric'
  const answers = new Set(items.map(answerByContent)).size
  const questions = new Set(items.map(({ask, key}) => JSON.stringify({ask, key}))).size
  return [
    ...(answers < (numeric ? fewest.numbers : fewest.answers)
      ? [`${answers} different answers`]
      : []),
    ...(!numeric && questions < fewest.questions ? [`${questions} different questions`] : []),
  ]
}

function scoreOfKey(item: Item, seed: string): number {
  const {order} = presentItem(item, randomFrom(seed))
  const response = presentedResponse(item, {given: rightResponse(item), order})
  return scoreResponse(item, canonicalResponse(item, {response, order}))
}

function sameFacts(item: Item, {facts}: CatalogueItem): boolean {
  const {ask: _ask, key: _key, ...own} = item
  return Object.entries(own).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(Reflect.get(facts, name)),
  )
}
