import {gridNodes} from './ability-grid.ts'
import {priorAbilities, type DomainAbilities} from './domain-abilities.ts'
import {refuseBadStart} from './session-refusals.ts'
import {informationTable, type InformationTable} from './information-table.ts'
import type {CategoryCurves} from './models.ts'
import {curvesUnderUncertainty} from './parameter-uncertainty.ts'
import {isAdmitted} from './selection.ts'
import {itemAtCut, type ItemAtCut} from './item-at-cut.ts'
import type {BankItem, DomainRequirement, StartedEvent} from './session-events.ts'

/** The items of one domain, ordered by id so that the order of the bank decides nothing. */
export interface DomainBank {
  readonly items: readonly BankItem[]
  readonly curves: readonly ((theta: number) => CategoryCurves)[]
  readonly information: InformationTable
  /** What a sequential rule needs of each item at the domain's cut; null without one. */
  readonly atCut: readonly ItemAtCut[] | null
  /** 1 for items that exposure control admits to this assessment. */
  readonly admitted: Uint8Array
}

/** A start event made ready: banks by domain and the abilities before any answer. */
export interface SessionBank {
  readonly start: StartedEvent
  readonly domains: readonly DomainBank[]
  readonly prior: DomainAbilities
  readonly averageMinutes: number
}

/** Reads a start event. Throws `event-refused` for a bank, prior or rules that cannot be used. */
export function sessionBank(start: StartedEvent): SessionBank {
  refuseBadStart(start)
  const {items} = start.bank
  return {
    start,
    domains: start.domains.map((domain) => domainBank(start, domain)),
    prior: priorAbilities(start.prior),
    averageMinutes: items.reduce((sum, {minutes}) => sum + minutes, 0) / items.length,
  }
}

/** The logarithm of the probability of a score, at every ability of the grid. */
export function scoreLogLikelihood(
  curves: (theta: number) => CategoryCurves,
  score: number,
): Float64Array {
  return gridNodes.map((theta) => Math.log(curves(theta).probabilities[score] ?? NaN))
}

function domainBank(
  {bank, seed, rules}: StartedEvent,
  {id: domain, cut}: DomainRequirement,
): DomainBank {
  const items = bank.items
    .filter((item) => item.domain === domain)
    .sort((first, second) => (first.id < second.id ? -1 : 1))
  const curves = items.map(({model, uncertainty}) => curvesUnderUncertainty(model, uncertainty))
  const {decision: rule} = rules
  return {
    items,
    curves,
    information: informationTable(curves),
    atCut: rule === undefined ? null : curves.map((each) => itemAtCut(each, {cut, rule})),
    admitted: Uint8Array.from(items, ({id, exposure = 1}) =>
      isAdmitted(seed, {id, exposure}) ? 1 : 0,
    ),
  }
}
