import type {DomainResultView} from '@airworthy/server/features/assessments/views.ts'
import {describe, expect, it} from 'vitest'
import {meaningOf} from './meaning.ts'

function buildDomain(domain: string, rest: Partial<DomainResultView>): DomainResultView {
  return {
    domain,
    items: 6,
    minimumItems: 3,
    ability: buildAbility(0),
    requiredLevel: 2,
    requiredCut: 0,
    verdict: 'not-judged',
    aboutMoreItems: 4,
    ...rest,
  }
}

function buildAbility(mean: number): DomainResultView['ability'] {
  return {mean, standardError: 0.4, low: mean - 0.7, high: mean + 0.7}
}

describe('what the intervals mean', () => {
  it('tells a crossing interval from too few items', () => {
    const meaning = meaningOf([
      buildDomain('crossing', {}),
      buildDomain('too-few', {ability: null, items: 1, aboutMoreItems: null}),
      buildDomain('unanswered', {ability: null, items: 0}),
    ])
    expect(meaning.crossing).toEqual(['crossing'])
    expect(meaning.tooFew).toEqual(['too-few'])
    expect(meaning.unanswered).toEqual(['unanswered'])
  })

  it('follows the verdict of the server for gaps and levels that are met', () => {
    const meaning = meaningOf([
      buildDomain('met', {verdict: 'meets', ability: buildAbility(1)}),
      buildDomain('wide', {verdict: 'gap', ability: buildAbility(-1.5)}),
      buildDomain('narrow', {verdict: 'gap', ability: buildAbility(-0.8)}),
    ])
    expect(meaning).toEqual({
      gaps: ['wide', 'narrow'],
      crossing: [],
      unanswered: [],
      tooFew: [],
      meets: ['met'],
    })
  })
})
