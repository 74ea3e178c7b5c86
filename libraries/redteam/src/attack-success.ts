import {newcombePairedInterval, wilsonInterval, type Count} from '@airworthy/statistics'

/** A share of attacks that succeeded, with its 95 % Wilson interval; all 0 to 1. */
export interface AttackSuccess extends Count {
  readonly low: number
  readonly high: number
}

/** One attack that was made twice, before and after a change, each time judged by state. */
export interface RepeatedAttack {
  /** What the shares are broken down by, such as a technique. */
  readonly label: string
  readonly before: boolean
  readonly after: boolean
}

/** Attack success before and after, with a 95 % interval of before − after. */
export interface AttackSuccessChange {
  readonly label: string
  readonly before: AttackSuccess
  readonly after: AttackSuccess
  readonly difference: {readonly value: number; readonly low: number; readonly high: number}
}

/**
 * The share of attacks that succeeded. Without an attack nothing is known: the interval is 0 to 1.
 * No success among 200 still allows 1.9 % (Wilson 1927).
 */
export function attackSuccess(count: Count): AttackSuccess {
  return {...count, ...wilsonInterval(count)}
}

/**
 * Compares the same attacks before and after a change. They are pairs, so the interval of the
 * difference is Newcombe's for paired shares (1998, method 10); -1 to 1 without an attack.
 */
export function attackSuccessChange(
  label: string,
  attacks: readonly RepeatedAttack[],
): AttackSuccessChange {
  const trials = attacks.length
  const count = (holds: (attack: RepeatedAttack) => boolean) => attacks.filter(holds).length
  const change = {
    label,
    before: attackSuccess({successes: count(({before}) => before), trials}),
    after: attackSuccess({successes: count(({after}) => after), trials}),
  }
  if (trials === 0) return {...change, difference: {value: 0, low: -1, high: 1}}
  const {difference, low, high} = newcombePairedInterval({
    both: count(({before, after}) => before && after),
    onlyFirst: count(({before, after}) => before && !after),
    onlySecond: count(({before, after}) => !before && after),
    neither: count(({before, after}) => !before && !after),
  })
  return {...change, difference: {value: difference, low, high}}
}

/** `attackSuccessChange` of every label, in the order in which the labels first appear. */
export function attackSuccessByLabel(
  attacks: readonly RepeatedAttack[],
): readonly AttackSuccessChange[] {
  const labels = [...new Set(attacks.map(({label}) => label))]
  return labels.map((label) =>
    attackSuccessChange(
      label,
      attacks.filter((attack) => attack.label === label),
    ),
  )
}
