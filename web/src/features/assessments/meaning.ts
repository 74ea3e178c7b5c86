import type {DomainResultView} from '@airworthy/server/features/assessments/views.ts'
import {sortedDomains} from './sorted-domains.ts'

/** The ids of domains by what their interval means. */
export interface Meaning {
  readonly gaps: readonly string[]
  /** Not judged: the interval holds the required level. */
  readonly crossing: readonly string[]
  /** Not judged although the interval lies on one side: too few items were given. */
  readonly tooFew: readonly string[]
  readonly meets: readonly string[]
}

/** Parts domains by what their interval means, each part in the order of the results. */
export function meaningOf(domains: readonly DomainResultView[]): Meaning {
  const sorted = sortedDomains(domains)
  const ids = (holds: (domain: DomainResultView) => boolean) =>
    sorted.filter(holds).map(({domain}) => domain)
  const crosses = ({low, high, requiredCut}: DomainResultView) =>
    low <= requiredCut && requiredCut <= high
  return {
    gaps: ids(({verdict}) => verdict === 'gap'),
    crossing: ids((domain) => domain.verdict === 'not-judged' && crosses(domain)),
    tooFew: ids((domain) => domain.verdict === 'not-judged' && !crosses(domain)),
    meets: ids(({verdict}) => verdict === 'meets'),
  }
}
