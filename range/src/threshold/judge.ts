import {randomFrom} from '@airworthy/kernel'
import type {Judgement, ObjectiveState} from '../core/engine.ts'
import {drawApplicants} from './applicants.ts'
import type {ThresholdFacts} from './facts.ts'
import {thresholdFigures, withVerdict} from './figures.ts'
import type {ThresholdState} from './state.ts'
import type {CriterionFigures, Declaration, ThresholdFigures} from './view.ts'

/** The objectives on the set that is open; whether the words are right stays closed till the end. */
export function standing(state: ThresholdState): ObjectiveState[] {
  const {declaration, figures} = state
  return [
    {id: 'conflict', reached: showsConflict(state)},
    meets(figures, declaration),
    affordable(figures, state.facts),
    {id: 'losers', reached: null, facts: {declared: declaration !== null}},
    {id: 'defend', reached: null, facts: {declared: declaration !== null}},
  ]
}

/** The judgement on applicants whom nobody has seen, drawn from the same seed by another stream. */
export function judgeThreshold(state: ThresholdState): Judgement {
  const {facts, seed, thresholds, declaration} = state
  const hidden = drawApplicants(facts, {
    random: randomFrom(`${seed}/hidden`),
    applicants: facts.hidden,
    shift: {},
  })
  const figures = thresholdFigures(hidden, {set: 'hidden', thresholds, bounds: facts.bounds})
  return {
    objectives: [
      credited({id: 'conflict', reached: showsConflict(state)}),
      credited(meets(figures, declaration)),
      credited(affordable(figures, facts)),
      credited(namesLosers(figures, {facts, declaration})),
      defends(figures, {facts, declaration, seen: state.figures}),
    ],
  }
}

function credited(objective: ObjectiveState): Judgement['objectives'][number] {
  const reached = objective.reached === true
  return {...objective, reached, credit: reached ? 1 : 0}
}

/** Two settings on a fair draw of people, each of which meets what the other misses. */
function showsConflict({tried, facts}: ThresholdState): boolean {
  const fair = facts.sets.filter(({shift}) => Object.keys(shift).length === 0).map(({id}) => id)
  const settings = tried.filter(({set}) => fair.includes(set))
  return settings.some((one) =>
    settings.some(
      (other) =>
        one.met.some((criterion) => other.missed.includes(criterion)) &&
        other.met.some((criterion) => one.missed.includes(criterion)),
    ),
  )
}

function meets(figures: ThresholdFigures, declaration: Declaration | null): ObjectiveState {
  const declared = figures.criteria.filter(({criterion}) =>
    declaration?.criteria.includes(criterion),
  )
  const [worst] = declared.toSorted((a, b) => distanceOf(b) - distanceOf(a))
  const {value, low, high, n} = worst?.difference ?? {value: null, low: null, high: null, n: 0}
  return {
    id: 'meets',
    reached: declared.length > 0 && declared.every(({verdict}) => verdict === 'met'),
    ...(value === null || low === null || high === null ? {} : {value: {value, low, high, n}}),
    facts: {criteria: declared.map(({criterion, verdict}) => ({criterion, verdict}))},
  }
}

function distanceOf({difference: {low, high}}: CriterionFigures): number {
  return low === null || high === null ? Infinity : Math.max(-low, high)
}

function affordable({cost, cheapest}: ThresholdFigures, {bounds}: ThresholdFacts): ObjectiveState {
  return {
    id: 'cost',
    reached: cost <= bounds.cost * cheapest,
    value: {value: cost / cheapest},
    facts: {cost, cheapest, bound: bounds.cost},
  }
}

interface Declared {
  readonly facts: ThresholdFacts
  readonly declaration: Declaration | null
}

/** All statements that hold are named and none that does not; those too near to tell are free. */
function namesLosers(figures: ThresholdFigures, {facts, declaration}: Declared): ObjectiveState {
  const truths = facts.losers.map(({id, when}) => ({id, holds: holds(when, {figures, facts})}))
  const named = declaration?.losers ?? []
  return {
    id: 'losers',
    reached:
      named.length > 0 &&
      truths.every(({id, holds: truth}) => truth === null || truth === named.includes(id)),
    facts: {named, truths},
  }
}

function holds(
  when: ThresholdFacts['losers'][number]['when'],
  {figures, facts}: {figures: ThresholdFigures; facts: ThresholdFacts},
): boolean | null {
  switch (when.kind) {
    case 'wrongly-refused': {
      const found = figures.criteria.find(({criterion}) => criterion === 'wrongful-refusals')
      if (found === undefined || found.verdict === 'undecided') return null
      return found.verdict === 'missed' && favoured(found, facts) !== when.group
    }
    case 'stricter': {
      const own = figures.groups.find(({group}) => group === when.group)
      const other = figures.groups.find(({group}) => group !== when.group)
      return (own?.threshold ?? 1) < (other?.threshold ?? 1)
    }
    case 'dearer': {
      const ratio = figures.cost / figures.cheapest
      return ratio > 1.015 ? true : ratio < 1.005 ? false : null
    }
    case 'never':
      return false
  }
}

/** The group with the smaller share. */
function favoured({difference}: CriterionFigures, {groups}: ThresholdFacts): string {
  return (difference.value ?? 0) > 0 ? groups[1].id : groups[0].id
}

/**
 * The reason belongs to a declared criterion; what is given up is what is missed. Half for each.
 * Nobody can know that a criterion is met where the `seen` applicants left it open.
 */
function defends(
  figures: ThresholdFigures,
  {facts, declaration, seen}: Declared & {readonly seen: ThresholdFigures},
): Judgement['objectives'][number] {
  const reason = facts.reasons.find(({id}) => id === declaration?.reason)
  const fits =
    reason !== undefined &&
    reason.criterion !== null &&
    declaration?.criteria.includes(reason.criterion) === true
  const missed = withVerdict(figures, 'missed')
  const metAsSeen = withVerdict(seen, 'met')
  const met = withVerdict(figures, 'met').filter((criterion) => metAsSeen.includes(criterion))
  const givesUp = declaration?.givesUp ?? []
  const owns =
    declaration !== null &&
    missed.every((criterion) => givesUp.includes(criterion)) &&
    met.every((criterion) => !givesUp.includes(criterion))
  return {
    id: 'defend',
    reached: fits && owns,
    credit: (fits ? 0.5 : 0) + (owns ? 0.5 : 0),
    facts: {reasonFits: fits, givesUp: [...givesUp], missed, met},
  }
}
