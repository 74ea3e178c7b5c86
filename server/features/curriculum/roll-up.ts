import {domains} from '@airworthy/content'
import {normalQuantile, wilsonInterval} from '@airworthy/statistics'
import {confidence} from './confidence.ts'
import type {DomainRollUpView, RollUpView} from './views.ts'

/** People with a result below whom nothing is given out about them together. */
const smallestGroup = 5

/** What is counted of a domain over people. */
export interface DomainCounts {
  readonly domain: string
  /** With a result in this domain. */
  readonly people: number
  readonly meets: number
  readonly gap: number
  /** Mean of their estimates, and the sum of their squared standard errors. */
  readonly mean: number
  readonly squaredErrors: number
}

/** The roll-up of each domain, in the order of the domains; not shown for fewer than five people. */
export function rollUpOf(counts: readonly DomainCounts[]): RollUpView {
  return domains.map(({id}) => {
    const found = counts.find(({domain}) => domain === id)
    const enough = found !== undefined && found.people >= smallestGroup
    return {
      domain: id,
      people: enough ? found.people : null,
      shown: enough ? domainRollUp(found) : null,
    }
  })
}

function domainRollUp({
  domain,
  people,
  meets,
  gap,
  mean,
  squaredErrors,
}: DomainCounts): DomainRollUpView {
  const share = (count: number) => {
    const {low, high} = wilsonInterval({successes: count, trials: people}, confidence)
    return {count, value: count / people, low, high}
  }
  // Estimates of different people err independently: the error of their mean, for these people alone.
  const half = (normalQuantile((1 + confidence) / 2) * Math.sqrt(squaredErrors)) / people
  return {
    domain,
    people,
    meets: share(meets),
    gap: share(gap),
    notJudged: share(people - meets - gap),
    mean: {value: mean, low: mean - half, high: mean + half},
  }
}
