import type {Context} from 'hono'
import {HTTPException} from 'hono/http-exception'
import type {ContentfulStatusCode} from 'hono/utils/http-status'
import {AirworthyError, errorFrom} from '@airworthy/kernel'
import {databaseErrorCode, isDatabaseAway} from '../database/connection.ts'
import type {Log} from '../log.ts'

/** Which status an error code has at the HTTP edge; below the edge nobody knows a status. */
const statusOf: Readonly<Record<string, ContentfulStatusCode>> = {
  'not-signed-in': 401,
  'access-refused': 403,
  'origin-refused': 403,
  'set-up-token-refused': 403,
  'local-sign-in-off': 403,
  'not-found': 404,
  'invitation-unknown': 404,
  'password-reset-unknown': 404,
  'already-set-up': 409,
  'attempt-open': 409,
  'test-out-too-soon': 409,
  'baseline-too-soon': 409,
  'examination-too-soon': 409,
  'examination-open': 409,
  'examination-closed': 409,
  'credential-suspended': 409,
  'sitting-refused': 409,
  'practice-closed': 409,
  'attempt-not-finished': 409,
  'attempt-finished': 409,
  'attempt-paused': 409,
  'position-passed': 409,
  'already-exists': 409,
  'import-not-previewed': 409,
  'last-administrator': 409,
  'person-disabled': 409,
  conflict: 409,
  'mail-not-sendable': 409,
  'assignment-withdrawn': 409,
  'duty-done': 409,
  'appeal-exists': 409,
  'appeal-closed': 409,
  'event-refused': 409,
  'credential-refused': 409,
  'attempt-full': 409,
  'lesson-full': 409,
  'domain-refused': 422,
  'issuer-refused': 422,
  'role-refused': 422,
  'body-too-large': 413,
  'request-refused': 422,
  'response-refused': 422,
  'action-refused': 422,
  'hint-refused': 422,
  'result-too-long': 422,
  'range-stopped': 503,
  'range-closed': 503,
  'password-refused': 422,
  'import-refused': 422,
  'too-many-requests': 429,
}

/** The answer of the edge to whatever was thrown: known errors are shown, the rest is hidden and logged. */
export function errorAnswer(thrown: unknown, context: Context, log: Log): Response {
  const error = errorFrom(thrown)
  const requestId = context.res.headers.get('x-request-id') ?? undefined
  if (error instanceof AirworthyError) {
    const status = statusOf[error.code]
    if (status !== undefined) {
      return context.json(
        {error: {code: error.code, message: error.message, facts: error.facts}},
        status,
      )
    }
  }
  if (error instanceof HTTPException && error.status < 500) {
    return context.json(
      {error: {code: 'request-refused', message: error.message || 'request refused'}},
      error.status as ContentfulStatusCode,
    ) // HTTPException carries content statuses only
  }
  if (refusedTexts.has(databaseErrorCode(error) ?? '')) {
    return context.json(
      {error: {code: 'request-refused', message: 'request refused: a text holds a NUL character'}},
      422,
    )
  }
  if (isDatabaseAway(error)) {
    log.warn('database-away', {path: context.req.routePath, requestId, reason: loggedReason(error)})
    return context.json(
      {
        error: {
          code: 'database-away',
          message:
            'the database cannot be reached; it is not certain that the change was kept, and sending it again is safe',
        },
      },
      503,
    )
  }
  log.error('request-failed', {
    path: context.req.routePath, // the path itself may carry the token of a link
    requestId,
    reason: loggedReason(error),
    stack: framesOf(error),
  })
  return context.json(
    {
      error: {
        code: 'internal',
        message: 'something failed on our side; it has been logged',
        facts: {requestId},
      },
    },
    500,
  )
}

/** What PostgreSQL says of a NUL in a text, and in JSON: no text of it can hold one. */
const refusedTexts = new Set(['22021', '22P05'])

/** The message of the root cause: that of a failed query would carry its parameters, tokens included. */
export function loggedReason(error: Error): string {
  let root = error
  while (root.cause instanceof Error) root = root.cause
  return root.message || root.name
}

/** Where it went wrong: the stack without its message. */
function framesOf({stack = ''}: Error): string {
  const first = stack.search(/\n\s+at /)
  return first < 0 ? '' : stack.slice(first + 1)
}

/** What a body or query has that its schema refuses, as `request-refused` with path and reason. */
export function requestRefused(
  issues: readonly {path: readonly PropertyKey[]; message: string}[],
): AirworthyError {
  const faults = issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }))
  const first = faults[0]
  return new AirworthyError(
    'request-refused',
    first ? `request refused: ${first.path || 'body'}: ${first.message}` : 'request refused',
    {facts: {faults}},
  )
}
