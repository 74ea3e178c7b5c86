import {cutOf, domains, parametersOf, type Catalogue, type EngineerRole} from '@airworthy/content'
import {
  defaultDomainCorrelation,
  defaultRules,
  exchangeableLoadings,
  type StartedEvent,
} from '@airworthy/psychometrics'

/** The spread of what an author's judgement of an item may be off by (content.md: prior SD). */
const authorUncertainty = {b: 0.7, logA: 0.3} as const

/** The start of a baseline: the open bank with its parameters, the levels of the role, the rules, frozen. */
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
      items: catalogue.open.map(({facts, digest}) => ({
        id: facts.id,
        version: digest,
        domain: facts.domain,
        model: parametersOf(facts),
        provisional: true,
        uncertainty: authorUncertainty,
        minutes: facts.minutes,
      })),
    },
    prior: {loadings: exchangeableLoadings(domains.length, defaultDomainCorrelation)},
    domains: domains.map((domain) => {
      const requiredLevel = domain.requiredLevel[role]
      return {id: domain.id, requiredLevel, cut: cutOf(requiredLevel)}
    }),
    rules: defaultRules,
  }
}
