import type {Context, Next} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import {secureHeaders} from 'hono/secure-headers'
import {AirworthyError, type Clock} from '@airworthy/kernel'
import type {Config} from '../config.ts'
import type {Log} from '../log.ts'
import type {Metrics} from '../metrics/index.ts'
import {clientAddress, limitedAddress} from './client-address.ts'
import {errorAnswer} from './errors.ts'
import {mayReadMetrics} from './metrics-door.ts'
import {sameOrigin} from './origin.ts'
import {rateLimit} from './rate-limit.ts'
import {logRequests} from './request-log.ts'
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
  /** The figures of the platform; absent in tests that need none. */
  readonly metrics?: Metrics
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
  app.use(logRequests({log, answered: (request) => parts.metrics?.answered(request)}))
  // before the headers of all: of two that set one, the outer sets it last
  app.use(letOtherPagesRead)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'none'"],
        mediaSrc: ["'none'"],
        objectSrc: ["'none'"],
        frameSrc: ["'none'"],
        workerSrc: ["'none'"], // learner code runs on the server
        scriptSrcAttr: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
      permissionsPolicy,
      strictTransportSecurity: config.publicUrl?.startsWith('https:') ? 'max-age=31536000' : false,
    }),
  )

  app.get('/healthz', (context) => context.json({status: 'alive'}))
  app.get('/readyz', async (context) =>
    (await parts.ready())
      ? context.json({status: 'ready'})
      : context.json({status: 'not ready', reason: 'the database cannot be reached'}, 503),
  )

  if (parts.metrics !== undefined) {
    const {metrics} = parts
    const who = {token: config.metricsToken, clientAddressHeader: config.clientAddressHeader}
    app.get('/metrics', async (context) => {
      // who may not read them does not learn that they are there
      if (!mayReadMetrics(context, who)) return await context.notFound()
      const text = await metrics.text()
      return context.body(text, 200, {'content-type': metrics.contentType})
    })
  }

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

/** Public evidence about credentials, which verifiers on pages of others fetch without cookies. */
const openToOtherPages =
  /^\/(?:(?:\.well-known\/)?did\.json|api\/status-lists\/[^/]+\/[^/]+|api\/verify\/[^/]+\/credential\.\w+)$/

async function letOtherPagesRead(context: Context, next: Next): Promise<void> {
  await next()
  if (!openToOtherPages.test(context.req.path)) return
  context.header('access-control-allow-origin', '*')
  context.header('cross-origin-resource-policy', 'cross-origin')
}

/** What a page of ours may ask a browser for: passkeys, and nothing else of the machine. */
const permissionsPolicy = {
  camera: [],
  microphone: [],
  geolocation: [],
  payment: [],
  usb: [],
  serial: [],
  bluetooth: [],
  hid: [],
  midi: [],
  displayCapture: [],
  accelerometer: [],
  gyroscope: [],
  magnetometer: [],
  publickeyCredentialsCreate: ['self'],
  publickeyCredentialsGet: ['self'],
}

/** The header in which the edge tells better-auth the client's address; clients cannot set it. */
export const clientAddressHeader = 'x-airworthy-client-address'
