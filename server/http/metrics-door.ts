import {createHash, timingSafeEqual} from 'node:crypto'
import {getConnInfo} from '@hono/node-server/conninfo'
import type {Context} from 'hono'

/** Headers by which a proxy says that a request came from elsewhere. */
const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/**
 * Whether a request may read the figures: with the token where one is configured, else straight from
 * this machine. A proxy on this machine also connects from here, so that whatever was forwarded, or
 * asks for another host, is refused.
 */
export function mayReadMetrics(
  context: Context,
  {
    token,
    clientAddressHeader,
  }: {token: string | undefined; clientAddressHeader: string | undefined},
): boolean {
  if (token !== undefined) {
    const given = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1]
    return given !== undefined && sameText(given, token)
  }
  const headers = [
    ...forwarded,
    ...(clientAddressHeader === undefined ? [] : [clientAddressHeader]),
  ]
  if (headers.some((name) => context.req.header(name) !== undefined)) return false
  const host = new URL(context.req.url).hostname
  return isLoopback(remoteOf(context)) && (host === 'localhost' || isLoopback(host))
}

function remoteOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? ''
  } catch {
    return '' // no connection, as in tests
  }
}

function isLoopback(address: string): boolean {
  return /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^\[?::1\]?$/i.test(address)
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
