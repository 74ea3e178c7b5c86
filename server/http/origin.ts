import type {MiddlewareHandler} from 'hono'
import {AirworthyError} from '@airworthy/kernel'
import type {Environment} from './route.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a changing request that a browser sends from a page of another origin, whatever its
 * cookies. Requests without a cookie (API keys, scripts) carry no ambient authority and pass.
 */
export function sameOrigin(origins: () => readonly string[]): MiddlewareHandler<Environment> {
  return async function refuseOtherOrigins(context, next) {
    if (!safeMethods.has(context.req.method) && context.req.header('cookie') !== undefined) {
      const origin = context.req.header('origin')
      if (origin === undefined || !origins().includes(origin)) {
        throw new AirworthyError(
          'origin-refused',
          `request from ${origin ?? 'an unnamed origin'} refused: set AIRWORTHY_PUBLIC_URL to the address under which people open the platform`,
        )
      }
    }
    await next()
  }
}
