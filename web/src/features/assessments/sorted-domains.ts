import type {DomainResultView} from '@airworthy/server/features/assessments/views.ts'

const rank = {gap: 0, 'not-judged': 1, meets: 2} as const

/** Gaps first, the widest first; then what is not judged, then what meets the level. */
export function sortedDomains(domains: readonly DomainResultView[]): DomainResultView[] {
  return domains.toSorted(
    (a, b) =>
      rank[a.verdict] - rank[b.verdict] || a.mean - a.requiredCut - (b.mean - b.requiredCut),
  )
}
