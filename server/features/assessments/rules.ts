import {
  cutOf,
  domains,
  parametersOf,
  type Catalogue,
  type CatalogueItem,
  type Domain,
  type EngineerRole,
} from '@airworthy/content'
import {AirworthyError} from '@airworthy/kernel'
import {
  defaultDomainCorrelation,
  defaultRules,
  exchangeableLoadings,
  type AssessmentRules,
  type StartedEvent,
} from '@airworthy/psychometrics'

/** The spread of what an author's judgement of an item may be off by (content.md: prior SD). */
const authorUncertainty = {b: 0.7, logA: 0.3} as const

/**
 * The rules of a test-out: one domain, at most ten items, over as soon as the interval leaves the
 * cut. No precision ends it otherwise: a domain that stays open is worth the items.
 */
export const testOutRules: AssessmentRules = {
  ...defaultRules,
  minimumPerDomain: 4,
  maximumItems: 10,
  offerStopAfterMinutes: 10,
  gentleStart: 1,
  standardErrorGoal: 0.05,
  selection: 'information-per-minute',
}

/** The start of a baseline: the open bank with its parameters, the levels of the role, the rules, frozen. */
export function baselineStart(
  catalogue: Catalogue,
  role: EngineerRole,
  seed: string,
): StartedEvent {
  return start(catalogue, {role, seed, domains, items: catalogue.open, rules: defaultRules})
}

/**
 * The start of a test-out: as that of a baseline, over one domain. Items that the person was given
 * before (`seen`, the latest first) are left out while enough others remain; else those come back
 * that were given longest ago. Throws `domain-refused` for an unknown domain.
 */
export function testOutStart(
  catalogue: Catalogue,
  {
    role,
    domain,
    seed,
    seen,
  }: {role: EngineerRole; domain: string; seed: string; seen: readonly string[]},
): StartedEvent {
  const wanted = domains.filter(({id}) => id === domain)
  if (wanted.length === 0) throw new AirworthyError('domain-refused', `unknown domain: ${domain}`)
  const open = catalogue.open.filter(({facts}) => facts.domain === domain)
  const items = unseenFirst(open, {seen, atLeast: testOutRules.maximumItems})
  return start(catalogue, {role, seed, domains: wanted, items, rules: testOutRules})
}

/**
 * The start of the adaptive part of an examination: the reserved items of its domains. Items that the
 * person was given before (`seen`, the latest first) are left out while a domain has `itemsPerDomain`
 * others; else those come back that were given longest ago. Throws `domain-refused`.
 */
export function examinationStart(
  catalogue: Catalogue,
  {
    role,
    domains: ids,
    seed,
    seen,
    rules,
    itemsPerDomain,
  }: {
    role: EngineerRole
    domains: readonly string[]
    seed: string
    seen: readonly string[]
    rules: AssessmentRules
    itemsPerDomain: number
  },
): StartedEvent {
  const unknown = ids.find((id) => !domains.some((domain) => domain.id === id))
  if (unknown !== undefined || ids.length === 0) {
    throw new AirworthyError('domain-refused', `unknown domain: ${unknown ?? 'none given'}`)
  }
  const wanted = domains.filter(({id}) => ids.includes(id))
  const items = wanted.flatMap(({id}) =>
    unseenFirst(
      catalogue.reserved.filter(({facts}) => facts.domain === id),
      {seen, atLeast: itemsPerDomain},
    ),
  )
  return start(catalogue, {role, seed, domains: wanted, items, rules})
}

/** The items that were not seen and, where these are too few, those that were seen longest ago. */
function unseenFirst(
  items: readonly CatalogueItem[],
  {seen, atLeast}: {seen: readonly string[]; atLeast: number},
): CatalogueItem[] {
  const fresh = items.filter(({facts}) => !seen.includes(facts.id))
  const again = items
    .filter(({facts}) => seen.includes(facts.id))
    .toSorted((a, b) => seen.indexOf(b.facts.id) - seen.indexOf(a.facts.id))
    .slice(0, Math.max(0, atLeast - fresh.length))
  return [...fresh, ...again]
}

function start(
  {version}: Catalogue,
  parts: {
    role: EngineerRole
    seed: string
    domains: readonly Domain[]
    items: readonly CatalogueItem[]
    rules: AssessmentRules
  },
): StartedEvent {
  const {seed, rules} = parts
  return {
    kind: 'started',
    seed,
    bank: {
      version,
      items: parts.items.map(({facts, digest}) => ({
        id: facts.id,
        version: digest,
        domain: facts.domain,
        model: parametersOf(facts),
        provisional: true,
        uncertainty: authorUncertainty,
        minutes: facts.minutes,
      })),
    },
    prior: {loadings: exchangeableLoadings(parts.domains.length, defaultDomainCorrelation)},
    domains: parts.domains.map((domain) => {
      const requiredLevel = domain.requiredLevel[parts.role]
      return {id: domain.id, requiredLevel, cut: cutOf(requiredLevel)}
    }),
    rules,
  }
}
