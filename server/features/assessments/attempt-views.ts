import type {Item} from '@airworthy/content'
import type {DomainState} from '@airworthy/psychometrics'
import {presentedItem, type Attempt} from './attempt.ts'
import type {AbilityView, AttemptView, DomainResultView, ResultsView} from './views.ts'

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
  const {shown} = attempt
  if (state.status !== 'finished' || state.finishReason === null) return null
  const {minimumPerDomain} = rules
  return {
    id,
    ...kindOf(attempt),
    role: attempt.role,
    startedAt: attempt.startedAt,
    finishedAt: attempt.savedAt,
    finishedBecause: state.finishReason,
    itemsGiven: state.given.length,
    minimumItems: attempt.terms.minimumAnswers,
    itemsInBank: bank.items.length,
    activeMinutes: state.activeMinutes,
    confidence: rules.confidence,
    domains: (shown?.state ?? state).byDomain.map((domain) =>
      domainResultOf(domain, {minimumPerDomain, hasResults: shown !== null}),
    ),
    overall: shown === null ? null : abilityOf(shown.state.overall),
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

/** A domain in the results: of too few answers a figure would tell which of them were right. */
function domainResultOf(
  {domain, items, requiredLevel, requiredCut, verdict, aboutMoreItems, ...ability}: DomainState,
  {minimumPerDomain, hasResults}: {minimumPerDomain: number; hasResults: boolean},
): DomainResultView {
  const minimumItems = Math.max(1, minimumPerDomain)
  const told = {domain, items, minimumItems, requiredLevel, requiredCut}
  const missing = minimumItems - items
  if (!hasResults || missing > 0) {
    const more = missing > 0 ? missing : null
    return {...told, ability: null, verdict: 'not-judged', aboutMoreItems: more}
  }
  return {...told, ability: abilityOf(ability), verdict, aboutMoreItems}
}

function abilityOf({mean, standardError, low, high}: AbilityView): AbilityView {
  return {mean, standardError, low, high}
}
