import {AirworthyError, type ErrorFacts} from '@airworthy/kernel'
import {difficultiesOf} from './models.ts'
import type {AssessmentRules, BankItem, SequentialRule, StartedEvent} from './session-events.ts'

/** The error of an event that does not fit the assessment that it is meant for. */
export function eventRefused(message: string, facts: ErrorFacts = {}): AirworthyError {
  return new AirworthyError('event-refused', message, {facts})
}

/** Throws `event-refused` if a start event has a bank, prior, domains or rules that cannot be used. */
export function refuseBadStart({bank, prior, domains, rules}: StartedEvent): void {
  if (domains.length === 0) throw eventRefused('an assessment needs a domain')
  const known = new Set<string>()
  for (const {id, cut} of domains) {
    if (known.has(id)) throw eventRefused(`domain given twice: ${id}`, {domain: id})
    if (!within(cut, -6, 6)) throw eventRefused(`cut must be -6 to 6: ${cut}`, {domain: id, cut})
    known.add(id)
  }
  if (prior.loadings.length !== domains.length) {
    throw eventRefused(`${domains.length} domains need as many loadings: ${prior.loadings.length}`)
  }
  for (const loading of prior.loadings) {
    if (!within(loading, 0, 0.95)) throw eventRefused(`loading must be 0 to 0.95: ${loading}`)
  }
  if (bank.items.length === 0) throw eventRefused(`bank without items: ${bank.version}`)
  const ids = new Set<string>()
  for (const item of bank.items) {
    if (ids.has(item.id)) throw eventRefused(`item given twice: ${item.id}`, {itemId: item.id})
    if (!known.has(item.domain)) {
      throw eventRefused(`item of an unknown domain: ${item.domain}`, {itemId: item.id})
    }
    refuseBadItem(item)
    ids.add(item.id)
  }
  refuseBadRules(rules)
}

// The bounds keep every probability on the ability grid above the smallest number of a double.
function refuseBadItem({id, model, uncertainty, minutes, exposure}: BankItem): void {
  const known = ['3pl', 'graded', 'partial-credit'].includes(model.kind)
  if (!known) throw eventRefused(`item ${id}: unknown model: ${model.kind}`, {itemId: id})
  const difficulties = difficultiesOf(model)
  const {c = 0, d = 1} = model.kind === '3pl' ? model : {}
  const listed = difficulties.join(', ')
  const ascend = difficulties.every((b, k) => k === 0 || b > (difficulties[k - 1] ?? b))
  const ordered = ascend || model.kind === 'partial-credit'
  const faults: [string, boolean][] = [
    [`a must be 0.05 to 8: ${model.a}`, within(model.a, 0.05, 8)],
    [`difficulty must be -8 to 8: ${listed}`, difficulties.every((b) => within(b, -8, 8))],
    [`thresholds must ascend: ${listed}`, difficulties.length > 0 && ordered],
    [`guessing must be 0 to 0.9, below the ceiling: ${c}`, within(c, 0, 0.9) && c < d],
    [`ceiling must be at most 1: ${d}`, d <= 1],
    [`minutes must be positive: ${minutes}`, within(minutes, 0.01, 600)],
    [`exposure must be 0 to 1: ${exposure}`, exposure === undefined || within(exposure, 0, 1)],
    [
      'uncertainty must be 0 to 2 for b, 0 to 1 for log a',
      uncertainty === undefined || (within(uncertainty.b, 0, 2) && within(uncertainty.logA, 0, 1)),
    ],
  ]
  const fault = faults.find(([, holds]) => !holds)
  if (fault !== undefined) throw eventRefused(`item ${id}: ${fault[0]}`, {itemId: id})
}

function refuseBadRules(rules: AssessmentRules): void {
  const counts = ['minimumPerDomain', 'maximumItems', 'randomesque'] as const
  for (const name of counts) {
    if (Number.isInteger(rules[name]) && rules[name] >= 1) continue
    throw eventRefused(`rule ${name} must be a positive integer: ${rules[name]}`)
  }
  if (!within(rules.confidence, 0.5, 0.999)) {
    throw eventRefused(`rule confidence must be 0.5 to 0.999: ${rules.confidence}`)
  }
  const {selection = 'information', gentleStart = 0} = rules
  if (!['information', 'information-per-minute'].includes(selection)) {
    throw eventRefused(`unknown rule of selection: ${selection}`)
  }
  if (!(Number.isInteger(gentleStart) && gentleStart >= 0)) {
    throw eventRefused(`rule gentleStart must be 0 or a positive integer: ${gentleStart}`)
  }
  const {decision} = rules
  if (decision !== undefined) refuseBadDecision(decision)
  for (const name of ['offerStopAfterMinutes', 'standardErrorGoal'] as const) {
    if (rules[name] > 0) continue
    throw eventRefused(`rule ${name} must be positive: ${rules[name]}`)
  }
}

function refuseBadDecision({kind, delta, alpha, beta, maximumPerDomain}: SequentialRule): void {
  if (kind !== 'sequential') throw eventRefused(`unknown rule of decision: ${String(kind)}`)
  if (!within(delta, 0.05, 2)) throw eventRefused(`rule delta must be 0.05 to 2: ${delta}`)
  if (!within(alpha, 0.001, 0.4) || !within(beta, 0.001, 0.4)) {
    throw eventRefused(`rules alpha and beta must be 0.001 to 0.4: ${alpha}, ${beta}`)
  }
  if (Number.isInteger(maximumPerDomain) && maximumPerDomain >= 1) return
  throw eventRefused(`rule maximumPerDomain must be a positive integer: ${maximumPerDomain}`)
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high
}
