import {AirworthyError, errorFrom, isAirworthyError} from '@airworthy/kernel'

/** Codes of faults that lie with a target, not with what the command was given: exit 4. */
const targetCodes = ['target-failed', 'target-timed-out', 'cannot-write'] as const

/** What a target did wrong. */
export type TargetCode = (typeof targetCodes)[number]

/** A refusal before anything was measured: usage, configuration or data (exit 3). */
export function badInput(message: string, options: {cause?: unknown} = {}): AirworthyError {
  return new AirworthyError('bad-input', message, options)
}

/** A target that failed (exit 4). */
export function targetFault(
  code: TargetCode,
  message: string,
  options: {cause?: unknown} = {},
): AirworthyError {
  return new AirworthyError(code, message, options)
}

/** The exit code of whatever was thrown: 3 for known faults of the input, 4 for all else, never 1. */
export function exitCodeOfFault(thrown: unknown): 3 | 4 {
  const ofTarget = targetCodes.some((code) => isAirworthyError(thrown, code))
  return isAirworthyError(thrown) && !ofTarget ? 3 : 4
}

/**
 * What a person reads about whatever was thrown; unknown errors show where they came from. Messages
 * quote files of others, and a terminal obeys control characters: U+FFFD stands for each.
 */
export function messageOfFault(thrown: unknown): string {
  const error = errorFrom(thrown)
  const message = isAirworthyError(error)
    ? error.message
    : `unexpected failure: ${error.stack ?? error.message}`
  return `airworthy: ${message.replaceAll(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')}`
}
