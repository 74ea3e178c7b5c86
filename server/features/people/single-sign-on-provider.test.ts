import {createServer, type RequestListener, type Server} from 'node:http'
import {afterEach, beforeEach, expect, it, vi} from 'vitest'
import {discoverProvider} from './single-sign-on-provider.ts'

let server: Server
let issuer = ''
let answer: RequestListener = () => undefined

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})

afterEach(async () => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const description = (of: string) => ({
  issuer: of,
  authorization_endpoint: `${of}/authorize`,
  token_endpoint: `${of}/token`,
  jwks_uri: `${of}/keys`,
})

it('a provider is described by what it says about itself', async () => {
  answer = (_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(description(issuer)))
  }
  const provider = await discoverProvider(issuer, {loopback: true})
  expect(provider.description).toMatchObject({issuer, tokenEndpoint: `${issuer}/token`})
})

it('an answer without an end is not read to its end', async () => {
  let sent = 0
  answer = (_, response) => {
    response.setHeader('content-type', 'application/json')
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const more = () => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length
      sent += chunk.length
    }
    response.on('drain', more)
    more()
  }
  await expect(discoverProvider(issuer, {loopback: true})).rejects.toMatchObject({
    code: 'provider-malformed',
  })
  // what stands in the buffers between the two aside
  expect(sent).toBeLessThan(32 * 1024 * 1024)
})

it('an answer that leads elsewhere is not followed', async () => {
  const asked: (string | undefined)[] = []
  answer = (request, response) => {
    asked.push(request.url)
    response.writeHead(302, {location: `${issuer}/elsewhere`}).end()
  }
  await expect(discoverProvider(issuer, {loopback: true})).rejects.toMatchObject({
    code: 'provider-malformed',
  })
  expect(asked).toEqual(['/.well-known/openid-configuration'])
})

it('a provider that lets in every organisation in the world is refused', async () => {
  const shared = 'https://login.microsoftonline.com'
  vi.stubGlobal('fetch', async () =>
    Response.json({...description(shared), issuer: `${shared}/{tenantid}/v2.0`}),
  )
  for (const tenant of ['common', 'organizations']) {
    await expect(
      discoverProvider(`${shared}/${tenant}/v2.0`, {loopback: false}),
    ).rejects.toMatchObject({
      code: 'provider-malformed',
      message: expect.stringContaining('tenant'),
    })
  }
})

it('a provider that names its tenant is taken', async () => {
  const of = 'https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/v2.0'
  vi.stubGlobal('fetch', async () => Response.json(description(of)))
  expect((await discoverProvider(of, {loopback: false})).description.issuer).toBe(of)
})
