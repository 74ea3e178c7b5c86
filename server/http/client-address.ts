import {getConnInfo} from '@hono/node-server/conninfo'
import type {Context} from 'hono'

/**
 * The address of the client: of the connection, or the last one in the configured proxy's header
 * (the one that our own proxy wrote). `unknown` where there is no connection, as in tests.
 */
export function clientAddress(context: Context, header: string | undefined): string {
  if (header !== undefined) {
    const last = context.req.header(header)?.split(',').at(-1)?.trim()
    if (last) return last
  }
  try {
    return getConnInfo(context).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
