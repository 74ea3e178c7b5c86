import type {ExerciseSolutions, Solution} from '../../src/exercises/solution.ts'

// The view and the action as far as solutions need them; the engine's own types live in range,
// which content does not import.
interface View {
  readonly features: readonly {readonly id: string; readonly inUse: boolean}[]
}
type Action = Readonly<Record<string, unknown>> & {readonly kind: string}

const rightFlaw = {kind: 'name-flaw', requirement: 'target', part: 'label'}

/** Solves health-risk-label, and fails it in the ways that `exercise.yaml` names. */
export const solutions: ExerciseSolutions<View, Action> = {
  reference: (view, step) =>
    play(step, [
      {kind: 'explore', ranking: 'score', measure: 'conditions'},
      {kind: 'explore', ranking: 'conditions', measure: 'total-cost'},
      rightFlaw,
      train({conditions: 1, 'avoidable-cost': 0.2}, inUse(view)),
      {kind: 'cut', cut: {share: 0.03, groups: null}},
    ]),
  wrong: {
    unchanged: (_, step) => play(step, [rightFlaw]),
    'race-as-feature': (view, step) =>
      play(step, [rightFlaw, train({'total-cost': 1}, [...inUse(view), 'group'])]),
    'places-by-group': (_, step) =>
      play(step, [
        rightFlaw,
        {kind: 'cut', cut: {share: 0.03, groups: {black: 0.075, white: 0.0239}}},
      ]),
    'money-columns-out': (view, step) =>
      play(step, [
        rightFlaw,
        train(
          {'total-cost': 1},
          inUse(view).filter((id) => !id.startsWith('cost') && !id.startsWith('medicines')),
        ),
      ]),
    'a-little-need': (view, step) =>
      play(step, [rightFlaw, train({'total-cost': 1, conditions: 0.3}, inUse(view))]),
    'emergency-visits': (view, step) =>
      play(step, [rightFlaw, train({'emergency-visits': 1}, inUse(view))]),
    'looks-ahead': (view, step) =>
      play(step, [rightFlaw, train({conditions: 1}, [...inUse(view), 'chart-review'])]),
    'enrol-everybody': (view, step) =>
      play(step, [
        rightFlaw,
        train({conditions: 1}, inUse(view)),
        {kind: 'cut', cut: {share: 0.2, groups: null}},
      ]),
    'blames-the-columns': (view, step) =>
      play(step, [
        {kind: 'name-flaw', requirement: 'no-race', part: 'missing-group'},
        train({conditions: 1}, inUse(view)),
      ]),
  },
} satisfies {reference: Solution<View, Action>; wrong: Record<string, Solution<View, Action>>}

function play(step: number, actions: readonly Action[]): Action | null {
  return actions[step] ?? null
}

function train(labels: Readonly<Record<string, number>>, features: readonly string[]): Action {
  return {kind: 'train', recipe: {labels, features}}
}

function inUse({features}: View): string[] {
  return features.filter((feature) => feature.inUse).map(({id}) => id)
}
