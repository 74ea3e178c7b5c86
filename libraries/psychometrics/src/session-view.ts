import {randomFrom} from '@airworthy/kernel'
import {normalQuantile} from '@airworthy/statistics'
import {abilityPosterior, type DomainPosterior} from './domain-abilities.ts'
import {expectedInformation} from './information-table.ts'
import {creditShare} from './models.ts'
import {chooseDomain, chooseItem, gentleItems, promisePerMinute} from './selection.ts'
import {sequentialVerdict} from './item-at-cut.ts'
import type {DomainBank} from './session-bank.ts'
import type {DomainRequirement} from './session-events.ts'
import type {SessionRecord} from './session-record.ts'
import type {DomainState, SessionState} from './session-state.ts'
import {stoppingDecision, type StoppingDecision} from './stopping.ts'
import {centralInterval, moreItemsUntilJudged, verdictOf} from './verdict.ts'

interface DomainView {
  readonly state: DomainState
  readonly bank: DomainBank
  readonly promise: Float64Array
  readonly available: Uint8Array
  readonly itemsLeft: number
}

/** The state of an assessment, from what its events have established. */
export function sessionState(record: SessionRecord): SessionState {
  const {rules, domains: requirements} = record.bank.start
  const posterior = abilityPosterior(record.abilities)
  const views = requirements.flatMap((requirement, place) => {
    const bank = record.bank.domains[place]
    const domain = posterior.domains[place]
    return bank && domain ? [domainView(record, {requirement, bank, posterior: domain})] : []
  })
  const progress = views.map(({state, itemsLeft}) => ({...state, itemsLeft}))
  const decision = stoppingDecision(progress, {rules, extraRound: record.extraRound})
  const halfWidth = normalQuantile((1 + rules.confidence) / 2) * posterior.overall.standardDeviation
  const ended = record.status === 'finished'
  return {
    status: record.status,
    position: record.given.length + 1,
    nextItem: ended ? null : nextItem(record, views, decision),
    given: record.given,
    byDomain: views.map(({state}) => state),
    overall: {
      items: record.given.length,
      mean: posterior.overall.mean,
      standardError: posterior.overall.standardDeviation,
      low: posterior.overall.mean - halfWidth,
      high: posterior.overall.mean + halfWidth,
    },
    activeMinutes: record.activeMs / 60_000,
    offersToStop: record.offersToStop && decision.reason === null,
    shouldFinish: ended ? null : decision.reason,
    finishReason: record.finishReason,
    remaining: ended ? {minimum: 0, maximum: 0, minutes: 0} : remaining(record, views, decision),
    provisional:
      record.given.length > 0
        ? views.some(({state}) => state.provisional)
        : record.bank.start.bank.items.some(({provisional}) => provisional),
  }
}

function domainView(
  record: SessionRecord,
  {
    requirement: {id, cut, requiredLevel},
    bank,
    posterior,
  }: {requirement: DomainRequirement; bank: DomainBank; posterior: DomainPosterior},
): DomainView {
  const {confidence, minimumPerDomain, decision} = record.bank.start.rules
  const given = new Set(record.given.map(({itemId}) => itemId))
  const available = Uint8Array.from(bank.items, (item) => (given.has(item.id) ? 0 : 1))
  const itemsLeft = available.reduce((sum, free) => sum + free, 0)
  const items = bank.items.length - itemsLeft
  const promise = bank.atCut
    ? Float64Array.from(bank.atCut, ({information}) => information)
    : expectedInformation(bank.information, posterior.density)
  const estimate = {mean: posterior.mean, standardError: posterior.standardDeviation}
  const interval = centralInterval(posterior.density, confidence)
  const judged =
    decision === undefined
      ? verdictOf(interval, cut)
      : sequentialVerdict(logRatiosOf(record, id, bank), decision)
  const verdict = items < minimumPerDomain ? 'not-judged' : judged
  const total = promise.reduce((sum, value, item) => sum + value * (available[item] ?? 0), 0)
  const averageInformation = itemsLeft === 0 ? 0 : total / itemsLeft
  // The forecast is one of intervals: under a sequential rule nothing is foretold but the minimum.
  const forecast =
    decision === undefined
      ? moreItemsUntilJudged(estimate, {cut, confidence, averageInformation, itemsLeft})
      : 0
  const untilMinimum = Math.max(0, minimumPerDomain - items)
  const state: DomainState = {
    domain: id,
    items,
    ...estimate,
    ...interval,
    requiredLevel,
    requiredCut: cut,
    verdict,
    aboutMoreItems:
      verdict !== 'not-judged' || forecast === null || untilMinimum > itemsLeft
        ? null
        : Math.max(forecast, untilMinimum) || null,
    provisional: bank.items.some((item) => item.provisional && given.has(item.id)),
  }
  return {state, bank, promise, available, itemsLeft}
}

