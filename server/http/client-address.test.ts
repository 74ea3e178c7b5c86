import {describe, expect, it} from 'vitest'
import {clientAddress, limitedAddress} from './client-address.ts'
import {openDoor} from './door.ts'
import {routes} from './route.ts'

async function addressSeen(
  header: string | undefined,
  headers: Record<string, string> = {},
): Promise<string> {
  const app = routes()
  app.get('/', (context) => context.text(clientAddress(context, header)))
  return await (await app.request('/', {headers})).text()
}

describe('the address of the client', () => {
  it('is the one that our own proxy wrote, not those that the client claims before it', async () => {
    const forwarded = '10.9.9.9, 203.0.113.7 ,198.51.100.4 '
    expect(await addressSeen('x-forwarded-for', {'x-forwarded-for': forwarded})).toBe(
      '198.51.100.4',
    )
  })

  it('may be an address of version 6', async () => {
    expect(await addressSeen('x-real-ip', {'x-real-ip': '2001:db8::7'})).toBe('2001:db8::7')
  })

  it('never comes from a header that is not configured', async () => {
    expect(await addressSeen(undefined, {'x-forwarded-for': '203.0.113.7'})).toBe('unknown')
  })

  it.each([{}, {'x-forwarded-for': ''}, {'x-forwarded-for': '203.0.113.7, '}])(
    'is unknown without a connection where the header says nothing at its end (%#)',
    async (headers) => {
      expect(await addressSeen('x-forwarded-for', headers)).toBe('unknown')
    },
  )

  it('is the other end of the connection where there is no header', async () => {
    const app = routes()
    app.get('/', (context) => context.text(clientAddress(context, 'x-forwarded-for')))
    const door = await openDoor({host: '127.0.0.1', port: 0})
    door.answerWith(app)
    try {
      const response = await fetch(`http://127.0.0.1:${door.port}/`)
      expect(await response.text()).toBe('127.0.0.1')
    } finally {
      await door.close()
    }
  })
})

describe('what limits count by', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
    ['2001:0DB8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, counted) => {
    expect(limitedAddress(address)).toBe(counted)
  })
})
