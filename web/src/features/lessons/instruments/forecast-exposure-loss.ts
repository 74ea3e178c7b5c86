import {normalDensity} from '@airworthy/statistics'

/** How widely sellers' own wishes spread about the true price, in percent. */
const sellerSpread = 5
const weeksPerMonth = 52 / 12

/** What stands in the books, and what it is expected to lose. */
export interface ExpectedLoss {
  /** Purchases not yet sold. */
  readonly held: number
  /** Their price, in millions. */
  readonly exposure: number
  /** Mean error of the estimate over what was bought, in percent. */
  readonly overpaid: number
  /** In millions. */
  readonly loss: number
}

/**
 * Expected loss of a buyer who offers an unbiased estimate. A seller accepts where the estimate's
 * error exceeds the seller's own wish, both normal: the mean error over what is bought is
 * σ²/√(σ² + τ²) · φ(0)/Φ(0). `fall` is the fall of the market while stock is held, in percent.
 */
export function expectedLoss(
  {weekly, fall}: {weekly: number; fall: number},
  {price, errorSd, monthsHeld}: {price: number; errorSd: number; monthsHeld: number},
): ExpectedLoss {
  const overpaid = (errorSd ** 2 / Math.hypot(errorSd, sellerSpread)) * (normalDensity(0) / 0.5)
  const held = weekly * monthsHeld * weeksPerMonth
  const exposure = (held * price) / 1000
  return {held, exposure, overpaid, loss: (exposure * (overpaid + fall)) / 100}
}
