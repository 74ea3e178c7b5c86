import type {Item} from '@airworthy/content'
import type {DomainState} from '@airworthy/psychometrics'
import {presentedItem, type Attempt} from './attempt.ts'
import type {AttemptView, DomainResultView, ResultsView} from './views.ts'

/** An attempt as its person sees it while it runs; `item` is the next one, null when there is none. */
export function attemptViewOf(id: string, attempt: Attempt, item: Item | null): AttemptView {
  const {state, record} = attempt.session
  const {rules} = record.bank.start
  const shown = state.status === 'in-progress' && item !== null
  return {
    id,
    ...kindOf(attempt),
    status: state.status,
    role: attempt.role,
    startedAt: attempt.startedAt,
    savedAt: attempt.savedAt,
    activeMinutes: state.activeMinutes,
    position: state.position,
    item: shown
      ? {position: state.position, domain: item.domain, view: presentedItem(attempt, item)}
      : null,
    progress: state.byDomain.map(({domain, items}) => ({
      domain,
      given: items,
      expected: Math.max(rules.minimumPerDomain, items),
    })),
    remaining: state.remaining,
    offersToStop: state.offersToStop,
  }
}

/** The results of a finished attempt; null while it is not finished. */
export function resultsViewOf(id: string, attempt: Attempt): ResultsView | null {
  const {state, record} = attempt.session
  const {rules, bank} = record.bank.start
  if (state.status !== 'finished' || state.finishReason === null) return null
  return {
    id,
    ...kindOf(attempt),
    role: attempt.role,
    startedAt: attempt.startedAt,
    finishedAt: attempt.savedAt,
    finishedBecause: state.finishReason,
    itemsGiven: state.given.length,
    itemsInBank: bank.items.length,
    activeMinutes: state.activeMinutes,
    confidence: rules.confidence,
    domains: state.byDomain.map(domainResultOf),
    overall: {
      mean: state.overall.mean,
      standardError: state.overall.standardError,
      low: state.overall.low,
      high: state.overall.high,
    },
    provisional: state.provisional,
    mayContinue: state.byDomain.some((domain) => canBeContinued(attempt, domain)),
  }
}

/** Whether more items can be asked for in a domain of a baseline: it is not judged and the bank has more. */
export function canBeContinued(attempt: Attempt, {domain, items, verdict}: DomainState): boolean {
  const inBank = attempt.session.record.bank.start.bank.items.filter(
    (item) => item.domain === domain,
  )
  return attempt.kind === 'baseline' && verdict === 'not-judged' && items < inBank.length
}

function kindOf({kind, session}: Attempt) {
  const domain = kind === 'test-out' ? (session.state.byDomain[0]?.domain ?? null) : null
  return {kind, domain}
}

function domainResultOf({
  domain,
  items,
  mean,
  standardError,
  low,
  high,
  requiredLevel,
  requiredCut,
  verdict,
  aboutMoreItems,
}: DomainState): DomainResultView {
  return {
    domain,
    items,
    mean,
    standardError,
    low,
    high,
    requiredLevel,
    requiredCut,
    verdict,
    aboutMoreItems,
  }
}
