import {randomUUID} from 'node:crypto'
import {apiKey} from '@better-auth/api-key'
import {passkey} from '@better-auth/passkey'
import {betterAuth} from 'better-auth'
import {
  APIError,
  createAuthEndpoint,
  createAuthMiddleware,
  getSessionFromCtx,
} from 'better-auth/api'
import {setSessionCookie} from 'better-auth/cookies'
import {z} from 'zod'
import {isAirworthyError} from '@airworthy/kernel'
import type {Config} from '../../config.ts'
import type {Database} from '../../database/connection.ts'
import {clientAddressHeader} from '../../http/app.ts'
import type {Log} from '../../log.ts'
import type {Ledger} from '../ledger/index.ts'
import {passwordLength} from './passwords.ts'
import {recordedAdapter} from './recorded-adapter.ts'

export interface SignInParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly config: Pick<Config, 'publicUrl' | 'rateLimited'>
  readonly log: Log
  /** Signs the session cookies; 32 bytes of base64url from a key file. */
  readonly secret: string
  /** Addresses under which people open the platform; the first is the one in links. */
  readonly origins: readonly [string, ...string[]]
  readonly isDisabled: (personId: string) => Promise<boolean>
  /** Whether a person may sign in by password or passkey. */
  readonly mayLocally: (personId: string) => Promise<boolean>
  /** Whether a person's session goes on for as long as it is used. */
  readonly isProlonged: (personId: string) => Promise<boolean>
  /** Throws `password-refused`. */
  readonly assertPassword: (password: string, email: string) => Promise<void>
}

/** Better-auth, narrowed to what the platform asks of it. */
export interface SignIn {
  /** Answers requests below /api/auth; whatever is not on the list of paths does not exist. */
  readonly handle: (request: Request) => Promise<Response>
  /** Signs a person in; the values of the Set-Cookie headers. `headers` carry address and browser. */
  cookiesFor(credentials: {email: string; password: string}, headers: Headers): Promise<string[]>
  /** Signs a person in whom an identity provider vouches for; else as `cookiesFor`. */
  cookiesOf(personId: string, headers: Headers): Promise<string[]>
  /**
   * Prolongs a person's session that is older than a day, unless it is to end in its time; the
   * values of the Set-Cookie headers, if any.
   */
  prolong(personId: string, headers: Headers): Promise<string[]>
  sessionCookieName(): Promise<string>
}

const day = 24 * 60 * 60
const base = '/api/auth'

/** Paths of better-auth that exist here: no sign-up, no change of address, no deletion. */
const openPaths =
  /^\/(sign-in\/email|sign-out|get-session|list-sessions|revoke-(session|sessions|other-sessions)|change-password|passkey\/[a-z-]+|api-key\/(create|list|delete)|ok)$/

/** Name of the way in that single sign-on takes; `openPaths` does not have it. */
const vouchedPath = '/vouched'

/** A session of the same kind as after a password; called by this process alone. */
const signInVouched = createAuthEndpoint(
  vouchedPath,
  {
    method: 'POST',
    body: z.object({personId: z.string()}),
    metadata: {SERVER_ONLY: true},
  },
  async function makeVouchedSession(context) {
    const {internalAdapter} = context.context
    const user = await internalAdapter.findUserById(context.body.personId)
    if (!user) throw new APIError('NOT_FOUND', {code: 'not-found', message: 'unknown person'})
    const session = await internalAdapter.createSession(user.id)
    await setSessionCookie(context, {session, user})
    return {signedIn: true}
  },
)

