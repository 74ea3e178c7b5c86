import type {DomainResultView} from '@airworthy/server/features/assessments/views.ts'

/** Minutes that an item takes as a rule. */
const minutesPerItem = 0.75

/** The domains that are not judged, and about how many items and minutes would decide them. */
export function openQuestions({domains}: {domains: readonly DomainResultView[]}) {
  const open = domains.filter(({verdict}) => verdict === 'not-judged')
  const items = open.reduce((sum, {aboutMoreItems}) => sum + (aboutMoreItems ?? 1), 0)
  return {
    domains: open.map(({domain}) => domain),
    items,
    minutes: Math.ceil(items * minutesPerItem),
  }
}
