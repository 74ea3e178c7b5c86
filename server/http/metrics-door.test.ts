import {request, type OutgoingHttpHeaders} from 'node:http'
import {afterEach, describe, expect, it} from 'vitest'
import {clockAt} from '@airworthy/kernel'
import {readConfig} from '../config.ts'
import {jsonLog} from '../log.ts'
import {createApp} from './app.ts'
import {openDoor, type Door} from './door.ts'

const token = 'a-token-for-prometheus'
const clock = clockAt('2026-11-28T12:00:00.000Z')
const doors: Door[] = []
afterEach(async () => {
  for (const door of doors.splice(0)) await door.close()
})

/** The status of a request for the figures over a real connection of this machine. */
async function statusOf(
  headers: OutgoingHttpHeaders,
  settings: Readonly<Record<string, string>> = {},
): Promise<number> {
  const door = await openDoor({host: '127.0.0.1', port: 0})
  doors.push(door)
  door.answerWith(
    createApp({
      config: readConfig(settings),
      clock,
      log: jsonLog('silent', clock),
      origins: () => [],
      viewerFrom: async () => null,
      signInHandler: async () => new Response('signed in'),
      features: [],
      ready: async () => true,
      metrics: {contentType: 'text/plain', answered: () => undefined, text: async () => 'figures'},
    }),
  )
  return await new Promise((resolve, reject) => {
    const asking = request(
      {host: '127.0.0.1', port: door.port, path: '/metrics', headers},
      (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      },
    )
    asking.on('error', reject)
    asking.end()
  })
}

describe('the figures without a token', () => {
  it.each([{}, {host: 'localhost:4180'}, {host: '[::1]:4180'}])(
    'are read straight from this machine: %j',
    async (headers) => {
      expect(await statusOf(headers)).toBe(200)
    },
  )

  it.each([
    {'x-forwarded-for': '203.0.113.7'},
    {forwarded: 'for=127.0.0.1'},
    {via: '1.1 proxy'},
    {'x-real-ip': '127.0.0.1'},
    {host: 'airworthy.example.org'},
    {host: '127.0.0.1.example.org'},
    {host: 'localhost.example.org'},
  ])('are not there for who comes through a proxy or by another name: %j', async (headers) => {
    expect(await statusOf(headers)).toBe(404)
  })

  it('are not there where the configured proxy has named a client', async () => {
    const settings = {AIRWORTHY_CLIENT_ADDRESS_HEADER: 'cf-connecting-ip'}
    expect(await statusOf({'cf-connecting-ip': '127.0.0.1'}, settings)).toBe(404)
  })
})

describe('the figures with a token', () => {
  const settings = {AIRWORTHY_METRICS_TOKEN: token}

  it('are read with it, through a proxy too', async () => {
    const headers = {authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.7'}
    expect(await statusOf(headers, settings)).toBe(200)
  })

  it.each([
    {},
    {authorization: token},
    {authorization: `Bearer ${token}x`},
    {authorization: `Bearer ${token.slice(1)}`},
    {authorization: `Basic ${token}`},
    {authorization: 'Bearer '},
  ])('are not there without it, from this machine neither: %j', async (headers) => {
    expect(await statusOf(headers, settings)).toBe(404)
  })
})
