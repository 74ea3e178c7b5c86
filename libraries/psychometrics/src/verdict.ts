import {normalCdf, normalQuantile} from '@airworthy/statistics'
import {densityQuantile} from './ability-grid.ts'
import type {Verdict} from './session-state.ts'

/**
 * The central interval that holds an ability with probability `confidence`, from its posterior
 * density on the grid: half of the rest lies beyond either end.
 */
export function centralInterval(
  density: Float64Array,
  confidence: number,
): {low: number; high: number} {
  const tail = (1 - confidence) / 2
  return {low: densityQuantile(density, tail), high: densityQuantile(density, 1 - tail)}
}

/** An interval against a cut: wholly above `meets`, wholly below `gap`, else `not-judged`. */
export function verdictOf({low, high}: {low: number; high: number}, cut: number): Verdict {
  if (low > cut) return 'meets'
  if (high < cut) return 'gap'
  return 'not-judged'
}

/**
 * About how many more items would judge a domain: the number within which it is about as likely as
 * not that the interval clears the cut, each item giving the average information of those left. The
 * mean moves too: after n items it is normal about the present one, with the variance that the
 * posterior will have lost. Null when the items left do not suffice.
 */
export function moreItemsUntilJudged(
  {mean, standardError}: {mean: number; standardError: number},
  {
    cut,
    confidence,
    averageInformation,
    itemsLeft,
  }: {cut: number; confidence: number; averageInformation: number; itemsLeft: number},
): number | null {
  const z = normalQuantile((1 + confidence) / 2)
  const variance = standardError * standardError
  const distance = Math.abs(mean - cut)
  for (let items = 1; items <= itemsLeft; items++) {
    const varianceThen = 1 / (1 / variance + items * averageInformation)
    const halfWidth = z * Math.sqrt(varianceThen)
    const spread = Math.sqrt(variance - varianceThen)
    const judged =
      normalCdf((distance - halfWidth) / spread) + normalCdf((-distance - halfWidth) / spread)
    // A mean that got across may have come back by then: by the reflection principle a quarter
    // across now would be half across at some time, and looking only after whole items asks for
    // more. With a third, 40 to 47 % of simulated means have crossed in time.
    if (judged >= 1 / 3) return items
  }
  return null
}

/**
 * The probability that an ability lies above a cut, if it is normal about its estimate; with a
 * standard error of 0 it is 0, 1 or, on the cut, a half.
 */
export function probabilityAbove(
  {mean, standardError}: {mean: number; standardError: number},
  cut: number,
): number {
  if (standardError === 0) return mean === cut ? 0.5 : mean > cut ? 1 : 0
  return normalCdf((mean - cut) / standardError)
}
