import type {Plan, PlanMade, PlannedModule} from './plan.ts'
import type {StandingView, Verdict} from './views.ts'

const rank: Readonly<Record<Verdict, number>> = {gap: 0, 'not-judged': 1, meets: 2}

/**
 * The domains in the order in which to work: gaps, those furthest below the cut first; then what is
 * not judged, in the same way; then what is met, in the order of the domains.
 */
export function inWorkingOrder(standings: readonly StandingView[]): StandingView[] {
  return standings.toSorted(
    (a, b) => rank[a.verdict] - rank[b.verdict] || distanceBelow(b) - distanceBelow(a) || 0,
  )
}

/**
 * The modules of a domain in the order in which to take them: by level, lessons before exercises.
 * Those above the required level are left out unless nothing else is there, or they were begun.
 */
export function modulesFor(
  {modules, standings}: PlanMade,
  {domain, requiredLevel}: StandingView,
  {startedAt, finishedAt}: Pick<Plan, 'startedAt' | 'finishedAt'>,
): PlannedModule[] {
  const here = modules.filter((module) => homeOf(module, standings) === domain)
  const asked = here.filter(({level}) => level <= requiredLevel)
  const lowest = Math.min(...here.map(({level}) => level))
  const begun = (id: string) => startedAt.has(id) || finishedAt.has(id)
  return here
    .filter(
      ({id, level}) => begun(id) || (asked.length > 0 ? level <= requiredLevel : level === lowest),
    )
    .toSorted((a, b) => a.level - b.level || kindOf(a) - kindOf(b))
}

/** How far the estimate lies below the cut, in logits; −∞ where that decides nothing. */
function distanceBelow({estimate, requiredCut, verdict}: StandingView): number {
  return estimate === null || verdict === 'meets' ? -Infinity : requiredCut - estimate.mean
}

/** A module of several domains stands once: in the first of them that is still to be worked on. */
function homeOf(module: PlannedModule, standings: readonly StandingView[]): string | undefined {
  const open = module.domains.find((domain) =>
    standings.some((standing) => standing.domain === domain && standing.verdict !== 'meets'),
  )
  return open ?? module.domains[0]
}

function kindOf({id}: PlannedModule): number {
  return id.startsWith('lesson/') ? 0 : 1
}
