import {
  categoryProbabilities,
  centralInterval,
  densityMoments,
  gridNodes,
} from '@airworthy/psychometrics'
import {confidence} from './confidence.ts'
import type {EstimateView} from './views.ts'

/** A finished attempt at an exercise as one graded response, with the parameters that it stated. */
export interface GradedExercise {
  readonly category: 0 | 1 | 2
  /** Discrimination, and the two thresholds in logits (D = 1; Samejima 1969); provisional. */
  readonly a: number
  readonly b: readonly [number, number]
}

/** What is known of an ability where nothing was measured: the bank's own prior. */
export const unmeasured = {mean: 0, standardError: 1} as const

/**
 * The ability in a domain after exercises, in logits: the measured one, taken as normal with its
 * mean and standard error, times the likelihood of every category, on the grid of the
 * psychometrics; the interval is central and of 90 %. The order of the exercises does not matter.
 * The standard error of what was measured must be at least 0.2, the step of the grid.
 */
export function abilityAfter(
  measured: {readonly mean: number; readonly standardError: number},
  exercises: readonly GradedExercise[],
): EstimateView {
  const density = gridNodes.map((theta) => {
    const z = (theta - measured.mean) / measured.standardError
    return exercises.reduce(
      (product, exercise) => product * likelihood(exercise, theta),
      Math.exp(-0.5 * z * z),
    )
  })
  const {mean, standardDeviation} = densityMoments(density)
  return {mean, standardError: standardDeviation, ...centralInterval(density, confidence)}
}

function likelihood({category, a, b}: GradedExercise, theta: number): number {
  return categoryProbabilities({kind: 'graded', a, thresholds: b}, theta)[category] ?? 0
}
