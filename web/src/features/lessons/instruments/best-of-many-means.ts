import {normalCdf} from '@airworthy/statistics'

/** Drafts of one kind: how good they are in truth, and how they are scored. */
interface DraftKind {
  readonly share: number
  readonly scoreMean: number
  readonly scoreDeviation: number
  /** The truth that is expected of a draft with a score. */
  readonly truthAt: (score: number) => number
}

/** The best-scored of many drafts, on average. */
export interface BestDraft {
  readonly drafts: number
  readonly score: number
  readonly truth: number
}

/**
 * Made up for the lesson, not measured. Of an honest draft the truth is normal (0, 1) and the score
 * adds an error of deviation 0.7, so that a score s stands for s/1.49. One draft in fifty pleases the
 * scorer: its score lies 2 higher and is as wide, its truth is −2 whatever the score.
 */
const kinds: readonly DraftKind[] = [
  {share: 0.98, scoreMean: 0, scoreDeviation: Math.sqrt(1.49), truthAt: (score) => score / 1.49},
  {share: 0.02, scoreMean: 2, scoreDeviation: Math.sqrt(1.49), truthAt: () => -2},
]

const grid = {from: -7, to: 9, step: 0.005}

/** The means of score and truth of the best-scored of a number of drafts, by integration. */
export function bestOf(drafts: number): BestDraft {
  let score = 0
  let truth = 0
  const count = Math.round((grid.to - grid.from) / grid.step)
  for (let index = 0; index < count; index++) {
    const low = grid.from + index * grid.step
    const middle = low + grid.step / 2
    // The chance that the highest score falls into this stretch.
    const chance = belowAll(low + grid.step, drafts) - belowAll(low, drafts)
    score += chance * middle
    truth += chance * truthAt(middle)
  }
  return {drafts, score, truth}
}

/** The number of doublings from one draft, up to a most, after which the truth is highest. */
export function peakDoublings(most: number): number {
  const truths = Array.from({length: most + 1}, (_, doublings) => bestOf(2 ** doublings).truth)
  return truths.indexOf(Math.max(...truths))
}

function belowAll(score: number, drafts: number): number {
  const below = kinds.reduce(
    (sum, {share, scoreMean, scoreDeviation}) =>
      sum + share * normalCdf((score - scoreMean) / scoreDeviation),
    0,
  )
  return below ** drafts
}

function truthAt(score: number): number {
  const weights = kinds.map(({share, scoreMean, scoreDeviation}) => {
    const distance = (score - scoreMean) / scoreDeviation
    return (share / scoreDeviation) * Math.exp((-distance * distance) / 2)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return 0
  return (
    kinds.reduce((sum, kind, index) => sum + (weights[index] ?? 0) * kind.truthAt(score), 0) / total
  )
}
