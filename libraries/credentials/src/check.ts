import type {Outcome} from '@airworthy/kernel'
import type {CheckCode} from './check-codes.ts'
import type {Check, CheckName} from './verification.ts'

type Facts = Readonly<Record<string, unknown>>

/** A check that passed. */
export function passed(check: CheckName, code: CheckCode, facts: Facts = {}): Check {
  return checked(check, 'pass', {code, facts})
}

/** A check that refuses the credential. */
export function breached(check: CheckName, code: CheckCode, facts: Facts = {}): Check {
  return checked(check, 'breach', {code, facts})
}

/** A check that could not be made. */
export function notJudged(check: CheckName, code: CheckCode, facts: Facts = {}): Check {
  return checked(check, 'not-judged', {code, facts})
}

/** A check with any outcome. */
export function checked(
  check: CheckName,
  outcome: Outcome,
  {code, facts}: {code: CheckCode; facts: Facts},
): Check {
  return {check, outcome, code, facts}
}
