import {cutOf, domains, parametersOf, type Catalogue, type EngineerRole} from '@airworthy/content'
import {
  exchangeableLoadings,
  type AssessmentRules,
  type StartedEvent,
} from '@airworthy/psychometrics'

/** The rules of a baseline assessment; docs/decisions/assessment-rules.md gives the numbers behind them. */
const baselineRules: AssessmentRules = {
  minimumPerDomain: 2,
  maximumItems: 42,
  offerStopAfterMinutes: 25,
  standardErrorGoal: 0.4,
  confidence: 0.9,
  randomesque: 4,
}

/** How strongly any two domains go together in the prior, until answers say otherwise. */
const domainCorrelation = 0.6

/** The spread of what an author's judgement of an item may be off by (content.md: prior SD). */
const authorUncertainty = {b: 0.7, logA: 0.3} as const

/** The start of a baseline: the bank with its parameters, the levels of the role, the rules, frozen. */
export function baselineStart(
  catalogue: Catalogue,
  role: EngineerRole,
  seed: string,
): StartedEvent {
  return {
    kind: 'started',
    seed,
    bank: {
      version: catalogue.version,
      items: catalogue.items.map(({item, digest}) => ({
        id: item.id,
        version: digest,
        domain: item.domain,
        model: parametersOf(item),
        provisional: true,
        uncertainty: authorUncertainty,
        minutes: item.minutes,
      })),
    },
    prior: {loadings: exchangeableLoadings(domains.length, domainCorrelation)},
    domains: domains.map((domain) => {
      const requiredLevel = domain.requiredLevel[role]
      return {id: domain.id, requiredLevel, cut: cutOf(requiredLevel)}
    }),
    rules: baselineRules,
  }
}
