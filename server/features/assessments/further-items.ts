import {AirworthyError} from '@airworthy/kernel'
import {canBeContinued} from './attempt-views.ts'
import type {Attempt} from './attempt.ts'

/** Items of a further round per domain where no forecast can be made. */
const furtherItems = 4

/**
 * How many more items a further round in these domains gives. Throws `domain-refused` for one that
 * is judged or has no items left.
 */
export function furtherItemsFor(attempt: Attempt, domains: readonly string[]): number {
  const wanted = attempt.session.state.byDomain.filter(({domain}) => domains.includes(domain))
  const refused = domains.find(
    (id) => !wanted.some((domain) => domain.domain === id && canBeContinued(attempt, domain)),
  )
  if (refused !== undefined) {
    throw new AirworthyError(
      'domain-refused',
      `no more items for ${refused}: it is judged, or its items are used up`,
    )
  }
  const forecast = wanted.reduce(
    (sum, {aboutMoreItems}) => sum + Math.min(aboutMoreItems ?? furtherItems, 10),
    0,
  )
  // A round with fewer than the results take in would be answered for nothing.
  return Math.max(forecast, attempt.terms.minimumFurtherAnswers)
}
