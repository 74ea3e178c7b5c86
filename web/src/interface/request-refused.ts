/**
 * The server's refusal of a request, or the failure to reach it: a stable code, the status (0 when
 * there was no answer) and the facts that belong to the code.
 */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly code: string
  readonly status: number
  readonly facts: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    message: string,
    rest: {status: number; facts?: unknown; cause?: unknown},
  ) {
    super(message, {cause: rest.cause})
    this.code = code
    this.status = rest.status
    this.facts = isRecord(rest.facts) ? rest.facts : {}
  }
}

/** Whether a value is an object with string keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Any thrown value as a sentence for people. */
export function sentenceOf(error: unknown): string {
  if (error instanceof RequestRefused) {
    const known = sentences[error.code]
    if (known !== undefined) return known
    if (error.status === 0) return 'The server could not be reached. Nothing was changed.'
    if (error.status === 429) return 'Too many attempts. Wait a minute, then try again.'
    if (error.status >= 500)
      return 'The server could not answer. Try again; if it stays, tell your administrator.'
  }
  const message = error instanceof Error ? error.message : String(error)
  const sentence = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?]$/u.test(sentence) ? sentence : `${sentence}.`
}

const sentences: Readonly<Record<string, string>> = {
  'set-up-token-refused':
    'This set-up link was used already or is not the latest one. Restart the server to print a new one.',
  INVALID_EMAIL_OR_PASSWORD: 'E-mail address and password do not belong together.',
  'local-sign-in-off':
    'People here sign in through the identity provider of the organisation. Administrators alone use a password.',
  'attempt-open': 'An assessment is already open. Continue that one.',
}
