import * as openid from 'openid-client'
import {lacksClaims, identityFrom, type Claims, type Identity} from './single-sign-on-claims.ts'
import {signOnFailure} from './single-sign-on-failure.ts'
import {isSecureAddress} from './single-sign-on-issuer.ts'
import {failureOfDiscovery, failureOfExchange} from './single-sign-on-protocol-faults.ts'

/** What a provider says about itself (OpenID Connect Discovery 1.0). */
export interface ProviderDescription {
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly userinfoEndpoint: string | null
  readonly scopes: readonly string[]
  readonly claims: readonly string[]
  readonly pkce: boolean
}

/** What a browser's way to the provider and back is bound to. */
export interface SignOnChecks {
  readonly state: string
  readonly nonce: string
  /** Of PKCE (RFC 7636), S256. */
  readonly codeVerifier: string
}

/** A provider that has described itself. */
export interface IdentityProvider {
  readonly description: ProviderDescription
  /** Where the browser signs in. */
  authorizationUrl(
    checks: SignOnChecks,
    options: {redirectUri: string; scopes: readonly string[]},
  ): Promise<URL>
  /**
   * Who came back, from the address with which the browser did. Throws `provider-refused`,
   * `provider-unreachable`, `provider-malformed`, `token-refused`, `id-token-refused` or
   * `claims-malformed`.
   */
  identify(callback: URL, options: {checks: SignOnChecks; groupsClaim: string}): Promise<Identity>
}

/** Seconds that one answer of the provider may take. */
const timeoutSeconds = 5
const pauseMs = 300
/** Bytes of one answer; descriptions, keys and tokens are a few kilobytes. */
const largestAnswer = 1024 * 1024

/**
 * Asks an issuer for its description; a connection that fails is tried a second time. Without a
 * client there is nothing but the description. Throws `provider-unreachable` or
 * `provider-malformed`.
 */
export async function discoverProvider(
  issuer: string,
  {
    clientId = 'none',
    clientSecret = 'none',
    loopback,
  }: {clientId?: string; clientSecret?: string; loopback: boolean},
): Promise<IdentityProvider> {
  const overHttp = issuer.startsWith('http:')
  const config = await discoverTwice(async () => {
    return await openid.discovery(new URL(issuer), clientId, {}, secretBy(clientSecret), {
      timeout: timeoutSeconds,
      execute: [
        // by its own choice the library trusts the connection; we check the signature as well
        openid.enableNonRepudiationChecks,
        ...(overHttp ? [openid.allowInsecureRequests] : []),
      ],
      // an issuer over http may lead to this machine alone, whatever its description says
      [openid.customFetch]: async (url, options) => {
        if (!isSecureAddress(new URL(url), {loopback})) {
          throw signOnFailure(
            'provider-malformed',
            `the provider names an address without https: ${url}`,
          )
        }
        // the library's options are those of fetch, but for a body type that fetch takes too
        return readingAtMost(largestAnswer, await fetch(url, options as RequestInit))
      },
    })
  })
  const description = describe(config, {loopback})

  async function identify(
    callback: URL,
    {checks, groupsClaim}: {checks: SignOnChecks; groupsClaim: string},
  ): Promise<Identity> {
    try {
      const tokens = await openid.authorizationCodeGrant(config, callback, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.codeVerifier,
        idTokenExpected: true,
      })
      const idToken = tokens.claims()
      if (!idToken) throw signOnFailure('id-token-refused', 'the provider sent no ID token')
      const asks = description.userinfoEndpoint !== null && lacksClaims(idToken, groupsClaim)
      const userinfo: Claims = asks
        ? await openid.fetchUserInfo(config, tokens.access_token, idToken.sub)
        : {}
      return identityFrom(idToken, {userinfo, groupsClaim})
    } catch (thrown) {
      throw failureOfExchange(thrown)
    }
  }

  return {
    description,
    async authorizationUrl({state, nonce, codeVerifier}, {redirectUri, scopes}) {
      return openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: [...new Set(['openid', ...scopes])].join(' '),
        response_type: 'code',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      })
    },
    identify,
  }
}

/** The answer, whose body fails once it is larger: in five seconds gigabytes could come. */
function readingAtMost(bytes: number, answer: Response): Response {
  let read = 0
  const body = answer.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        read += chunk.length
        if (read > bytes) controller.error(new Error(`answer larger than ${bytes} bytes`))
        else controller.enqueue(chunk)
      },
    }),
  )
  return body ? new Response(body, answer) : answer
}

async function discoverTwice(
  discover: () => Promise<openid.Configuration>,
): Promise<openid.Configuration> {
  try {
    return await discover()
  } catch (thrown) {
    const failure = failureOfDiscovery(thrown)
    if (failure.code !== 'provider-unreachable') throw failure
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  try {
    return await discover()
  } catch (thrown) {
    throw failureOfDiscovery(thrown)
  }
}

/** The client secret in the header, as every provider must take it, or where it says so in the body. */
function secretBy(clientSecret: string): openid.ClientAuth {
  const [inHeader, inBody] = [
    openid.ClientSecretBasic(clientSecret),
    openid.ClientSecretPost(clientSecret),
  ]
  return function authenticateClient(server, client, body, headers) {
    const known = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const isBodyOnly =
      !known.includes('client_secret_basic') && known.includes('client_secret_post')
    return (isBodyOnly ? inBody : inHeader)(server, client, body, headers)
  }
}

/** Throws `provider-malformed` unless every address that is needed is there, and is secure. */
function describe(
  config: openid.Configuration,
  {loopback}: {loopback: boolean},
): ProviderDescription {
  const server = config.serverMetadata()
  const address = (
    name: 'authorization_endpoint' | 'token_endpoint' | 'jwks_uri' | 'userinfo_endpoint',
  ) => {
    const value: unknown = server[name]
    if (value === undefined) return null
    if (typeof value === 'string' && URL.canParse(value)) {
      if (isSecureAddress(new URL(value), {loopback})) return value
    }
    throw signOnFailure(
      'provider-malformed',
      `the description of the provider has no secure ${name}`,
    )
  }
  const required = (name: Parameters<typeof address>[0]) => {
    const value = address(name)
    if (value !== null) return value
    throw signOnFailure('provider-malformed', `the description of the provider has no ${name}`)
  }
  required('jwks_uri')
  // of Entra ID for `common`: whoever runs any tenant would say who signs in, and from what address
  if (/[{}]/.test(server.issuer)) {
    throw signOnFailure(
      'provider-malformed',
      'the issuer stands for every tenant of the provider: enter that of your own tenant',
    )
  }
  return {
    issuer: server.issuer,
    authorizationEndpoint: required('authorization_endpoint'),
    tokenEndpoint: required('token_endpoint'),
    userinfoEndpoint: address('userinfo_endpoint'),
    scopes: wordsIn(server.scopes_supported),
    claims: wordsIn(server.claims_supported),
    pkce: wordsIn(server.code_challenge_methods_supported).includes('S256'),
  }
}

function wordsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
