import type {MiddlewareHandler} from 'hono'
import {AirworthyError, type Clock} from '@airworthy/kernel'
import type {Environment} from './route.ts'

export interface RateLimit {
  /** Requests allowed in a window. */
  readonly requests: number
  /** Length of the window in seconds. */
  readonly seconds: number
}

const mostAddresses = 50_000

/**
 * Allows so many requests per address in a fixed window of time; the next ones are answered
 * `too-many-requests`. Counts stand in memory: each process of the web tier counts for itself.
 */
export function rateLimit(
  limit: RateLimit,
  {
    clock,
    addressOf,
  }: {clock: Clock; addressOf: (context: Parameters<MiddlewareHandler<Environment>>[0]) => string},
): MiddlewareHandler<Environment> {
  const counts = new Map<string, {start: number; requests: number}>()
  return async function limitRate(context, next) {
    const now = clock.now().getTime()
    const address = addressOf(context)
    const counted = counts.get(address)
    if (!counted || now - counted.start >= limit.seconds * 1000) {
      counts.delete(address) // a new window goes to the end: the oldest stands first
      const [oldest] = counts.size >= mostAddresses ? counts.keys() : []
      if (oldest !== undefined) counts.delete(oldest)
      counts.set(address, {start: now, requests: 1})
    } else if (++counted.requests > limit.requests) {
      const seconds = Math.ceil((counted.start + limit.seconds * 1000 - now) / 1000)
      context.header('retry-after', String(seconds))
      throw new AirworthyError('too-many-requests', `too many requests: try again in ${seconds} s`)
    }
    await next()
  }
}
