import {AirworthyError} from '@airworthy/kernel'
import {singleSignOnFailure, type SingleSignOnFailure} from './single-sign-on-views.ts'

/**
 * Why a sign-in through the provider did not happen. `reason` goes to the log and nowhere else: a
 * code of the protocol or of the network, never a message, which may quote tokens.
 */
export function signOnFailure(
  code: SingleSignOnFailure,
  message: string,
  {reason, cause}: {reason?: string; cause?: unknown} = {},
): AirworthyError {
  return new AirworthyError(code, message, {cause, facts: reason === undefined ? {} : {reason}})
}

/** The code of a failure that the sign-in page can explain; undefined for every other error. */
export function signOnFailureOf(thrown: unknown): SingleSignOnFailure | undefined {
  if (!(thrown instanceof AirworthyError)) return undefined
  return singleSignOnFailure.safeParse(thrown.code).data
}
