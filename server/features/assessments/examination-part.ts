import type {EngineerRole} from '@airworthy/content'
import {AirworthyError} from '@airworthy/kernel'
import type {AssessmentRules, Verdict} from '@airworthy/psychometrics'
import type {Queries} from '../../database/connection.ts'
import type {Attempt} from './attempt.ts'

/** How the examination stands of which an attempt is a part; `closing` is past its window and not decided. */
export type ExaminationStanding = 'open' | 'closing' | 'decided'

/** Asks how an examination stands, in the transaction of whoever asks. */
export type StandingOfExamination = (
  queries: Queries,
  examinationId: string,
) => Promise<ExaminationStanding>

/** The adaptive part of an examination that is to begin. */
export interface ExaminationRequest {
  readonly personId: string
  readonly examinationId: string
  readonly role: EngineerRole
  /** Ids of the domains that it asks. */
  readonly domains: readonly string[]
  readonly rules: AssessmentRules
  /** Items that a domain should offer at least, over all sittings: what was seen long ago comes back for it. */
  readonly itemsPerDomain: number
}

/** A domain as the adaptive part of an examination has judged it. Abilities in logits (D = 1). */
export interface ExaminedDomain {
  readonly domain: string
  readonly requiredLevel: 1 | 2 | 3
  readonly cut: number
  readonly verdict: Verdict
  readonly mean: number
  readonly standardError: number
  readonly low: number
  readonly high: number
  readonly items: number
  readonly itemsLeft: number
  /** Time of the last answer; null for none. */
  readonly answeredAt: string | null
}

/** The adaptive part of an examination as far as it has come. Nothing of it is for the person before the decision but how much was given. */
export interface ExaminationPart {
  readonly id: string
  readonly bank: string
  readonly status: 'in-progress' | 'paused' | 'finished'
  /** Sittings begun: the first, and one for each time that it was gone on with. */
  readonly sitting: number
  readonly answered: number
  readonly savedAt: string
  readonly domains: readonly ExaminedDomain[]
}

/** What an attempt says as the adaptive part of an examination. */
export function examinationPartOf(id: string, attempt: Attempt): ExaminationPart {
  const {session, sittings, answeredAt, savedAt} = attempt
  const {state, record} = session
  const {bank} = record.bank.start
  return {
    id,
    bank: bank.version,
    status: state.status,
    sitting: sittings,
    answered: state.given.length,
    savedAt,
    domains: state.byDomain.map(
      ({domain, requiredLevel, requiredCut: cut, verdict, mean, standardError, ...rest}) => ({
        domain,
        requiredLevel,
        cut,
        verdict,
        mean,
        standardError,
        low: rest.low,
        high: rest.high,
        items: rest.items,
        itemsLeft: bank.items.filter((item) => item.domain === domain).length - rest.items,
        answeredAt: answeredAt.get(domain) ?? null,
      }),
    ),
  }
}

/** Throws `examination-closed` for a change to an examination whose window has ended. */
export function refuseClosed(standing: ExaminationStanding): void {
  if (standing === 'open') return
  throw new AirworthyError(
    'examination-closed',
    standing === 'closing'
      ? 'the window of the examination has ended: what is there is being judged'
      : 'the examination is decided',
  )
}

/** Throws `examination-open` for a look at what an examination has measured before its decision. */
export function refuseUndecided(standing: ExaminationStanding): void {
  if (standing === 'decided') return
  throw new AirworthyError(
    'examination-open',
    'the examination is not decided yet: finish it, and the decision shows every domain',
  )
}
