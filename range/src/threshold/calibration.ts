import {wilsonInterval} from '@airworthy/statistics'
import {steps} from './applicants.ts'
import type {ScoredGroup, ThresholdView} from './view.ts'

const bins = 10

/** What share of each tenth of the score defaulted, by group, with Wilson's 95 % interval. */
export function calibrationOf(groups: readonly ScoredGroup[]): ThresholdView['calibration'] {
  return groups.map((group) => ({
    group: group.group,
    bins: Array.from({length: bins}, (_, bin) => binOf(group, bin)),
  }))
}

function binOf({repaid, defaulted}: ScoredGroup, bin: number) {
  const width = steps / bins
  let trials = 0
  let successes = 0
  let scores = 0
  for (let step = bin * width; step < (bin + 1) * width; step++) {
    const count = (repaid[step] ?? 0) + (defaulted[step] ?? 0)
    trials += count
    successes += defaulted[step] ?? 0
    scores += (count * (step + 0.5)) / steps // the middle of a step, of which the score is the foot
  }
  const range = {from: bin / bins, to: (bin + 1) / bins}
  if (trials === 0) {
    return {...range, meanScore: null, rate: {value: null, low: null, high: null, n: 0}}
  }
  const rate = {value: successes / trials, ...wilsonInterval({successes, trials}), n: trials}
  return {...range, meanScore: scores / trials, rate}
}