/** What each answer in a domain says about its cut; answers in other domains have no part in it. */
function logRatiosOf({given}: SessionRecord, domain: string, bank: DomainBank): number[] {
  return given.flatMap((answer) => {
    if (answer.domain !== domain) return []
    const place = bank.items.findIndex(({id}) => id === answer.itemId)
    return [bank.atCut?.[place]?.logRatios[answer.score] ?? NaN]
  })
}

function nextItem(
  {bank, given}: SessionRecord,
  views: readonly DomainView[],
  {open: openDomains, reason}: StoppingDecision,
): SessionState['nextItem'] {
  if (reason !== null) return null
  const {seed, rules} = bank.start
  const position = given.length + 1
  const random = randomFrom(`${seed}/${position}`)
  const lastDomain = given.at(-1)?.domain
  const last = views.findIndex(({state}) => state.domain === lastDomain)
  const needs = openDomains.map((domain) => ({domain, items: views[domain]?.state.items ?? 0}))
  const view = views[chooseDomain(needs, {last, random}) ?? -1]
  if (view === undefined) return null
  const admitted = view.available.map((free, item) => free & (view.bank.admitted[item] ?? 0))
  // When exposure control has set aside all that is left, an exposed item is better than none.
  const open = admitted.includes(1) ? admitted : view.available
  const available = given.length < (rules.gentleStart ?? 0) ? gentleStart(view, open) : open
  const promise =
    rules.selection === 'information-per-minute'
      ? promisePerMinute(view.promise, view.bank.items)
      : view.promise
  const place = chooseItem(promise, {available, among: rules.randomesque, random})
  const item = view.bank.items[place ?? -1]
  if (item === undefined) return null
  return {position, itemId: item.id, itemVersion: item.version, domain: item.domain}
}

function gentleStart({bank, state}: DomainView, available: Uint8Array): Uint8Array {
  return gentleItems(available, {
    items: bank.items,
    expectedCredit: (item) => {
      const {probabilities = []} = bank.curves[item]?.(state.mean) ?? {}
      return creditShare(probabilities)
    },
  })
}

function remaining(
  {bank, given, activeMs, extraRound}: SessionRecord,
  views: readonly DomainView[],
  {open, reason}: StoppingDecision,
): SessionState['remaining'] {
  if (reason !== null) return {minimum: 0, maximum: 0, minutes: 0}
  const {rules} = bank.start
  const limit = (extraRound?.upToItems ?? rules.maximumItems) - given.length
  const {decision} = rules
  const left = views.reduce((sum, {itemsLeft, state}, domain) => {
    const isOpen = open.includes(domain)
    if (extraRound !== null || decision === undefined) {
      return extraRound === null || isOpen ? sum + itemsLeft : sum
    }
    // While some lack their minimum, the others wait: they are open too as long as they are not judged.
    const waits = state.verdict === 'not-judged'
    const room = Math.max(0, decision.maximumPerDomain - state.items)
    return isOpen || waits ? sum + Math.min(itemsLeft, room) : sum
  }, 0)
  const maximum = Math.min(limit, left)
  const wanting = views.reduce(
    (sum, {state, itemsLeft}) =>
      sum + Math.min(itemsLeft, Math.max(0, rules.minimumPerDomain - state.items)),
    0,
  )
  const minimum = extraRound === null ? Math.min(wanting, maximum) : 0
  const activeMinutes = activeMs / 60_000
  // The person's own pace, drawn towards the bank's as if five items had been given already.
  const pace = (activeMinutes + 5 * bank.averageMinutes) / (given.length + 5)
  const untilOffer = rules.offerStopAfterMinutes - (activeMinutes % rules.offerStopAfterMinutes)
  return {
    minimum,
    maximum,
    minutes: Math.min(maximum * pace, Math.max(untilOffer, minimum * pace)),
  }
}