/** E-mail and password, passkeys, API keys and sessions of seven days, on better-auth. */
export function createSignIn(parts: SignInParts): SignIn {
  const {database, ledger, config, log, origins} = parts
  const auth = betterAuth({
    appName: 'Airworthy',
    baseURL: origins[0],
    basePath: base,
    secret: parts.secret,
    trustedOrigins: [...origins],
    telemetry: {enabled: false},
    logger: {
      level: 'warn',
      disableColors: true,
      // Its further arguments may carry addresses of people; a failure is thrown besides.
      log: (_, message) => log.warn('sign-in', {message}),
    },
    // Our edge says what it can about a failure: that the database is away, for one.
    onAPIError: {throw: true},
    database: recordedAdapter(database, ledger),
    advanced: {
      cookiePrefix: 'airworthy',
      useSecureCookies: config.publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: {httpOnly: true, sameSite: 'lax', path: '/'},
      ipAddress: {ipAddressHeaders: [clientAddressHeader]},
      database: {generateId: () => randomUUID()},
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.shortest,
      maxPasswordLength: passwordLength.longest,
    },
    user: {modelName: 'person'},
    session: {
      fields: {userId: 'personId'},
      expiresIn: 7 * day,
      updateAge: day,
      freshAge: day,
      // by a POST to get-session alone, which `prolong` makes and no client may
      deferSessionRefresh: true,
    },
    account: {modelName: 'signInMethod', fields: {userId: 'personId'}},
    rateLimit: {
      enabled: config.rateLimited,
      storage: 'database',
      window: 60,
      max: 600,
      customRules: {
        '/sign-in/*': {window: 60, max: 20},
        '/change-password': {window: 60, max: 10},
        '/get-session': false,
      },
    },
    plugins: [
      {id: 'vouched', endpoints: {signInVouched}},
      passkey({
        rpID: new URL(origins[0]).hostname,
        rpName: 'Airworthy',
        origin: [...origins],
        schema: {passkey: {fields: {userId: 'personId', credentialID: 'credentialId'}}},
      }),
      apiKey({
        defaultPrefix: 'airworthy_',
        requireName: true,
        maximumNameLength: 80,
        startingCharactersConfig: {charactersLength: 14},
        rateLimit: {enabled: false},
        schema: {apikey: {modelName: 'apiKey', fields: {referenceId: 'personId'}}},
      }),
    ],
    hooks: {
      before: createAuthMiddleware(async function checkNewPassword(context) {
        if (context.path !== '/change-password') return
        const session = await getSessionFromCtx(context)
        const password: unknown = context.body?.newPassword
        if (!session || typeof password !== 'string') return
        try {
          await parts.assertPassword(password, session.user.email)
        } catch (thrown) {
          if (!isAirworthyError(thrown, 'password-refused')) throw thrown
          throw new APIError('UNPROCESSABLE_ENTITY', {code: thrown.code, message: thrown.message})
        }
      }),
    },
    databaseHooks: {
      session: {
        create: {
          before: async function refuseSession(session, context) {
            if (await parts.isDisabled(session.userId)) {
              throw new APIError('FORBIDDEN', {
                code: 'account-disabled',
                message: 'this account is disabled: ask an administrator',
              })
            }
            // after the password was found right, so that nobody learns who administrates
            if (context?.path === vouchedPath || (await parts.mayLocally(session.userId))) return
            throw new APIError('FORBIDDEN', {
              code: 'local-sign-in-off',
              message: 'sign in by single sign-on: passwords and passkeys are for administrators',
            })
          },
        },
      },
    },
  })

  return {
    async handle(request) {
      const path = new URL(request.url).pathname
      const prolongs = request.method === 'POST' && path === `${base}/get-session`
      if (prolongs || !path.startsWith(base) || !openPaths.test(path.slice(base.length))) {
        const error = {code: 'not-found', message: `nothing at ${path}`}
        return Response.json({error}, {status: 404})
      }
      const answer = await auth.handler(request)
      if (answer.status >= 500) log.warn('sign-in-failed', {path, status: answer.status})
      return answer
    },
    async cookiesFor({email, password}, headers) {
      const {headers: answer} = await auth.api.signInEmail({
        body: {email, password},
        headers,
        returnHeaders: true,
      })
      return answer.getSetCookie()
    },
    async cookiesOf(personId, headers) {
      const {headers: answer} = await auth.api.signInVouched({
        body: {personId},
        headers,
        returnHeaders: true,
      })
      return answer.getSetCookie()
    },
    async prolong(personId, headers) {
      if (!(await parts.isProlonged(personId))) return []
      const {headers: answer} = await auth.api.getSession({
        method: 'POST',
        headers,
        returnHeaders: true,
      })
      return answer.getSetCookie()
    },
    async sessionCookieName() {
      return (await auth.$context).authCookies.sessionToken.name
    },
  }
}
