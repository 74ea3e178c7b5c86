import {randomFrom} from '@airworthy/kernel'
import {beforeAll, describe, expect, it} from 'vitest'
import {buildItem} from './build-item.ts'
import type {CatalogueItem} from './catalogue.ts'
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

/** What the bank has to hold. */
const goals = {items: 140, perDomain: 20, families: 40, mostSingleChoice: 0.5}
/** The share of a domain's items that examinations keep for themselves. */
const reservedShare = {least: 1 / 3, most: 2 / 3}

describe('the item bank', () => {
  let entries: readonly CatalogueItem[]

  beforeAll(async () => {
    entries = (await readCatalogue()).items
  }, 60_000)

  function inDomain(domain: string): CatalogueItem[] {
    return entries.filter(({facts}) => facts.domain === domain)
  }

  it.each(domains)('has at least 20 items on $name', ({id}) => {
    expect(inDomain(id).length).toBeGreaterThanOrEqual(goals.perDomain)
  })

  it('has at least 140 items, at least 40 of them families', () => {
    expect(entries.length).toBeGreaterThanOrEqual(goals.items)
    const families = entries.filter(({facts}) => facts.family)
    expect(families.length).toBeGreaterThanOrEqual(goals.families)
  })

  it('uses every item type in every domain, at most half of the items single-choice', () => {
    for (const {id} of domains) {
      const used = new Set<string>(inDomain(id).map(({facts}) => facts.type))
      const unused = Object.keys(itemTypes).filter((type) => !used.has(type))
      expect([id, unused]).toEqual([id, []])
    }
    const singleChoice = entries.filter(({facts}) => facts.type === 'single-choice').length
    expect(singleChoice / entries.length).toBeLessThanOrEqual(goals.mostSingleChoice)
  })

  it('reserves a third to two thirds of each domain for examinations once the domain is full', () => {
    for (const {id} of domains) {
      const items = inDomain(id)
      if (items.length < goals.perDomain) continue
      const share = items.filter(({facts}) => facts.reserved).length / items.length
      expect(share, id).toBeGreaterThanOrEqual(reservedShare.least)
      expect(share, id).toBeLessThanOrEqual(reservedShare.most)
    }
  })

  it('spreads over the levels in every domain and over the difficulty scale', () => {
    for (const {id} of domains) {
      const atLevel = [1, 2, 3].map(
        (level) => inDomain(id).filter(({facts}) => facts.level === level).length,
      )
      expect([id, atLevel.every((count) => count >= 2)]).toEqual([id, true])
    }
    const b = entries.map(({facts}) => facts.prior.b)
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

  it('lets its own key score highest in every item, under five seeds', () => {
    for (const {item, seed} of drawnItems(entries)) {
      const {order} = presentItem(item, randomFrom(seed))
      const response = presentedResponse(item, {given: rightResponse(item), order})
      const score = scoreResponse(item, canonicalResponse(item, {response, order}))
      expect([item.id, score]).toEqual([item.id, maximumScoreOf(item)])
    }
  })

  it('shows a browser no key, no reason, no prior, no source and no id', () => {
    const leaks = drawnItems(entries).flatMap(({item, seed}) =>
      leaksOf(item, presentItem(item, randomFrom(seed)).view),
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

  it('lists the terms of every match item alphabetically', () => {
    const unsorted = drawnItems(entries).flatMap(({item: {id, type, ask}}) => {
      if (type !== 'match') return []
      const terms = ask.right.map((term) => term.toLowerCase())
      return terms.join('|') === terms.toSorted().join('|') ? [] : [id]
    })
    expect(unsorted).toEqual([])
  })
})

function drawnItems(entries: readonly CatalogueItem[]): {item: Item; seed: string}[] {
  return entries.flatMap((entry) =>
    [1, 2, 3, 4, 5].map((number) => {
      const seed = `${entry.facts.id}#${number}`
      return {item: entry.instance(seed), seed}
    }),
  )
}

const secretFields =
  /"(?:answer|accept|why|prior|targets|key|source|bias|tags|level|version|order|reserved)":/u

/** What a view shows of an item that a browser must not see. */
function leaksOf({id, key, prior, source, targets}: Item, view: object): string[] {
  const shown = JSON.stringify(view)
  const secrets = [...Object.values(key.why), targets, source, prior.reason, id]
  const leaked = secrets.filter((secret) => shown.includes(JSON.stringify(secret).slice(1, -1)))
  const field = secretFields.exec(shown)
  return [...leaked, ...(field ?? [])].map((leak) => `${id}: ${leak}`)
}
