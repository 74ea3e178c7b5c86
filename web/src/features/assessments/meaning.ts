import type {DomainResultView} from '@airworthy/server/features/assessments/views.ts'
import {sortedDomains} from './sorted-domains.ts'

/** The ids of domains by what their interval means. */
export interface Meaning {
  readonly gaps: readonly string[]
  /** Not judged: the interval holds the required level. */
  readonly crossing: readonly string[]
  /** Not judged and without an interval: no item was answered. */
  readonly unanswered: readonly string[]
  /** Not judged and without an interval: too few items were answered. */
  readonly tooFew: readonly string[]
  readonly meets: readonly string[]
}

/** Parts domains by what their interval means, each part in the order of the results. */
export function meaningOf(domains: readonly DomainResultView[]): Meaning {
  const sorted = sortedDomains(domains)
  const ids = (holds: (domain: DomainResultView) => boolean) =>
    sorted.filter(holds).map(({domain}) => domain)
  return {
    gaps: ids(({verdict}) => verdict === 'gap'),
    crossing: ids(({verdict, ability}) => verdict === 'not-judged' && ability !== null),
    unanswered: ids(({items}) => items === 0),
    tooFew: ids(({ability, items}) => ability === null && items > 0),
    meets: ids(({verdict}) => verdict === 'meets'),
  }
}
