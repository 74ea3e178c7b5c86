import {normalDensity, normalQuantile} from '@airworthy/statistics'

/** How far each of the three was moved. */
export interface Movements {
  /** All inputs shifted, in standard deviations. */
  readonly covariate: number
  /** The class's share now, 0 to 1. */
  readonly baseRate: number
  /** Share of the class that has come to look like everything else, 0 to 1. */
  readonly concept: number
}

/** What can be seen before outcomes are known (inputs, scores), and what only afterwards. */
export interface DriftRates {
  readonly meanInput: number
  readonly meanScore: number
  readonly flagged: number
  readonly baseRate: number
  /** Share of the class that is flagged. */
  readonly recall: number
  /** Share of the flagged that are of the class. */
  readonly precision: number
}

/** A detector of one feature: the others are N(0, 1), the class is N(distance, 1). */
export interface Detector {
  readonly baseRate: number
  readonly distance: number
  readonly threshold: number
}

/** The detector that catches `recall` of the class and `falseAlarms` of the others; shares 0 to 1. */
export function detectorWith({
  baseRate,
  recall,
  falseAlarms,
}: {
  baseRate: number
  recall: number
  falseAlarms: number
}): Detector {
  const threshold = normalQuantile(1 - falseAlarms)
  return {baseRate, threshold, distance: threshold + normalQuantile(recall)}
}

/**
 * Rates under a movement, by the midpoint rule over the input with a cell's edge at the threshold. Covariate shift moves p(x) as a
 * whole and keeps p(y | x); label shift changes the class's share and keeps p(x | y); concept drift
 * keeps p(x) and lets a share of the class be spread like everything else.
 */
export function driftRates(
  {covariate, baseRate: moved, concept}: Movements,
  {baseRate, distance, threshold}: Detector,
): DriftRates {
  const density = (x: number, rate: number) =>
    rate * normalDensity(x - distance) + (1 - rate) * normalDensity(x)
  const risk = (x: number, rate: number) => (rate * normalDensity(x - distance)) / density(x, rate)
  const sums = {all: 0, input: 0, score: 0, flagged: 0, positive: 0, caught: 0}
  for (let cell = -cells; cell < cells; cell++) {
    const x = threshold + (cell + 0.5) * width
    const weight = density(x - covariate, moved)
    const trueRisk = risk(x, moved)
    const drifted = (1 - concept) * trueRisk
    sums.all += weight
    sums.input += weight * x
    sums.score += weight * risk(x, baseRate)
    sums.positive += weight * trueRisk
    if (cell >= 0) {
      sums.flagged += weight
      sums.caught += weight * drifted
    }
  }
  const overall = sums.positive / sums.all
  // the spread part of the class is flagged as often as everything is
  const caught = sums.caught / sums.all + concept * overall * (sums.flagged / sums.all)
  const flagged = sums.flagged / sums.all
  return {
    meanInput: sums.input / sums.all,
    meanScore: sums.score / sums.all,
    flagged,
    baseRate: overall,
    recall: caught / overall,
    precision: caught / flagged,
  }
}

/** Cells on either side of the threshold, and their width in standard deviations. */
const cells = 1200
const width = 0.01
