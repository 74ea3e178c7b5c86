import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import {AirworthyError, errorFrom} from '@airworthy/kernel'
import {signOnFailure} from './single-sign-on-failure.ts'

const refusedAnswers = new Set([
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** What asking a provider for its description failed by. */
export function failureOfDiscovery(thrown: unknown): AirworthyError {
  if (thrown instanceof AirworthyError) return thrown
  if (isUnreachable(thrown)) return unreachable(thrown)
  return signOnFailure(
    'provider-malformed',
    'what the provider says about itself cannot be used: is the issuer spelt as the provider spells it?',
    {reason: reasonOf(thrown), cause: thrown},
  )
}

/** What the exchange of a code for tokens and claims failed by. */
export function failureOfExchange(thrown: unknown): AirworthyError {
  if (thrown instanceof AirworthyError) return thrown
  const told = {reason: reasonOf(thrown), cause: thrown}
  if (thrown instanceof AuthorizationResponseError) {
    return signOnFailure('provider-refused', 'the provider let nobody in', told)
  }
  if (thrown instanceof ResponseBodyError || thrown instanceof WWWAuthenticateChallengeError) {
    return signOnFailure(
      'token-refused',
      'the provider refused the client or the code: check client id, client secret and redirect URI',
      told,
    )
  }
  if (isUnreachable(thrown)) return unreachable(thrown)
  if (thrown instanceof ClientError && refusedAnswers.has(thrown.code ?? '')) {
    return signOnFailure('provider-malformed', 'the provider answered what cannot be read', told)
  }
  if (thrown instanceof ClientError) {
    return signOnFailure('id-token-refused', 'the ID token does not prove who signed in', told)
  }
  return signOnFailure('sign-on-failed', 'the sign-in failed on our side', told)
}

function unreachable(thrown: unknown): AirworthyError {
  return signOnFailure('provider-unreachable', 'the provider does not answer: try again later', {
    reason: reasonOf(thrown),
    cause: thrown,
  })
}

/** No connection, no answer in time, or a failure on the provider's side. */
function isUnreachable(thrown: unknown): boolean {
  if (thrown instanceof TypeError) return thrown.message === 'fetch failed'
  if (!(thrown instanceof ClientError)) return false
  if (thrown.code === 'OAUTH_TIMEOUT' || thrown.code === 'OAUTH_ABORT') return true
  return thrown.cause instanceof Response && thrown.cause.status >= 500
}

/** The code of what went wrong, for the log: never a message, which may quote a token. */
function reasonOf(thrown: unknown): string {
  if (thrown instanceof ResponseBodyError || thrown instanceof AuthorizationResponseError) {
    // what the provider calls the error: a word of RFC 6749, or nothing that belongs into a log
    return /^[a-z_]{1,60}$/.test(thrown.error) ? thrown.error : 'other'
  }
  for (let error = errorFrom(thrown); ; error = error.cause) {
    if ('code' in error && typeof error.code === 'string' && !(error.cause instanceof Error)) {
      return error.code
    }
    if (!(error.cause instanceof Error)) return error.name
  }
}
