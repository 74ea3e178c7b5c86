import type {LexiconEntry} from '@airworthy/content/public'
import {describe, expect, it} from 'vitest'
import {byLetter, foundTerms} from './found-terms.ts'

function buildEntry(id: string, rest: Partial<LexiconEntry> = {}): LexiconEntry {
  return {
    id,
    term: id,
    definition: '',
    example: '',
    misuse: '',
    related: [],
    domains: [],
    tags: [],
    ...rest,
  }
}

const drift = buildEntry('drift', {also: ['concept shift']})
const canary = buildEntry('canary', {definition: 'A small release that shows drift early.'})
const terms = [canary, drift]
const ids = (entries: readonly LexiconEntry[]) => entries.map(({id}) => id)

describe('searching the lexicon', () => {
  it('finds names before texts', () => {
    expect(ids(foundTerms(terms, 'Drift'))).toEqual(['drift', 'canary'])
  })

  it('finds other names of a term', () => {
    expect(ids(foundTerms(terms, 'shift concept'))).toEqual(['drift'])
  })

  it('shows everything while nothing is typed', () => {
    expect(ids(foundTerms(terms, '  '))).toEqual(['canary', 'drift'])
  })
})

describe('letters', () => {
  it('hold the terms that begin with them', () => {
    expect(byLetter(terms).map(([letter, group]) => [letter, ids(group)])).toEqual([
      ['C', ['canary']],
      ['D', ['drift']],
    ])
  })
})
