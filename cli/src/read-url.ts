import {errorFrom, isAirworthyError, type AirworthyError} from '@airworthy/kernel'
import {badInput, targetFault} from './faults.ts'

/** How a URL is read. */
export interface UrlOptions {
  /** Sent as `authorization: Bearer …` when there is one. */
  readonly token: string | null
  /** Longest silence in milliseconds, before the answer and within it. */
  readonly timeout: number
  /** What the answer should be, for messages. */
  readonly what: string
}

/** The bytes that a URL answers with, as they come. A target that fails or falls silent throws. */
export async function* readUrlChunks(
  url: URL,
  {token, timeout, what}: UrlOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const controller = new AbortController()
  const silence = setTimeout(() => controller.abort(timedOut(url, timeout)), timeout)
  try {
    const response = await fetch(withoutPassword(url), {
      headers: {accept: '*/*', ...(token === null ? {} : {authorization: `Bearer ${token}`})},
      signal: controller.signal,
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw unexpectedStatus(url, response, {token, what})
    }
    for await (const chunk of response.body ?? []) {
      silence.refresh()
      yield chunk
    }
  } catch (thrown) {
    throw asFault(url, thrown)
  } finally {
    clearTimeout(silence)
    controller.abort()
  }
}

/** A URL with http or https, or null when the text is a path. */
export function urlFrom(text: string): URL | null {
  if (!/^https?:\/\//i.test(text)) return null
  try {
    return new URL(text)
  } catch (cause) {
    throw badInput(`not a url: ${text}`, {cause})
  }
}

function withoutPassword(url: URL): URL {
  if (url.username === '' && url.password === '') return url
  throw badInput('the url carries a name or a password: set AIRWORTHY_TOKEN to an API key instead')
}

function unexpectedStatus(
  url: URL,
  {status}: {status: number},
  {token, what}: {token: string | null; what: string},
): AirworthyError {
  const remedy =
    status === 401 || status === 403
      ? token === null
        ? '; set AIRWORTHY_TOKEN to an API key that may read it'
        : '; the API key in AIRWORTHY_TOKEN may not read it'
      : status === 404
        ? `; there is no ${what} at this address`
        : ''
  return targetFault('target-failed', `${url.href} answered ${status}${remedy}`)
}

function timedOut(url: URL, timeout: number): AirworthyError {
  const seconds = timeout / 1000
  return targetFault('target-timed-out', `${url.href} was silent for ${seconds} s (--timeout)`)
}

/** What the consumer of the chunks threw passes as it is; what the network threw is the target's. */
function asFault(url: URL, thrown: unknown): unknown {
  if (isAirworthyError(thrown)) return thrown
  const error = errorFrom(thrown)
  const why = error.cause instanceof Error ? reasonOf(error.cause) : error.message
  return targetFault('target-failed', `cannot read ${url.href}: ${why}`, {cause: thrown})
}

function reasonOf(cause: NodeJS.ErrnoException): string {
  return cause.message || cause.code || 'the connection failed'
}
