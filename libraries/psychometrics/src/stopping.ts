import type {AssessmentRules, FinishReason} from './session-events.ts'
import type {Verdict} from './session-state.ts'

/** What the stopping rule looks at in one domain. */
export interface DomainProgress {
  /** How many of its items were given, and how many are left. */
  readonly items: number
  readonly itemsLeft: number
  readonly standardError: number
  readonly verdict: Verdict
}

/** A round of extra items that the person asked for: only these domains, up to this many items in all. */
export interface ExtraRound {
  readonly domains: readonly number[]
  readonly upToItems: number
}

/** Which domains take the next item (by place), and why the assessment should finish instead, or null. */
export interface StoppingDecision {
  readonly open: readonly number[]
  readonly reason: Exclude<FinishReason, 'by-person'> | null
}

/**
 * Whether to go on, and where. First every domain gets its minimum; then those stay open that are
 * neither judged nor precise enough. In an extra round only verdicts count.
 */
export function stoppingDecision(
  progress: readonly DomainProgress[],
  {rules, extraRound}: {rules: AssessmentRules; extraRound: ExtraRound | null},
): StoppingDecision {
  const given = progress.reduce((sum, {items}) => sum + items, 0)
  if (given >= (extraRound?.upToItems ?? rules.maximumItems)) return {open: [], reason: 'length'}
  const needy =
    extraRound === null ? needyDomains(progress, rules) : stillWanted(progress, extraRound)
  if (needy.length === 0) return {open: [], reason: 'precision'}
  const open = needy.filter((domain) => (progress[domain]?.itemsLeft ?? 0) > 0)
  return {open, reason: open.length === 0 ? 'bank-exhausted' : null}
}

/** Whether these active minutes cross another multiple of the minutes after which stopping is offered. */
export function crossesOffer(before: number, after: number, everyMinutes: number): boolean {
  return Math.floor(after / everyMinutes) > Math.floor(before / everyMinutes)
}

function needyDomains(progress: readonly DomainProgress[], rules: AssessmentRules): number[] {
  const wanting = placesOf(
    progress,
    ({items, itemsLeft}) => items < rules.minimumPerDomain && itemsLeft > 0,
  )
  if (wanting.length > 0) return wanting
  return placesOf(
    progress,
    ({items, verdict, standardError}) =>
      items < rules.minimumPerDomain ||
      (verdict === 'not-judged' && wantsMore({items, standardError}, rules)),
  )
}

/** Whether a domain that is not judged takes further items: under a sequential rule precision says nothing. */
function wantsMore(
  {items, standardError}: Pick<DomainProgress, 'items' | 'standardError'>,
  {decision, standardErrorGoal}: AssessmentRules,
): boolean {
  return decision === undefined
    ? standardError > standardErrorGoal
    : items < decision.maximumPerDomain
}

function stillWanted(progress: readonly DomainProgress[], {domains}: ExtraRound): number[] {
  return domains.filter((domain) => progress[domain]?.verdict === 'not-judged')
}

function placesOf(
  progress: readonly DomainProgress[],
  matches: (domain: DomainProgress) => boolean,
): number[] {
  return [...progress.keys()].filter((domain) => {
    const found = progress[domain]
    return found !== undefined && matches(found)
  })
}
