import type {Period} from './period.ts'

/** Where the platform stops to keep up. */
export interface Saturation {
  /** The hardest load that held; null when none did. */
  readonly held: Period | null
  /** The lightest load that did not; null when the bound of steps came first. */
  readonly failed: Period | null
  readonly because: 'slow' | 'no-more-throughput' | 'errors' | 'bound-of-steps'
  readonly steps: readonly Period[]
}

/** p99 of an answer, in milliseconds, above which the platform does not keep up. */
export const slowMs = 250
const mostSteps = 8
/** Of twice the load at least this many times the answers must come through. */
const leastGain = 1.25
const refinements = 2

/**
 * Halves the mean pause until answers are slow, fail, or come through no more often; then looks
 * between the last two loads. `run` answers at a mean pause in milliseconds.
 */
export async function findSaturation(
  first: Period,
  run: (pauseMs: number) => Promise<Period>,
): Promise<Saturation> {
  const steps: Period[] = []
  let held = faultOf(first, null) === null ? first : null
  let failed: Period | null = held === null ? first : null
  let because: Saturation['because'] = faultOf(first, null) ?? 'bound-of-steps'
  while (held !== null && failed === null && steps.length < mostSteps) {
    const step = await run(held.pauseMs / 2)
    steps.push(step)
    const fault = faultOf(step, held)
    if (fault === null) held = step
    else [failed, because] = [step, fault]
  }
  for (let round = 0; round < refinements && held !== null && failed !== null; round++) {
    const step = await run(Math.sqrt(held.pauseMs * failed.pauseMs))
    steps.push(step)
    const fault = faultOf(step, null)
    if (fault === null) held = step
    else [failed, because] = [step, fault]
  }
  return {held, failed, because, steps}
}

function faultOf(step: Period, before: Period | null): Saturation['because'] | null {
  if (step.errors.length > 0) return 'errors'
  if (!(step.p99 <= slowMs)) return 'slow'
  if (before !== null && step.answersPerSecond < before.answersPerSecond * leastGain)
    return 'no-more-throughput'
  return null
}
