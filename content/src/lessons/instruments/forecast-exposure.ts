import {z} from 'zod'

/** What a forecast that buys can lose: selection by sellers, a fall of the market, stock held. */
export const forecastExposure = z.strictObject({
  /** Price of one purchase, in thousands. */
  price: z.number().positive(),
  /** Standard deviation of the estimate's error, in percent of the price. */
  errorSd: z.number().positive(),
  /** Purchases a week at the start. */
  weekly: z.int().min(1).max(500),
  /** Months from purchase to sale. */
  monthsHeld: z.number().positive(),
  /** The largest expected loss, in millions. */
  goalLoss: z.number().positive(),
})
