import type {TriageCase, TriageFacts} from './facts.ts'

const minimal: TriageCase = {
  tier: 'minimal',
  bases: ['none'],
  purpose: 'counts parcels',
  affected: 'nobody',
  decides: 'the team',
  wrong: 'a step is done again',
  undo: 'the next day',
  gravity: 0,
  lasting: false,
  reach: [20],
  needs: ['failure'],
  also: ['groups'],
  why: 'no listed use',
}
const cases: Record<TriageCase['tier'], TriageCase> = {
  minimal,
  limited: {...minimal, tier: 'limited', bases: ['art-50'], purpose: 'talks', why: 'it talks'},
  high: {
    ...minimal,
    tier: 'high',
    bases: ['annex-3'],
    purpose: 'scores people',
    gravity: 2,
    lasting: true,
    reach: [20_000],
    needs: ['groups'],
    also: ['failure'],
    why: 'a listed use',
  },
  refuse: {
    ...minimal,
    tier: 'refuse',
    bases: ['art-5'],
    purpose: 'does what is prohibited',
    gravity: 3,
    needs: [],
    also: [],
    why: 'prohibited',
  },
}

/** A scenario of 24 names, each with the tiers given by `tiersOf` (by default all four but one). */
export function buildTriageFacts(
  tiersOf: (index: number) => readonly TriageCase['tier'][] = (index) =>
    index % 3 === 0 ? ['refuse', 'high', 'minimal'] : ['high', 'limited', 'minimal'],
): TriageFacts {
  return {
    tiers: (['minimal', 'limited', 'high', 'refuse'] as const).map((id) => ({
      id,
      name: id,
      law: 'a law',
      asks: 'something',
    })),
    rule: {
      text: 'a rule',
      gravity: ['none', 'money', 'a living', 'health'],
      reachFrom: 10_000,
      undoneWithinDays: 30,
      needed: [
        {fromScore: 0, conditions: 0},
        {fromScore: 2, conditions: 1},
        {fromScore: 4, conditions: 2},
      ],
    },
    listedAreas: ['Employment'],
    bases: ['none', 'art-50', 'annex-3', 'art-5'].map((id) => ({id, group: 'a group', name: id})),
    conditions: [
      {id: 'c-1', mode: 'groups', testable: true, text: 'measured by group'},
      {id: 'c-2', mode: 'failure', testable: true, text: 'drilled'},
      {id: 'c-3', mode: 'groups', testable: false, text: 'fairness matters'},
      {id: 'c-4', mode: 'facts', testable: true, text: 'compared with the record'},
    ],
    products: Array.from({length: 24}, (_, index) => ({
      id: `product-${index}`,
      name: `Product ${index}`,
      area: index % 2 === 0 ? 'Employment' : 'Retail',
      technology: 'a model',
      cases: tiersOf(index).map((tier) => cases[tier]),
    })),
  }
}
