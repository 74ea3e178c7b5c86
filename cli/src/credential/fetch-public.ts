import {isLoopback} from '@airworthy/credentials'
import {errorFrom, isAirworthyError, type AirworthyError} from '@airworthy/kernel'
import {badInput, targetFault} from '../faults.ts'

/** How something public is fetched. */
export interface FetchOptions {
  /** Milliseconds for all of it. */
  readonly timeout: number
  /** The address that a person gave; what it leads to may be on its own machine or network only if it is. */
  readonly givenBy: URL
  /** What the answer should be, for messages. */
  readonly what: string
}

/** Bytes beyond which an answer is not read on: a list of some 100 million entries, packed. */
const largestAnswer = 16 * 1024 * 1024
const mostRedirects = 3

/**
 * Fetches something public, without any credentials: over https, over http on loopback alone, and
 * following redirects only within the same host. Addresses that others wrote do not reach into private
 * networks. What fails, falls silent or is too long throws the faults of targets.
 */
export async function fetchPublic(url: URL, options: FetchOptions): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(options.timeout)
  let at = url
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      refuseUnreachable(at, options)
      const response = await fetch(at, {headers: {accept}, redirect: 'manual', signal})
      const location = redirectOf(response)
      if (location === null) return await bytesOf(at, response, options)
      await response.body?.cancel()
      at = nextOf(at, location)
    }
  } catch (thrown) {
    throw asFault(at, thrown, options)
  }
  throw targetFault('target-failed', `${url.href} redirects more than ${mostRedirects} times`)
}

const accept =
  'application/vc, application/did+json, application/ld+json, application/json, application/vc+jwt, image/png, image/svg+xml, */*;q=0.1'

function refuseUnreachable(url: URL, {givenBy, what}: FetchOptions): void {
  const isOwn =
    url.host === givenBy.host || (isLoopback(url.hostname) && isLoopback(givenBy.hostname))
  if (url.username !== '' || url.password !== '') {
    throw badInput('the url carries a name or a password: credentials are public, leave them out')
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw badInput(`${what} is fetched over https, or over http on this machine: ${url.href}`)
  }
  if (!isOwn && isPrivate(url.hostname)) {
    throw targetFault('target-failed', `${url.href} lies in a private network: it is not fetched`)
  }
}

/** Whether a host is named as one of a private network (RFC 1918, 3927, 4193, 6598) or of this machine. */
function isPrivate(hostname: string): boolean {
  if (isLoopback(hostname) || /(?:^|\.)(?:localhost|local|internal)\.?$/.test(hostname)) return true
  if (hostname.startsWith('[')) return !/^\[[23][0-9a-f]{3}:/.test(hostname)
  return /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/.test(
    hostname,
  )
}

function redirectOf(response: Response): string | null {
  return response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
}

function nextOf(at: URL, location: string): URL {
  const next = URL.canParse(location, at) ? new URL(location, at) : null
  if (next !== null && next.host === at.host && next.protocol === at.protocol) return next
  throw targetFault(
    'target-failed',
    `${at.href} redirects to ${next?.host ?? 'nowhere'}, which nobody stated: it is not followed`,
  )
}

async function bytesOf(url: URL, response: Response, {what}: FetchOptions): Promise<Uint8Array> {
  if (response.status !== 200) {
    await response.body?.cancel()
    const remedy = response.status === 404 ? `; ${what} was expected there` : ''
    throw targetFault('target-failed', `${url.href} answered ${response.status}${remedy}`)
  }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > largestAnswer) {
      throw targetFault(
        'target-failed',
        `${url.href} answers with more than ${largestAnswer} bytes`,
      )
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function asFault(url: URL, thrown: unknown, {timeout}: FetchOptions): AirworthyError {
  if (isAirworthyError(thrown)) return thrown
  const error = errorFrom(thrown)
  if (error.name === 'TimeoutError') {
    const seconds = timeout / 1000
    return targetFault(
      'target-timed-out',
      `${url.href} did not answer within ${seconds} s (--timeout)`,
    )
  }
  const cause = error.cause instanceof Error ? error.cause : error
  return targetFault('target-failed', `cannot read ${url.href}: ${cause.message}`, {cause: thrown})
}
