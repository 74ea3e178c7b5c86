import {beforeAll, describe, expect, it} from 'vitest'
import {keyLengthDeviation, keyPlaces} from './bank-balance.ts'
import {alikeStems, guesserResults, upperTail, type GuesserResult} from './bank-cues.ts'
import type {Item} from './item.ts'
import {readCatalogue} from './read-catalogue.ts'

/** Held to a one-sided 95 % bound; the other guessers, of which there are many, to 99 %. */
const chiefGuessers = new Set(['first', 'middle', 'longest', 'shortest', 'most hedged'])
const seeds = ['1', '2', '3', '4', '5']

describe('the item bank', () => {
  let oneOfEach: Item[]
  let drawn: Item[]

  beforeAll(async () => {
    const {items} = await readCatalogue()
    oneOfEach = items.map(({item}) => item)
    drawn = items.flatMap((entry) =>
      entry.facts.family ? seeds.map((seed) => entry.instance(seed)) : [entry.item],
    )
  })

  it('cannot be guessed from position, length or wording', () => {
    expectChance(guesserResults(drawn))
  })

  it('cannot be guessed from position, length or hedges where one option alone is right', () => {
    const results = guesserResults(drawn.filter(({type}) => type === 'single-choice'))
    expectChance(results.filter(({guesser}) => chiefGuessers.has(guesser)))
  })
  it('has its keys at every place about equally often, as they are written', () => {
    for (const {options, place, hits, items} of keyPlaces(drawn)) {
      const [by, other] = [1 / options, 1 - 1 / options]
      const chances = (chance: number) => Array.from({length: items}, () => chance)
      const at = `place ${place + 1} of ${options}: ${hits} of ${items}`
      expect(upperTail(hits, chances(by)), at).toBeGreaterThan(0.005)
      expect(upperTail(items - hits, chances(other)), at).toBeGreaterThan(0.005)
    }
  })

  it('has keys that are neither longer nor shorter than the options beside them', () => {
    expect(Math.abs(keyLengthDeviation(drawn))).toBeLessThan(1.96)
  })

  it('has no two stems that share more than 60 % of their word trigrams, numbers removed', () => {
    expect(alikeStems(oneOfEach)).toEqual([])
  })
})

function expectChance(results: readonly GuesserResult[]): void {
  for (const {guesser, hits, chances} of results) {
    const expected = chances.reduce((sum, chance) => sum + chance, 0).toFixed(1)
    expect(
      upperTail(hits, chances),
      `${guesser}: ${hits} of ${chances.length}, by chance ${expected}`,
    ).toBeGreaterThan(chiefGuessers.has(guesser) ? 0.05 : 0.01)
  }
}
