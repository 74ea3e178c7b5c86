import {AirworthyError} from '@airworthy/kernel'
import {densityMoments, gridNodes, gridStep} from './ability-grid.ts'
import {conditionalAbility, transitionFrom, type ConditionalAbility} from './conditional-ability.ts'

/**
 * The joint prior of the abilities in all domains: θ_d = λ_d·g + √(1 − λ_d²)·u_d with g and all
 * u_d standard normal, so that each θ_d is standard normal and θ_d, θ_e correlate λ_d·λ_e.
 */
export interface AbilityPrior {
  /** One loading λ per domain, from 0 (unrelated) to 0.95. */
  readonly loadings: readonly number[]
}

/** What is known about a person's abilities after the answers so far; never changed, only replaced. */
export interface DomainAbilities {
  readonly transitions: readonly Float64Array[]
  readonly logLikelihoods: readonly Float64Array[]
  /** Per domain, for every value of g: the likelihood of its answers and the moments of its ability. */
  readonly conditionals: readonly ConditionalAbility[]
}

/** The posterior of one domain's ability: its density on the grid, mean and standard deviation. */
export interface DomainPosterior {
  readonly density: Float64Array
  readonly mean: number
  readonly standardDeviation: number
}

/** The posteriors of all domains and of their mean, the overall ability. */
export interface AbilityPosterior {
  readonly domains: readonly DomainPosterior[]
  readonly overall: {readonly mean: number; readonly standardDeviation: number}
}

const size = gridNodes.length

/**
 * The loadings of an exchangeable prior, in which any two domains correlate `correlation`.
 * Throws `loading-out-of-range` unless the correlation is from 0 to 0.9025.
 */
export function exchangeableLoadings(domains: number, correlation: number): number[] {
  const loadings = Array.from({length: domains}, () => Math.sqrt(correlation))
  loadings.forEach(refuseLoading)
  return loadings
}

/** The abilities before any answer. Throws `loading-out-of-range`. */
export function priorAbilities({loadings}: AbilityPrior): DomainAbilities {
  const byLoading = new Map<number, {transition: Float64Array; conditional: ConditionalAbility}>()
  const unanswered = new Float64Array(size)
  const domains = loadings.map((loading) => {
    refuseLoading(loading)
    const known = byLoading.get(loading)
    if (known !== undefined) return known
    const transition = transitionFrom(loading)
    const made = {transition, conditional: conditionalAbility(transition, unanswered)}
    byLoading.set(loading, made)
    return made
  })
  return {
    transitions: domains.map(({transition}) => transition),
    logLikelihoods: domains.map(() => unanswered),
    conditionals: domains.map(({conditional}) => conditional),
  }
}

/** The abilities after one more answer in a domain, given as its log-likelihood on the grid. */
export function withAnswer(
  abilities: DomainAbilities,
  {domain, logLikelihood}: {domain: number; logLikelihood: Float64Array},
): DomainAbilities {
  const transition = abilities.transitions[domain]
  const before = abilities.logLikelihoods[domain]
  if (transition === undefined || before === undefined) throw unknownDomain(domain)
  const after = before.map((value, node) => value + (logLikelihood[node] ?? 0))
  const conditional = conditionalAbility(transition, after)
  return {
    transitions: abilities.transitions,
    logLikelihoods: abilities.logLikelihoods.with(domain, after),
    conditionals: abilities.conditionals.with(domain, conditional),
  }
}

/**
 * The posterior of every domain and of their mean. Given g the domains are independent, so the
 * integral over all abilities at once (Segall 1996) falls into one over g of products of
 * one-dimensional ones, and is exact within 1e-6 (see the tests).
 */
export function abilityPosterior(abilities: DomainAbilities): AbilityPosterior {
  const general = generalPosterior(abilities)
  return {
    domains: abilities.conditionals.map((_, domain) => domainPosterior(abilities, domain, general)),
    overall: overallMoments(abilities, general),
  }
}

interface GeneralPosterior {
  readonly logWeight: Float64Array
  readonly weight: Float64Array
}

/** The posterior weight of every value of g, summing to 1, and the logarithm of that weight. */
function generalPosterior({conditionals}: DomainAbilities): GeneralPosterior {
  const logWeight = gridNodes.map((g) => -0.5 * g * g)
  for (const {logMass} of conditionals) {
    for (let node = 0; node < size; node++) {
      logWeight[node] = (logWeight[node] ?? 0) + (logMass[node] ?? 0)
    }
  }
  const highest = logWeight.reduce((most, value) => Math.max(most, value), -Infinity)
  let mass = 0
  for (const value of logWeight) mass += Math.exp(value - highest)
  const logScale = highest + Math.log(mass)
  const scaled = logWeight.map((value) => value - logScale)
  return {logWeight: scaled, weight: scaled.map((value) => Math.exp(value))}
}

function domainPosterior(
  {transitions, logLikelihoods, conditionals}: DomainAbilities,
  domain: number,
  {logWeight}: GeneralPosterior,
): DomainPosterior {
  const transition = transitions[domain] ?? new Float64Array()
  const logLikelihood = logLikelihoods[domain] ?? new Float64Array()
  const logMass = conditionals[domain]?.logMass ?? new Float64Array()
  const density = new Float64Array(size)
  const highest = highestOf(logLikelihood)
  for (let g = 0; g < size; g++) {
    const log = logWeight[g] ?? -Infinity
    if (log < -50) continue // less than 1e-21 of the posterior
    // What all other domains say about g; this domain's own answers enter once, below.
    const others = Math.exp(log - (logMass[g] ?? 0) + highest)
    for (let node = 0; node < size; node++) {
      density[node] = (density[node] ?? 0) + others * (transition[g * size + node] ?? 0)
    }
  }
  for (let node = 0; node < size; node++) {
    const likelihood = Math.exp((logLikelihood[node] ?? 0) - highest)
    density[node] = ((density[node] ?? 0) * likelihood) / gridStep
  }
  return {density, ...densityMoments(density)}
}

function overallMoments(
  {conditionals}: DomainAbilities,
  {weight}: GeneralPosterior,
): {mean: number; standardDeviation: number} {
  const share = 1 / conditionals.length
  let mean = 0
  let square = 0
  for (let g = 0; g < size; g++) {
    let conditionalMean = 0
    let conditionalVariance = 0
    for (const conditional of conditionals) {
      conditionalMean += share * (conditional.mean[g] ?? 0)
      conditionalVariance += share * share * (conditional.variance[g] ?? 0)
    }
    mean += (weight[g] ?? 0) * conditionalMean
    square += (weight[g] ?? 0) * (conditionalMean * conditionalMean + conditionalVariance)
  }
  return {mean, standardDeviation: Math.sqrt(square - mean * mean)}
}

function highestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity)
}

function refuseLoading(loading: number): void {
  if (loading >= 0 && loading <= 0.95) return
  throw new AirworthyError('loading-out-of-range', `loading must be 0 to 0.95: ${loading}`, {
    facts: {loading},
  })
}

function unknownDomain(domain: number): AirworthyError {
  return new AirworthyError('unknown-domain', `unknown domain: ${domain}`, {facts: {domain}})
}
