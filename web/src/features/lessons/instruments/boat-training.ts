/** What is paid beside the bonus of the finish. */
export type BoatRule = 'targets' | 'progress' | 'potential' | 'finish-only'

/** What a boat is paid for and how far it looks ahead. */
export interface BoatReward {
  readonly rule: BoatRule
  /** What the finish pays. */
  readonly bonus: number
  /** How much less a reward counts with each step that it lies ahead, between 0 and 1. */
  readonly discount: number
}

/** What a trained boat does. */
export interface BoatCourse {
  /** The cells in which it was, from the start, one for each step; it ends at the finish. */
  readonly cells: readonly number[]
  /** Steps to the finish; null if it was not reached. */
  readonly finishedAt: number | null
  /** Hits of the target. */
  readonly hits: number
  /** Sweeps over all states until nothing changed any more. */
  readonly sweeps: number
}

/** Steps from the start to the finish by the shortest way, and steps until the target is back. */
export const course = {length: 30, targetBack: 4} as const

interface State {
  readonly cell: number
  /** Steps until the target is there again, 0 to 4. */
  readonly wait: number
}

interface Step extends State {
  readonly reward: number
  readonly hit: boolean
}

const moves = [1, 0, -1] as const
const waits = course.targetBack + 1
const converged = 1e-10
const mostSweeps = 20_000

/**
 * Trains a boat by tabular value iteration, to the values that no sweep changes by more than 1e-10
 * (Sutton and Barto 2018, section 4.4), and lets it run for some steps. Of moves that are worth the
 * same it takes the one towards the finish.
 */
export function trainedBoat(reward: BoatReward, {steps}: {steps: number}): BoatCourse {
  const {values, sweeps} = valuesOf(reward)
  const cells = [0]
  let state: State = {cell: 0, wait: course.targetBack}
  let hits = 0
  while (cells.length <= steps && state.cell < course.length) {
    const next = bestStep(state, reward, values)
    if (next.hit) hits++
    cells.push(next.cell)
    state = next
  }
  const finishedAt = state.cell === course.length ? cells.length - 1 : null
  return {cells, finishedAt, hits, sweeps}
}

/**
 * The bonus above which finishing at once is worth more than the target for ever:
 * γ⁴/(1 − γ⁴)/γ³⁰, where only targets and the finish pay.
 */
export function bonusNeeded(discount: number): number {
  const round = discount ** course.targetBack
  return round / (1 - round) / discount ** course.length
}

function valuesOf(reward: BoatReward): {values: Float64Array; sweeps: number} {
  const values = new Float64Array((course.length + 1) * waits)
  for (let sweeps = 1; sweeps < mostSweeps; sweeps++) {
    let change = 0
    for (let cell = 0; cell < course.length; cell++) {
      for (let wait = 0; wait < waits; wait++) {
        const next = bestStep({cell, wait}, reward, values)
        const value = worth(next, reward, values)
        const place = cell * waits + wait
        change = Math.max(change, Math.abs(value - (values[place] ?? 0)))
        values[place] = value
      }
    }
    if (change < converged) return {values, sweeps}
  }
  return {values, sweeps: mostSweeps}
}

function bestStep(state: State, reward: BoatReward, values: Float64Array): Step {
  const steps = moves.map((move) => stepFrom(state, move, reward))
  const worths = steps.map((step) => worth(step, reward, values))
  const most = Math.max(...worths)
  const best = steps[worths.findIndex((value) => value >= most - 1e-7)]
  return best ?? stepFrom(state, 0, reward)
}

/** A step counts as one step ahead: its reward and all that follows are discounted once. */
function worth({reward, cell, wait}: Step, {discount}: BoatReward, values: Float64Array): number {
  return discount * (reward + (values[cell * waits + wait] ?? 0))
}

function stepFrom({cell, wait}: State, move: number, {rule, bonus, discount}: BoatReward): Step {
  const next = Math.max(0, cell + move)
  const left = Math.max(0, wait - 1)
  const hit = next === 0 && left === 0
  const finish = next === course.length ? bonus : 0
  const point = hit && rule !== 'finish-only' ? 1 : 0
  const extra =
    rule === 'progress'
      ? Number(next > cell)
      : rule === 'potential'
        ? potentialOf(next) - potentialOf(cell) / discount
        : 0
  return {cell: next, wait: hit ? course.targetBack : left, reward: finish + point + extra, hit}
}

/**
 * The nearer the finish the higher, and zero at it, where everything ends. With rewards discounted
 * from the first step on, γΦ(s′) − Φ(s) is γ times this difference (Ng, Harada and Russell 1999).
 */
function potentialOf(cell: number): number {
  return cell - course.length
}
