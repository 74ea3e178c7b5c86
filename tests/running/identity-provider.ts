import {generateKeyPairSync, randomBytes} from 'node:crypto'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {Provider, type ClientMetadata} from 'oidc-provider'

/** What the provider says of an account; `sub` is the name under which it signs in. */
export interface AccountClaims {
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
  readonly groups?: readonly string[] | string
}

export interface TestProvider {
  readonly issuer: string
  readonly port: number
  readonly clientId: string
  readonly clientSecret: string
  /** Makes an account, or changes what is said of it from its next sign-in on. */
  setAccount(subject: string, claims: AccountClaims): void
  /** Goes away; its port and its keys can be given to the next one. */
  close(): Promise<void>
}

export interface TestProviderOptions {
  /** To which it sends people back. */
  readonly redirectUri: string
  /** A free one unless given. */
  readonly port?: number
  readonly clientSecret?: string
  readonly accounts?: Readonly<Record<string, AccountClaims>>
}

const clientId = 'airworthy'

/**
 * A real OpenID provider (oidc-provider) on this machine, over http. Its sign-in page has a field
 * `Account` and the buttons `Sign in` and `Cancel`; whoever names an account is signed in as it.
 */
export async function startIdentityProvider({
  redirectUri,
  port: wanted = 0,
  clientSecret = randomBytes(24).toString('base64url'),
  accounts = {},
}: TestProviderOptions): Promise<TestProvider> {
  const known = new Map(Object.entries(accounts))
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : wanted
  const issuer = `http://127.0.0.1:${port}`
  const client: ClientMetadata = {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  }
  const provider = new Provider(issuer, {
    clients: [client],
    jwks: {keys: [signingKey()]},
    cookies: {keys: [randomBytes(16).toString('hex')]},
    scopes: ['openid', 'profile', 'email'],
    claims: {openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups']},
    features: {devInteractions: {enabled: false}},
    interactions: {url: (_, {uid}) => `/interaction/${uid}`},
    ttl: {Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, IdToken: 60},
    async findAccount(_, subject) {
      const claims = known.get(subject)
      if (!claims) return undefined
      return {accountId: subject, claims: async () => ({sub: subject, ...claims})}
    },
    // nobody is asked for consent: the organisation has given it
    async loadExistingGrant({oidc}) {
      if (!oidc.client || !oidc.session?.accountId) return undefined
      const {accountId} = oidc.session
      const grant = new oidc.provider.Grant({clientId: oidc.client.clientId, accountId})
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    const isInteraction = request.url?.startsWith('/interaction/') ?? false
    void (isInteraction ? interact(request, response) : answer(request, response))
  })

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = request.method === 'POST' ? await formOf(request) : undefined
    const subject = form?.get('account') ?? ''
    const again = {mergeWithLastSubmission: false}
    if (form?.has('cancel')) {
      const refusal = {error: 'access_denied', error_description: 'cancelled'}
      await provider.interactionFinished(request, response, refusal, again)
    } else if (known.has(subject)) {
      const result = {login: {accountId: subject}}
      await provider.interactionFinished(request, response, result, again)
    } else {
      response.writeHead(200, {'content-type': 'text/html'}).end(page)
    }
  }

  return {
    issuer,
    port,
    clientId,
    clientSecret,
    setAccount: (subject, claims) => void known.set(subject, claims),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const page = `<!doctype html><html lang="en"><title>Identity provider</title>
<form method="post"><label>Account <input name="account" autocomplete="off"></label>
<button>Sign in</button> <button name="cancel" value="yes">Cancel</button></form></html>`

function signingKey() {
  const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048})
  return {
    ...privateKey.export({format: 'jwk'}),
    use: 'sig',
    alg: 'RS256',
    kid: randomBytes(6).toString('hex'),
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return new URLSearchParams(text)
}
