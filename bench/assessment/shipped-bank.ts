import {
  cutOf,
  domains,
  parametersOf,
  readCatalogue,
  type CatalogueItem,
  type EngineerRole,
} from '@airworthy/content'
import {
  defaultDomainCorrelation,
  defaultRules,
  exchangeableLoadings,
  type BankItem,
  type StartedEvent,
} from '@airworthy/psychometrics'

// How far an author's judgement may be off, as standard deviations (the same as in the platform).
const authorUncertainty = {b: 0.7, logA: 0.3}

/** The items that a baseline draws from, with the parameters that their authors judged. */
export async function shippedBank(): Promise<BankItem[]> {
  const {open} = await readCatalogue()
  return open.map(bankItem)
}

/** The items that an examination draws from, likewise. */
export async function reservedBank(): Promise<BankItem[]> {
  const {reserved} = await readCatalogue()
  return reserved.map(bankItem)
}

/** The start of a baseline for a role, as the platform makes it, without its seed. */
export function startFor(
  role: EngineerRole,
  {items, rules = defaultRules}: {items: readonly BankItem[]; rules?: StartedEvent['rules']},
): Omit<StartedEvent, 'seed'> {
  return {
    kind: 'started',
    bank: {version: 'bench', items},
    prior: {loadings: exchangeableLoadings(domains.length, defaultDomainCorrelation)},
    domains: domains.map(({id, requiredLevel}) => {
      return {id, requiredLevel: requiredLevel[role], cut: cutOf(requiredLevel[role])}
    }),
    rules,
  }
}

function bankItem({facts, digest}: CatalogueItem): BankItem {
  return {
    id: facts.id,
    version: digest,
    domain: facts.domain,
    model: parametersOf(facts),
    provisional: true,
    uncertainty: authorUncertainty,
    minutes: facts.minutes,
  }
}
