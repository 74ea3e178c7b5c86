import {cutOf, domains, parametersOf, type Catalogue, type EngineerRole} from '@airworthy/content'
import {
  defaultDomainCorrelation,
  defaultRules,
  exchangeableLoadings,
  type StartedEvent,
} from '@airworthy/psychometrics'

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
    prior: {loadings: exchangeableLoadings(domains.length, defaultDomainCorrelation)},
    domains: domains.map((domain) => {
      const requiredLevel = domain.requiredLevel[role]
      return {id: domain.id, requiredLevel, cut: cutOf(requiredLevel)}
    }),
    rules: defaultRules,
  }
}
