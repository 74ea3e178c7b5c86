import {createHash} from 'node:crypto'
import {errorFrom, type AirworthyError, type Clock} from '@airworthy/kernel'
import type {Database} from '../../database/connection.ts'
import {loggedReason} from '../../http/errors.ts'
import type {Log} from '../../log.ts'
import type {Ledger} from '../ledger/index.ts'
import {admit} from './single-sign-on-admission.ts'
import {signOnFailure, signOnFailureOf} from './single-sign-on-failure.ts'
import {
  discoverProvider,
  type IdentityProvider,
  type SignOnChecks,
} from './single-sign-on-provider.ts'
import {returnPathFrom} from './single-sign-on-return-path.ts'
import {openSecret} from './single-sign-on-secret.ts'
import * as signOnStore from './single-sign-on-store.ts'
import type {KeptSettings} from './single-sign-on-store.ts'
import {newToken, tokenHashOf} from './token.ts'

/** Where a browser is to go; with a token that it keeps meanwhile, or the session's cookies. */
export interface SignOnStep {
  readonly location: string
  /** To be kept by this browser alone until it comes back, under the name of the state. */
  readonly kept?: {readonly state: string; readonly token: string}
  /** Values of Set-Cookie headers. */
  readonly cookies?: readonly string[]
}

export interface SingleSignOn {
  /** To the provider, or to the sign-in page with why not. Never throws. */
  start(returnTo: string | undefined): Promise<SignOnStep>
  /** From the provider to where the person was going, signed in, or to the sign-in page. */
  finish(callback: {
    /** Query of the address with which the browser came back. */
    readonly search: string
    /** What this browser kept under the name of a state. */
    readonly tokenOf: (state: string) => string | undefined
    /** Address and browser, for the session. */
    readonly headers: Headers
  }): Promise<SignOnStep>
}

/** Seconds in which a browser must come back. */
export const signOnSeconds = 600

/** How long what a provider says about itself is believed, in milliseconds. */
const describedMs = 10 * 60 * 1000

/**
 * Sign-in through the provider of the settings. A provider is asked for its description when
 * somebody signs in, and a failure is not remembered: one that was down is tried again.
 */
export function createSingleSignOn({
  database,
  ledger,
  clock,
  log,
  masterKey,
  redirectUri,
  loopback,
  cookiesOf,
}: {
  database: Database
  ledger: Ledger
  clock: Clock
  log: Log
  masterKey: Uint8Array<ArrayBuffer>
  redirectUri: string
  loopback: boolean
  /** Signs a person in; the values of the Set-Cookie headers. Throws for the disabled. */
  cookiesOf: (personId: string, headers: Headers) => Promise<string[]>
}): SingleSignOn {
  let described:
    {readonly of: string; readonly at: number; readonly provider: IdentityProvider} | undefined

  async function providerOf(kept: KeptSettings): Promise<IdentityProvider> {
    const {issuer, clientId} = kept.settings
    const of = JSON.stringify([issuer, clientId, kept.sealedSecret])
    const now = clock.now().getTime()
    if (described?.of === of && now - described.at < describedMs) return described.provider
    const clientSecret = await openSecret(masterKey, kept)
    const provider = await discoverProvider(issuer, {clientId, clientSecret, loopback})
    described = {of, at: now, provider}
    return provider
  }

  async function settings(): Promise<KeptSettings> {
    const kept = await signOnStore.findSettings(database)
    if (kept) return kept
    throw signOnFailure('single-sign-on-off', 'there is no single sign-on here')
  }

  async function start(asked: string | undefined): Promise<SignOnStep> {
    const returnTo = returnPathFrom(asked)
    try {
      const kept = await settings()
      const provider = await providerOf(kept)
      const token = newToken()
      const checks = checksOf(token)
      const now = clock.now()
      const {scopes} = kept.settings
      const location = await provider.authorizationUrl(checks, {redirectUri, scopes})
      await signOnStore.keepPending(
        database,
        {
          tokenHash: tokenHashOf(token),
          returnTo,
          settingsChangedAt: kept.changedAt,
          expiresAt: new Date(now.getTime() + signOnSeconds * 1000),
        },
        now,
      )
      return {location: location.href, kept: {state: checks.state, token}}
    } catch (thrown) {
      return failed(thrown, returnTo)
    }
  }

  async function finish({
    search,
    tokenOf,
    headers,
  }: Parameters<SingleSignOn['finish']>[0]): Promise<SignOnStep> {
    let returnTo = '/'
    try {
      const {token, checks} = bound(new URLSearchParams(search), tokenOf)
      const pending = await signOnStore.takePending(database, tokenHashOf(token))
      if (!pending || pending.expiresAt <= clock.now()) throw expired()
      returnTo = pending.returnTo
      const kept = await settings()
      if (kept.changedAt.getTime() !== pending.settingsChangedAt.getTime()) throw expired()
      const provider = await providerOf(kept)
      const callback = new URL(redirectUri)
      callback.search = search
      const {groupsClaim} = kept.settings
      const identity = await provider.identify(callback, {checks, groupsClaim})
      const personId = await admit({database, ledger, clock}, identity, kept.settings)
      return {location: returnTo, cookies: await cookiesOf(personId, headers)}
    } catch (thrown) {
      return failed(thrown, returnTo)
    }
  }

  /** The sign-in page, which says why; the log has what else there is to know. */
  function failed(thrown: unknown, returnTo: string): SignOnStep {
    const code = signOnFailureOf(thrown) ?? 'sign-on-failed'
    // it may have moved, or signs with keys that it did not have when it was asked
    if (/^(provider|id-token)-/.test(code)) described = undefined
    const error = errorFrom(thrown)
    if (code === 'sign-on-failed') {
      log.error('single-sign-on-failed', {code, reason: loggedReason(error)})
    } else {
      const {facts} = error as AirworthyError // by its code it is one
      log.warn('single-sign-on-refused', {code, ...facts})
    }
    const query = new URLSearchParams({error: code})
    if (returnTo !== '/') query.set('next', returnTo)
    return {location: `/sign-in?${query.toString()}`}
  }

  return {start, finish}
}

/**
 * What a browser's way is bound to, from the one secret that this browser keeps. Nothing of it
 * stands in the database, which knows the secret's hash.
 */
function checksOf(token: string): SignOnChecks {
  const derived = (use: string) =>
    createHash('sha256').update(`airworthy-sign-on:v1\n${use}\n${token}`).digest('base64url')
  return {
    state: derived('state'),
    nonce: derived('nonce'),
    codeVerifier: derived('code verifier'),
  }
}

/** The secret under which this very browser left, if the state is made from it. */
function bound(
  query: URLSearchParams,
  tokenOf: (state: string) => string | undefined,
): {token: string; checks: SignOnChecks} {
  const state = query.get('state') ?? ''
  const token = tokenOf(state)
  if (token === undefined) throw expired()
  const checks = checksOf(token)
  if (checks.state !== state) throw expired()
  return {token, checks}
}

function expired(): AirworthyError {
  return signOnFailure(
    'sign-on-expired',
    'this way through the provider was used before, took too long or began in another browser',
  )
}
