import type {DomainResultView} from '@airworthy/server/features/assessments/views.ts'

/** Minutes that an item takes as a rule. */
const minutesPerItem = 0.75

/** What is not judged, and what more items would do about it. */
export interface OpenQuestions {
  /** Ids of the domains that are not judged. */
  readonly domains: readonly string[]
  /** How many of them about so many items in so many minutes would judge. */
  readonly within: number
  readonly items: number
  readonly minutes: number
}

/** The domains that are not judged; those that the bank cannot judge soon count no items. */
export function openQuestions({
  domains,
}: {
  domains: readonly Pick<DomainResultView, 'domain' | 'verdict' | 'aboutMoreItems'>[]
}): OpenQuestions {
  const open = domains.filter(({verdict}) => verdict === 'not-judged')
  const within = open.flatMap(({aboutMoreItems}) => aboutMoreItems ?? [])
  const items = within.reduce((sum, more) => sum + more, 0)
  return {
    domains: open.map(({domain}) => domain),
    within: within.length,
    items,
    minutes: Math.ceil(items * minutesPerItem),
  }
}
