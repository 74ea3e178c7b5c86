import type {AssessmentRules} from './session-events.ts'

/**
 * The rules proposed for a new assessment; they are copied into its start event. In 25 minutes
 * some 13 items are answered, so that two per domain is the most that can be asked of all seven;
 * with three, nearly every domain would miss it. Items are ranked by information per minute, and the
 * first two are short ones of middle difficulty (figures: `bench/assessment`).
 */
export const defaultRules: AssessmentRules = {
  minimumPerDomain: 2,
  maximumItems: 45,
  offerStopAfterMinutes: 25,
  standardErrorGoal: 0.4,
  confidence: 0.9,
  randomesque: 5,
  selection: 'information-per-minute',
  gentleStart: 2,
}

/**
 * The correlation between any two domains that is assumed until data are there: strong enough that
 * a few answers inform all domains, weak enough that a domain's own answers soon outweigh the
 * rest. Where it is wrong, intervals that claim 90 % held for 85 % of simulated abilities that truly
 * correlated 0.3, and for 94 % of those that correlated 0.8 (`bench/assessment`).
 */
export const defaultDomainCorrelation = 0.6
