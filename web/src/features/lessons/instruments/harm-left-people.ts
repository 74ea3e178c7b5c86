import {wilsonInterval, type Interval} from '@airworthy/statistics'

/** A use: a sample that was checked, how often it decides, and how often errors are undone. */
export interface CheckedUse {
  readonly checked: number
  readonly wrong: number
  /** Decisions a year. */
  readonly decisions: number
  /** Share of errors undone in time, 0 to 1. */
  readonly undone: number
}

/** People a year, with the 95 % Wilson interval of the error carried through. */
export interface HarmedPeople {
  /** Share of decisions that are wrong, 0 to 1. */
  readonly errorShare: Interval & {readonly value: number}
  /** People with a wrong decision. */
  readonly wrong: Interval & {readonly value: number}
  /** People whose harm stays. */
  readonly left: Interval & {readonly value: number}
}

/** How many people get a wrong decision in a year, and how many keep its harm. */
export function harmedPeople({checked, wrong, decisions, undone}: CheckedUse): HarmedPeople {
  const {low, high} = wilsonInterval({successes: wrong, trials: checked})
  const errorShare = {value: wrong / checked, low, high}
  return {
    errorShare,
    wrong: scaled(errorShare, decisions),
    left: scaled(errorShare, decisions * (1 - undone)),
  }
}

function scaled<T extends Interval & {readonly value: number}>({value, low, high}: T, by: number) {
  return {value: value * by, low: low * by, high: high * by}
}
