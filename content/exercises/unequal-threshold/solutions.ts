import type {ExerciseSolutions, Solution} from '../../src/exercises/solution.ts'

// As far as solutions need them; the engine's own types live in range, which content does not import.
interface ScoredGroup {
  readonly group: string
  readonly applicants: number
  readonly repaid: readonly number[]
  readonly defaulted: readonly number[]
}
interface View {
  readonly set: string
  readonly opened: readonly {readonly id: string; readonly groups: readonly ScoredGroup[]}[]
  readonly figures: {
    readonly cost: number
    readonly cheapest: number
    readonly criteria: readonly {readonly criterion: string; readonly verdict: string}[]
  }
  readonly bounds: {readonly missedDefault: number}
}
type Action = Readonly<Record<string, unknown>> & {readonly kind: string}
type Rate = (group: ScoredGroup, step: number) => number

const steps = 100
const openYear: Action = {kind: 'open', set: 'year'}
const together: Action = {kind: 'set', thresholds: {harbour: 0.25, hill: 0.25}}

/** Solves unequal-threshold, and fails it in the ways that `exercise.yaml` names. */
export const solutions: ExerciseSolutions<View, Action> = {
  reference: (view, step) =>
    [
      () => openYear,
      () => together,
      () => equalised(view, wrongfulRefusals),
      () => declared(view, {}),
    ][step]?.() ?? null,
  wrong: {
    unchanged: () => null,
    'new-words-only': (view, step) => [() => openYear, () => declared(view, {})][step]?.() ?? null,
    'refuse-everybody': (view, step) =>
      [() => openYear, () => setTo(0, 0), () => declared(view, {})][step]?.() ?? null,
    'lend-to-everybody': (view, step) =>
      [() => openYear, () => setTo(1, 1), () => declared(view, {})][step]?.() ?? null,
    'all-criteria-at-once': (view, step) =>
      [
        () => openYear,
        () => together,
        () => equalised(view, wrongfulRefusals),
        () =>
          declared(view, {
            criteria: [
              'one-threshold',
              'wrongful-refusals',
              'missed-defaults',
              'precision',
              'acceptance',
            ],
            givesUp: [],
          }),
      ][step]?.() ?? null,
    'nobody-loses': (view, step) =>
      [
        () => openYear,
        () => together,
        () => equalised(view, wrongfulRefusals),
        () => declared(view, {losers: ['nobody']}),
      ][step]?.() ?? null,
    'gives-nothing-up': (view, step) =>
      [
        () => openYear,
        () => together,
        () => equalised(view, wrongfulRefusals),
        () => declared(view, {givesUp: [], reason: 'neutral'}),
      ][step]?.() ?? null,
    'first-month-only': (view, step) =>
      [() => together, () => equalised(view, wrongfulRefusals), () => declared(view, {})][
        step
      ]?.() ?? null,
    'equal-at-any-price': (view, step) =>
      [
        () => openYear,
        () => together,
        () => equalised(view, wrongfulRefusals, {onlyFirst: 8}),
        () => declared(view, {}),
      ][step]?.() ?? null,
  },
} satisfies {reference: Solution<View, Action>; wrong: Record<string, Solution<View, Action>>}

function setTo(harbour: number, hill: number): Action {
  return {kind: 'set', thresholds: {harbour, hill}}
}

/** The declaration of equal wrongful refusals with what the figures say of it, and the changes. */
function declared(view: View, changes: Readonly<Record<string, unknown>>): Action {
  const {cost, cheapest, criteria} = view.figures
  const losers = ['hill-stricter', ...(cost > 1.01 * cheapest ? ['lender'] : [])]
  const givesUp = criteria.filter(({verdict}) => verdict !== 'met').map(({criterion}) => criterion)
  return {
    kind: 'declare',
    declaration: {
      criteria: ['wrongful-refusals'],
      reason: 'innocent',
      givesUp: givesUp.filter((criterion) => criterion !== 'wrongful-refusals'),
      losers,
      ...changes,
    },
  }
}

const wrongfulRefusals: Rate = ({repaid}, step) => from(repaid, step) / from(repaid, 0)

/** The cheapest pair of thresholds whose rates lie as near to each other as steps allow. */
function equalised(
  view: View,
  rate: Rate,
  {onlyFirst = null}: {onlyFirst?: number | null} = {},
): Action {
  const [harbour, hill] = view.opened.find(({id}) => id === view.set)?.groups ?? []
  if (harbour === undefined || hill === undefined) throw new Error('no set is open')
  let best = {cost: Infinity, first: 0, second: 0}
  for (let first = 1; first < steps; first++) {
    if (onlyFirst !== null && first !== onlyFirst) continue
    const wanted = rate(harbour, first)
    let second = 0
    for (let step = 0; step <= steps; step++) {
      if (Math.abs(rate(hill, step) - wanted) < Math.abs(rate(hill, second) - wanted)) second = step
    }
    const cost = costOf(harbour, {step: first, view}) + costOf(hill, {step: second, view})
    if ((onlyFirst !== null || Math.abs(rate(hill, second) - wanted) < 0.008) && cost < best.cost) {
      best = {cost, first, second}
    }
  }
  return setTo(best.first / steps, best.second / steps)
}

function costOf({repaid, defaulted}: ScoredGroup, {step, view}: {step: number; view: View}) {
  const missed = from(defaulted, 0) - from(defaulted, step)
  return from(repaid, step) + view.bounds.missedDefault * missed
}

function from(counts: readonly number[], step: number): number {
  return counts.slice(step).reduce((sum, count) => sum + count, 0)
}
