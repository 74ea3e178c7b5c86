import type {DomainResultView} from '@airworthy/server/features/assessments/views.ts'

const rank = {gap: 0, 'not-judged': 1, meets: 2} as const

/** Gaps first, the widest first; then what is not judged, with too few answers last; then what meets the level. */
export function sortedDomains(domains: readonly DomainResultView[]): DomainResultView[] {
  return domains.toSorted(
    (a, b) => rank[a.verdict] - rank[b.verdict] || distanceOf(a) - distanceOf(b),
  )
}

/** Logits from the required level to the ability; beyond every other where there is none. */
function distanceOf({ability, requiredCut}: DomainResultView): number {
  return ability === null ? Number.MAX_VALUE : ability.mean - requiredCut
}
