import {beforeAll, describe, expect, it} from 'vitest'
import {domains} from './competencies.ts'
import {lexiconEntryFrom, type LexiconEntry} from './lexicon-schema.ts'
import {readLexicon} from './read-lexicon.ts'

const fewestTerms = 50
/** Terms that the programme promises. */
const promised =
  'ai-safety algorithmic-bias model-drift alignment reward-hacking proxy-discrimination prompt-injection model-poisoning'

function buildEntry(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'reward-hacking',
    term: 'reward hacking',
    definition: 'An agent reaches a high reward in a way that its designer did not mean.',
    example: 'A boat circles for points.',
    misuse: 'Said of every failure; a clumsy agent hacks nothing.',
    related: ['alignment'],
    domains: ['alignment-and-specification'],
    tags: [],
    ...change,
  }
}

describe('an entry of the lexicon', () => {
  it('is read whole', () => {
    expect(lexiconEntryFrom(buildEntry())).toEqual({ok: true, value: buildEntry()})
  })

  it.each([
    ['an unknown key', {author: 'somebody'}, /unrecognized key: "author"/u],
    ['no misuse', {misuse: ' '}, /misuse/u],
    ['an unknown domain', {domains: ['luck']}, /must be a domain/u],
    ['a definition of a page', {definition: 'word '.repeat(71)}, /71 words, at most 70/u],
    ['an id that is no slug', {id: 'Reward hacking'}, /kebab-case/u],
  ])('is refused with %s', (_, change, reason) => {
    const reading = lexiconEntryFrom(buildEntry(change))
    expect(reading.ok ? '' : JSON.stringify(reading.faults).replaceAll('\\"', '"')).toMatch(reason)
  })

  it('names the folder that cannot be read', async () => {
    await expect(readLexicon({folder: 'nowhere'})).rejects.toThrow(/lexicon refused.*nowhere/u)
  })
})

describe('the lexicon', () => {
  let entries: LexiconEntry[]

  beforeAll(async () => {
    entries = await readLexicon()
  })

  it('explains at least 50 terms, the promised ones among them, in the order of their names', () => {
    expect(entries.length).toBeGreaterThanOrEqual(fewestTerms)
    const ids = new Set(entries.map(({id}) => id))
    expect(promised.split(' ').filter((id) => !ids.has(id))).toEqual([])
    const terms = entries.map(({term}) => term.toLowerCase())
    expect(terms).toEqual(terms.toSorted())
  })

  it('serves every domain with at least five terms', () => {
    for (const {id} of domains) {
      const serving = entries.filter((entry) => entry.domains.includes(id)).length
      expect(serving, id).toBeGreaterThanOrEqual(5)
    }
  })

  it('defines in at most two sentences and names no term twice', () => {
    for (const {id, definition} of entries) {
      const sentences = definition.split(/[.!?](?:\s|$)/u).filter(Boolean).length
      expect([id, sentences <= 2]).toEqual([id, true])
    }
    const names = entries
      .flatMap(({term, also = []}) => [term, ...also])
      .map((n) => n.toLowerCase())
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('says something of its own in each part of an entry', () => {
    for (const {id, definition, example, misuse} of entries) {
      expect([id, example.length > 80, misuse.length > 60]).toEqual([id, true, true])
      expect(new Set([definition, example, misuse]).size).toBe(3)
    }
  })

  it('can be walked: every term is reached from another', () => {
    const reached = new Set(entries.flatMap(({related}) => related))
    expect(entries.flatMap(({id}) => (reached.has(id) ? [] : [id]))).toEqual([])
  })
})
