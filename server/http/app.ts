import {randomUUID} from 'node:crypto'
import {bodyLimit} from 'hono/body-limit'
import {secureHeaders} from 'hono/secure-headers'
import {AirworthyError, type Clock} from '@airworthy/kernel'
import type {Config} from '../config.ts'
import type {Log} from '../log.ts'
import {clientAddress, limitedAddress} from './client-address.ts'
import {errorAnswer} from './errors.ts'
import {sameOrigin} from './origin.ts'
import {rateLimit} from './rate-limit.ts'
import {assertAccessDeclared, routes, type App} from './route.ts'
import type {Viewer} from './viewer.ts'
import {serveWeb} from './web-files.ts'

export interface AppParts {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  /** Addresses under which browsers may send changes. */
  readonly origins: () => readonly string[]
  /** Who sends these headers; null for nobody we know. */
  readonly viewerFrom: (headers: Headers) => Promise<Viewer | null>
  /** Better-auth's own handler, which keeps its own access rules below /api/auth. */
  readonly signInHandler: (request: Request) => Promise<Response>
  readonly features: readonly App[]
  /** Whether the platform can do its work now. */
  readonly ready: () => Promise<boolean>
  /** Folder of the built web application; absent in tests that need none. */
  readonly webFolder?: string
}

const mebibyte = 1024 * 1024

/** The HTTP application: guards first, then the features' routes, then the web's files. */
export function createApp(parts: AppParts): App {
  const {config, clock, log} = parts
  const app = routes()
  const addressOf = (context: Parameters<typeof clientAddress>[0]) =>
    clientAddress(context, config.clientAddressHeader)

  const counted: typeof addressOf = (context) => limitedAddress(addressOf(context))

  app.onError((thrown, context) => errorAnswer(thrown, context, log))
  app.notFound((context) =>
    context.json({error: {code: 'not-found', message: `nothing at ${context.req.path}`}}, 404),
  )
  app.use(async function identifyRequest(context, next) {
    const requestId = randomUUID()
    context.set('requestId', requestId)
    context.header('x-request-id', requestId)
    await next()
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      strictTransportSecurity: config.publicUrl?.startsWith('https:') ? 'max-age=31536000' : false,
    }),
  )

  app.get('/healthz', (context) => context.json({status: 'alive'}))
  app.get('/readyz', async (context) =>
    (await parts.ready())
      ? context.json({status: 'ready'})
      : context.json({status: 'not ready', reason: 'the database cannot be reached'}, 503),
  )

  app.use('/api/*', async function forbidCaching(context, next) {
    await next()
    context.header('cache-control', 'no-store')
  })
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: 4 * mebibyte,
      onError: () => {
        throw new AirworthyError('body-too-large', 'body larger than 4 MiB')
      },
    }),
  )
  app.use('/api/*', sameOrigin(parts.origins))
  if (config.rateLimited) {
    app.use('/api/*', rateLimit({requests: 12_000, seconds: 60}, {clock, addressOf: counted}))
    const guessing = rateLimit({requests: 20, seconds: 60}, {clock, addressOf: counted})
    app.use('/api/set-up/*', guessing)
    app.use('/api/invitations/accept/*', guessing)
    app.use('/api/password-resets/*', guessing)
    // each asks the identity provider or keeps a row; a whole office may stand behind one address
    const signingOn = rateLimit({requests: 120, seconds: 60}, {clock, addressOf: counted})
    app.use('/api/single-sign-on/start/*', signingOn)
    app.use('/api/single-sign-on/callback/*', signingOn)
  }
  app.all('/api/auth/*', async (context) => {
    const headers = new Headers(context.req.raw.headers)
    headers.set(clientAddressHeader, addressOf(context))
    return await parts.signInHandler(new Request(context.req.raw, {headers}))
  })
  app.use('/api/*', async function findViewer(context, next) {
    context.set('viewer', await parts.viewerFrom(context.req.raw.headers))
    await next()
  })
  for (const feature of parts.features) {
    assertAccessDeclared(feature)
    app.route('/', feature)
  }
  if (parts.webFolder !== undefined) serveWeb(app, parts.webFolder)
  return app
}

/** The header in which the edge tells better-auth the client's address; clients cannot set it. */
export const clientAddressHeader = 'x-airworthy-client-address'
