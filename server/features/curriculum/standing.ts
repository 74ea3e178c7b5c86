import {cutOf, domains, type Domain, type EngineerRole} from '@airworthy/content'
import {verdictOf} from '@airworthy/psychometrics'
import type {MeasuredDomain} from '../assessments/index.ts'
import type {StandingView} from './views.ts'

/** What one domain was last measured to be, and by which attempt. */
export interface Measured extends MeasuredDomain {
  readonly attemptId: string
  readonly kind: 'baseline' | 'test-out' | 'examination'
  /** The role under which the attempt was taken. */
  readonly role: EngineerRole
  /** Exercises finished since, which the figures take in. */
  readonly exercises: number
}

/**
 * Where a person of a role stands in every domain, in the order of the domains. The interval is the
 * attempt's, with the exercises finished since; the verdict is drawn against the level that the role requires now.
 */
export function standingsOf(role: EngineerRole, measured: readonly Measured[]): StandingView[] {
  return domains.map((domain) =>
    standingIn(
      domain,
      role,
      measured.find((one) => one.domain === domain.id),
    ),
  )
}

function standingIn(
  {id, requiredLevel: levels}: Domain,
  role: EngineerRole,
  measured: Measured | undefined,
): StandingView {
  const requiredLevel = levels[role]
  const required = {domain: id, requiredLevel, requiredCut: cutOf(requiredLevel)}
  if (measured === undefined) {
    const none = {estimate: null, items: 0, at: null, from: null, exercises: 0}
    return {...required, verdict: 'not-judged', ...none}
  }
  const {exercises} = measured
  const {mean, standardError, low, high, items, minimumItems, answeredAt: at, kind: from} = measured
  // Of a few answers an estimate would say little about the person, and which of them were right.
  if (items < minimumItems) {
    return {...required, verdict: 'not-judged', estimate: null, items, at, from, exercises}
  }
  return {
    ...required,
    verdict: verdictOf({low, high}, required.requiredCut),
    estimate: {mean, standardError, low, high},
    items,
    at,
    from,
    exercises,
  }
}
