export type ErrorFacts = Readonly<Record<string, unknown>>

/**
 * The one error class. `code` is stable and machine-readable (`unknown-group`), the message is
 * lowercase and says what to do, `facts` carries the offending values for whoever renders it.
 */
export class AirworthyError extends Error {
  readonly code: string
  readonly facts: ErrorFacts

  constructor(code: string, message: string, options: {cause?: unknown; facts?: ErrorFacts} = {}) {
    super(message, options.cause === undefined ? undefined : {cause: options.cause})
    this.name = 'AirworthyError'
    this.code = code
    this.facts = options.facts ?? {}
  }
}

/** Turns whatever was thrown into an Error; the only place where `unknown` becomes an error. */
export function errorFrom(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

/** Whether `thrown` is an AirworthyError, with that code when one is given. */
export function isAirworthyError(thrown: unknown, code?: string): thrown is AirworthyError {
  return thrown instanceof AirworthyError && (code === undefined || thrown.code === code)
}
