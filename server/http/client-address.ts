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

/** What limits count by: an IPv4 address, or the /64 of an IPv6 one, which one client has whole. */
export function limitedAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const groups = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length)
  const all = [...groups, ...Array.from({length: missing}, () => '0'), ...after]
  return `${all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
