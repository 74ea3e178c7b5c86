import {AirworthyError, randomFrom} from '@airworthy/kernel'
import {drawApplicants} from './applicants.ts'
import type {ThresholdFacts} from './facts.ts'
import {thresholdFigures, withVerdict} from './figures.ts'
import type {Declaration, ScoredSet, ThresholdFigures, ThresholdView} from './view.ts'

/** Where an attempt stands. */
export interface ThresholdState {
  readonly facts: ThresholdFacts
  readonly seed: string
  readonly opened: readonly ScoredSet[]
  /** The set opened last, on which the figures stand. */
  readonly set: ScoredSet
  readonly thresholds: Readonly<Record<string, number>>
  readonly figures: ThresholdFigures
  readonly declaration: Declaration | null
  readonly tried: ThresholdView['tried']
}

/** The state before the first action: the first set is open, the threshold in use is set. */
export function startThreshold(facts: ThresholdFacts, seed: string): ThresholdState {
  const set = drawnSet({facts, seed}, facts.sets[0]?.id ?? '')
  const thresholds = Object.fromEntries(facts.groups.map(({id}) => [id, facts.inUse]))
  return {
    facts,
    seed,
    opened: [set],
    set,
    thresholds,
    figures: thresholdFigures(set.groups, {set: set.id, thresholds, bounds: facts.bounds}),
    declaration: null,
    tried: [],
  }
}

/** The state with another set open and the same thresholds. Throws `action-refused` for an unknown one. */
export function withSet(state: ThresholdState, id: string): ThresholdState {
  const known = state.opened.find((set) => set.id === id)
  const set = known ?? drawnSet(state, id)
  return {
    ...state,
    opened: known === undefined ? [...state.opened, set] : state.opened,
    set,
    figures: figuresOn(state, {set, thresholds: state.thresholds}),
  }
}

/** The state with other thresholds, which are kept among those tried. */
export function withThresholds(
  state: ThresholdState,
  thresholds: Readonly<Record<string, number>>,
): ThresholdState {
  const figures = figuresOn(state, {set: state.set, thresholds})
  const {cost, cheapest} = figures
  const setting = {
    set: state.set.id,
    thresholds,
    met: withVerdict(figures, 'met'),
    missed: withVerdict(figures, 'missed'),
    cost,
    cheapest,
  }
  return {...state, thresholds, figures, tried: [...state.tried, setting]}
}

function figuresOn(
  {facts}: ThresholdState,
  {set, thresholds}: {set: ScoredSet; thresholds: Readonly<Record<string, number>>},
): ThresholdFigures {
  return thresholdFigures(set.groups, {set: set.id, thresholds, bounds: facts.bounds})
}

function drawnSet(
  {facts, seed}: Pick<ThresholdState, 'facts' | 'seed'>,
  wanted: string,
): ScoredSet {
  const found = facts.sets.find(({id}) => id === wanted)
  if (found === undefined) throw new AirworthyError('action-refused', `unknown set: ${wanted}`)
  const {id, name, note, applicants, shift} = found
  const random = randomFrom(`${seed}/${id}`)
  return {id, name, note, groups: drawApplicants(facts, {random, applicants, shift})}
}
