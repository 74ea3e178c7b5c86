import {randomUUID} from 'node:crypto'
import type {MiddlewareHandler} from 'hono'
import {routePath} from 'hono/route'
import type {Log} from '../log.ts'
import type {AnsweredRequest} from '../metrics/index.ts'
import type {Environment} from './route.ts'

/** Requests that say nothing about what people do, and come often. */
const seldomInteresting = new Set(['/healthz', '/readyz', '/metrics', '/assets/*'])

/**
 * Gives each request an id, and writes one line about it once it is answered: never its path, its
 * query or its headers, which may carry the token of a link, and never who asked. An id that comes
 * in is kept if it has the form of one, so that a proxy's log and ours can be laid side by side.
 */
export function logRequests({
  log,
  answered,
}: {
  log: Log
  answered: (request: AnsweredRequest) => void
}): MiddlewareHandler<Environment> {
  return async function logRequest(context, next) {
    const start = performance.now()
    const requestId = wellFormed(context.req.header('x-request-id')) ?? randomUUID()
    context.set('requestId', requestId)
    context.header('x-request-id', requestId)
    await next()
    const {method} = context.req
    const route = routePath(context)
    const {status} = context.res
    const milliseconds = performance.now() - start
    const viewer = context.get('viewer') as Environment['Variables']['viewer'] | undefined // unset before the guard that finds it
    answered({method, route, status, seconds: milliseconds / 1000})
    log[seldomInteresting.has(route) ? 'debug' : 'info']('request', {
      requestId,
      method,
      route,
      status,
      ms: Math.round(milliseconds * 10) / 10,
      by: viewer ? (viewer.sessionId === null ? 'api-key' : 'session') : 'nobody',
    })
  }
}

/** A UUID, or the 32 digits of a trace: nothing with which a line of a log could be forged. */
function wellFormed(id: string | undefined): string | undefined {
  return id !== undefined &&
    /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i.test(id)
    ? id
    : undefined
}
