import type {EngineerRole} from '@airworthy/content'
import {AirworthyError} from '@airworthy/kernel'
import type {Attempt, AttemptKind} from './attempt.ts'

/** What a finished attempt says about a domain of which an item was answered. */
export interface MeasuredDomain {
  readonly domain: string
  readonly items: number
  /** Items below which the attempt's rules judge nothing. */
  readonly minimumItems: number
  readonly mean: number
  readonly standardError: number
  readonly low: number
  readonly high: number
  /** Time of the last answer in the domain. */
  readonly answeredAt: string
}

/** A finished attempt, for what follows from it in other features. */
export interface FinishedAttempt {
  readonly id: string
  readonly kind: AttemptKind
  readonly role: EngineerRole
  /** When it ended with what it has measured. */
  readonly finishedAt: string
  /** False: it ended with too few answers to say anything. */
  readonly hasResults: boolean
  readonly domains: readonly MeasuredDomain[]
}

/** What a finished attempt has measured. Throws `attempt-not-finished`. */
export function finishedAttemptOf(id: string, attempt: Attempt): FinishedAttempt {
  const {state, record} = attempt.session
  if (state.status !== 'finished') {
    throw new AirworthyError('attempt-not-finished', 'the assessment has not ended yet')
  }
  const {kind, role, shown} = attempt
  const finishedAt = shown?.at ?? attempt.savedAt
  if (shown === null) return {id, kind, role, finishedAt, hasResults: false, domains: []}
  const minimumItems = record.bank.start.rules.minimumPerDomain
  const domains = shown.state.byDomain.flatMap(
    ({domain, items, mean, standardError, low, high}) => {
      const answeredAt = shown.answeredAt.get(domain)
      if (answeredAt === undefined) return []
      return [{domain, items, minimumItems, mean, standardError, low, high, answeredAt}]
    },
  )
  return {id, kind, role, finishedAt, hasResults: true, domains}
}
