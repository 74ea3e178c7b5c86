import {criterionIds} from './criteria.ts'
import {thresholdFacts, type ThresholdFacts} from './facts.ts'

/** The facts of unequal-threshold without its words. */
export function buildThresholdFacts(): ThresholdFacts {
  return thresholdFacts.parse({
    groups: [
      {id: 'harbour', name: 'Harbour', share: 0.35, mean: -1, spread: 1.3},
      {id: 'hill', name: 'Hill', share: 0.65, mean: -2.1, spread: 1.3},
    ],
    sets: [
      {id: 'month', name: 'Month', note: 'invited', applicants: 1_500, shift: {harbour: -1.4}},
      {id: 'year', name: 'Year', note: 'all', applicants: 60_000, shift: {}},
    ],
    hidden: 60_000,
    inUse: 0.3,
    criteria: criterionIds.map((id) => ({id, name: id, says: id})),
    reasons: [
      {id: 'innocent', text: 'innocent', criterion: 'wrongful-refusals'},
      {id: 'same-risk', text: 'same risk', criterion: 'one-threshold'},
      {id: 'neutral', text: 'neutral', criterion: null},
    ],
    losers: [
      {id: 'harbour-repays', text: 'a', when: {kind: 'wrongly-refused', group: 'harbour'}},
      {id: 'hill-repays', text: 'b', when: {kind: 'wrongly-refused', group: 'hill'}},
      {id: 'harbour-stricter', text: 'c', when: {kind: 'stricter', group: 'harbour'}},
      {id: 'hill-stricter', text: 'd', when: {kind: 'stricter', group: 'hill'}},
      {id: 'lender', text: 'e', when: {kind: 'dearer'}},
      {id: 'nobody', text: 'f', when: {kind: 'never'}},
    ],
    bounds: {tolerance: 0.05, cost: 1.12, missedDefault: 3},
  })
}
