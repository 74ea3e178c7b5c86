import {isRecord, RequestRefused} from './request-refused.ts'

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  signal?: AbortSignal
}

/**
 * Sends a request to the server's interface and returns the parsed answer, or throws
 * RequestRefused. The answer's type is the view that the server checks before it sends.
 */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const {method = 'GET', body, signal} = options
  const response = await reach(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && {'content-type': 'application/json'}),
    },
    ...(body !== undefined && {body: JSON.stringify(body)}),
    ...(signal && {signal}),
  })
  const answer = await parsed(response)
  if (!response.ok) throw refusalOf(response.status, answer)
  // The server validates what it sends against the view that Answer is inferred from.
  return answer as Answer
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new RequestRefused('unreachable', 'the server could not be reached', {status: 0, cause})
  }
}

async function parsed(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const text = await response.text()
  if (text === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch (cause) {
    if (!response.ok) return undefined
    throw new RequestRefused('answer-malformed', 'the answer was not readable', {
      status: response.status,
      cause,
    })
  }
}

/** Airworthy answers {error: {code, message, facts}}, the sign-in library {code, message}. */
function refusalOf(status: number, answer: unknown): RequestRefused {
  const outer = isRecord(answer) ? answer : {}
  const error = isRecord(outer['error']) ? outer['error'] : outer
  const code = typeof error['code'] === 'string' ? error['code'] : `status-${status}`
  const message =
    typeof error['message'] === 'string' ? error['message'] : `the server answered ${status}`
  return new RequestRefused(code, message, {status, facts: error['facts']})
}
