import {createHash, generateKeyPairSync, randomBytes, sign} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {
  buildAdministrator,
  buildBrowser,
  buildPerson,
  buildPlatform,
  origin,
  type Browser,
} from './people.builders.ts'
import type {MyDataView, ViewerView} from './views.ts'

type Challenge = {challenge: string}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64url = (data: Buffer) => data.toString('base64url')

/** An authenticator in software: one ES256 key, no attestation (WebAuthn level 3, section 6). */
function buildAuthenticator({page = origin, rpId = 'localhost'} = {}) {
  const {publicKey, privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'})
  const {x = '', y = ''} = publicKey.export({format: 'jwk'})
  const id = randomBytes(16)
  let counter = 0
  function authenticatorData(flags: number, rest = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, rest])
  }
  function clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({type, challenge, origin: page, crossOrigin: false}))
  }
  const named = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    clientExtensionResults: {},
  }
  return {
    register({challenge}: Challenge) {
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ])
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const data = authenticatorData(0x45, credential)
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ])
      return {
        ...named,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', challenge)),
          attestationObject: base64url(attestation),
          transports: ['internal'],
        },
      }
    },
    answer({challenge}: Challenge) {
      const data = authenticatorData(0x05)
      const client = clientData('webauthn.get', challenge)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...named,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      }
    },
  }
}

describe('a passkey', () => {
  let platform: Awaited<ReturnType<typeof buildPlatform>>
  let administrator: Browser
  beforeAll(async () => {
    platform = await buildPlatform()
    administrator = (await buildAdministrator(platform)).browser
  })
  afterAll(async () => await platform.close())

  async function register(browser: Browser, authenticator: ReturnType<typeof buildAuthenticator>) {
    const options = await browser.call<Challenge>(
      'GET',
      '/api/auth/passkey/generate-register-options',
    )
    return await browser.call('POST', '/api/auth/passkey/verify-registration', {
      response: authenticator.register(options.body),
      name: 'Laptop',
    })
  }
  async function signIn(authenticator: ReturnType<typeof buildAuthenticator>, challenge?: string) {
    const browser = buildBrowser(platform)
    const options = await browser.call<Challenge>(
      'GET',
      '/api/auth/passkey/generate-authenticate-options',
    )
    const response = authenticator.answer({challenge: challenge ?? options.body.challenge})
    const answer = await browser.call('POST', '/api/auth/passkey/verify-authentication', {response})
    return {browser, status: answer.status}
  }

  it('is added by a signed-in person, listed in what they see of themselves, and lets them in', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    const authenticator = buildAuthenticator()
    expect((await register(browser, authenticator)).status).toBe(200)
    const mine = await browser.call<MyDataView>('GET', '/api/my-data')
    expect(mine.body.signInMethods).toMatchObject([
      {kind: 'password'},
      {kind: 'passkey', name: 'Laptop'},
    ])
    const {browser: elsewhere, status} = await signIn(authenticator)
    expect(status).toBe(200)
    const {body} = await elsewhere.call<ViewerView>('GET', '/api/viewer')
    expect(body.viewer?.id).toBe(person.id)
  })

  it('lets a disabled person in no more', async () => {
    const {browser, person} = await buildPerson(platform, administrator)
    const authenticator = buildAuthenticator()
    await register(browser, authenticator)
    await administrator.call('PATCH', `/api/people/${person.id}`, {disabled: true})
    const {browser: elsewhere, status} = await signIn(authenticator)
    expect(status).toBeGreaterThanOrEqual(400)
    expect((await elsewhere.call('GET', '/api/my-data')).status).toBe(401)
  })

  it('lets administrators alone in where people must sign in through the provider', async () => {
    const {browser} = await buildPerson(platform, administrator)
    const [theirs, ours] = [buildAuthenticator(), buildAuthenticator()]
    await register(browser, theirs)
    await register(administrator, ours)
    const settings = {
      label: 'ID',
      issuer: 'https://id.example.org',
      clientId: 'airworthy',
      clientSecret: 'not-asked-for',
      localSignIn: 'administrators',
    }
    await administrator.call('PUT', '/api/single-sign-on', settings)
    expect((await signIn(theirs)).status).toBe(403)
    expect((await signIn(ours)).status).toBe(200)
    await administrator.call('DELETE', '/api/single-sign-on')
    expect((await signIn(theirs)).status).toBe(200)
  })

  it('is refused when unknown, when it answers another challenge, or when it was made on another page', async () => {
    const {browser} = await buildPerson(platform, administrator)
    const authenticator = buildAuthenticator()
    await register(browser, authenticator)
    expect((await signIn(buildAuthenticator())).status).toBe(401)
    expect((await signIn(authenticator, base64url(randomBytes(32)))).status).toBeGreaterThanOrEqual(
      400,
    )
    const foreign = buildAuthenticator({
      page: 'https://elsewhere.example',
      rpId: 'elsewhere.example',
    })
    expect((await register(browser, foreign)).status).toBeGreaterThanOrEqual(400)
  })

  it('is not added by whoever is not signed in', async () => {
    const options = await buildBrowser(platform).call(
      'GET',
      '/api/auth/passkey/generate-register-options',
    )
    expect(options.status).toBe(401)
  })
})
