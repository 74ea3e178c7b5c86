import {newcombeInterval, wilsonInterval, type Count} from '@airworthy/statistics'

/** People by decile score, 1 to 10: those not charged again within two years, and those who were. */
export interface DecileCounts {
  readonly name: string
  readonly no: readonly number[]
  readonly yes: readonly number[]
}

/**
 * The two largest groups of the COMPAS scores that ProPublica published in 2016
 * (compas-scores-two-years.csv of propublica/compas-analysis, 7,214 people), counted by this project.
 */
export const compasDeciles: readonly [DecileCounts, DecileCounts] = [
  {
    name: 'African-American',
    no: [307, 274, 201, 208, 189, 169, 163, 114, 111, 59],
    yes: [91, 119, 145, 177, 176, 215, 237, 245, 269, 227],
  },
  {
    name: 'Caucasian',
    no: [539, 248, 180, 172, 130, 83, 55, 32, 30, 19],
    yes: [142, 113, 93, 113, 111, 111, 88, 82, 68, 45],
  },
]

/** A rate of both groups and their difference, first less second; shares 0 to 1. */
export interface ComparedRate {
  readonly rates: readonly [GroupRate, GroupRate]
  readonly difference: number
  readonly low: number
  readonly high: number
}

/** A share with its Wilson interval. */
export interface GroupRate {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly n: number
}

/** What flagging from a decile on comes to, by group; deciles are whole numbers from 1 to 10. */
export function comparedRates([first, second]: readonly [number, number]): {
  readonly falsePositive: ComparedRate
  readonly falseNegative: ComparedRate
  readonly precision: ComparedRate
} {
  const [a, b] = [countsAt(compasDeciles[0], first), countsAt(compasDeciles[1], second)]
  return {
    falsePositive: compared(a.falsePositive, b.falsePositive),
    falseNegative: compared(a.falseNegative, b.falseNegative),
    precision: compared(a.precision, b.precision),
  }
}

function countsAt({no, yes}: DecileCounts, from: number) {
  const [flaggedNo, flaggedYes] = [sum(no.slice(from - 1)), sum(yes.slice(from - 1))]
  return {
    falsePositive: {successes: flaggedNo, trials: sum(no)},
    falseNegative: {successes: sum(yes) - flaggedYes, trials: sum(yes)},
    precision: {successes: flaggedYes, trials: flaggedNo + flaggedYes},
  }
}

function compared(first: Count, second: Count): ComparedRate {
  return {rates: [rateOf(first), rateOf(second)], ...newcombeInterval({first, second})}
}

function rateOf(count: Count): GroupRate {
  const {successes, trials} = count
  return {value: successes / trials, ...wilsonInterval(count), n: trials}
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
