import {isLoopback} from '@airworthy/credentials'
import {errorFrom, isAirworthyError} from '@airworthy/kernel'
import {
  base64urlFrom,
  bytesFromBase64url,
  envelopeFrom,
  keyIdOf,
  kindOfPredicateType,
  openEnvelope,
  type PublicKey,
  type Statement,
} from '@airworthy/evidence'
import type {Certification, CertificationAnswer} from '@airworthy/gate'
import {badInput} from '../faults.ts'

/** Whom to ask, and about whom. */
export interface CertificationRequest {
  /** The platform of `airworthy.yaml`, as the base has it. */
  readonly server: string | undefined
  /** An API key of a lead or an administrator, or of the author. */
  readonly token: string | null
  /** Login of the author. */
  readonly author: string | null
  /** Where that login is one. */
  readonly provider: 'github' | 'gitlab'
  readonly roles: readonly string[]
  /** The moment of asking, ISO 8601. */
  readonly now: string
}

/** An answer with the envelope that carries it, which can be checked again offline. */
export interface SignedAnswer {
  readonly role: string
  readonly envelope: string
}

/** What became of asking. */
export interface AskedCertification {
  readonly certification: Certification
  readonly signed: readonly SignedAnswer[]
}

const timeout = 30_000
/** Minutes by which the platform's clock may differ from this one. */
const clockMinutes = 15

/**
 * Asks the platform whether the author is certified for each role, and believes only what the
 * platform's key has signed about this login, this role and now. What cannot be had is a reason, no fault.
 */
export async function askCertification(request: CertificationRequest): Promise<AskedCertification> {
  const {server, token, author} = request
  if (server === undefined) return unknown('airworthy.yaml names no server to ask')
  if (author === null || author === '') {
    return unknown('nobody knows the author: --author LOGIN or --pull-request EVENT.json')
  }
  if (token === null) {
    return unknown(`${server} is asked with an API key in AIRWORTHY_TOKEN, and there is none`)
  }
  try {
    const base = baseOf(server)
    const key = await keyOf(base)
    const answers: CertificationAnswer[] = []
    const signed: SignedAnswer[] = []
    for (const role of request.roles) {
      const envelope = await fetchText(certificationUrl(base, {...request, author, role}), token)
      answers.push(answerOf(await opened(envelope, key), {...request, author, role}))
      signed.push({role, envelope})
    }
    return {certification: {answers}, signed}
  } catch (thrown) {
    if (isAirworthyError(thrown)) return unknown(thrown.message)
    throw thrown
  }
}

function unknown(reason: string): AskedCertification {
  return {certification: {unknown: reason}, signed: []}
}

/** A token is sent over https, or stays on this machine. */
function baseOf(server: string): URL {
  const url = new URL(server.endsWith('/') ? server : `${server}/`)
  if (url.protocol === 'https:' || isLoopback(url.hostname)) return url
  throw badInput(`${server} is not https: an API key is not sent to it`)
}

function certificationUrl(
  base: URL,
  {provider, author, role}: {provider: string; author: string; role: string},
): URL {
  const url = new URL('api/certification', base)
  url.search = new URLSearchParams({provider, login: author, role}).toString()
  return url
}

async function keyOf(base: URL): Promise<PublicKey> {
  const url = new URL('api/certification/key', base)
  const text = await fetchText(url, null)
  try {
    const {publicKey} = JSON.parse(text) as {publicKey?: unknown} // looked at in the next line
    if (typeof publicKey !== 'string' || bytesFromBase64url(publicKey).length !== 32)
      throw new Error()
    const raw = base64urlFrom(bytesFromBase64url(publicKey))
    return {id: await keyIdOf(raw), publicKey: raw}
  } catch (cause) {
    throw badInput(`${url.href} answers with no key`, {cause})
  }
}

/** The text of an address; whatever goes wrong is bad input with its reason. */
async function fetchText(url: URL, token: string | null): Promise<string> {
  const headers = token === null ? {} : {authorization: `Bearer ${token}`}
  try {
    const signal = AbortSignal.timeout(timeout)
    // a redirect could take the key along to somebody else
    const response = await fetch(url, {headers, redirect: 'error', signal})
    if (response.status === 200) return await response.text()
    await response.body?.cancel()
    const remedy =
      response.status === 401 || response.status === 403
        ? '; the API key in AIRWORTHY_TOKEN may not ask about this login: use one of a lead or an administrator'
        : ''
    throw badInput(`${url.origin} answered ${response.status}${remedy}`)
  } catch (thrown) {
    if (isAirworthyError(thrown)) throw thrown
    const error = errorFrom(thrown)
    const reason = error.cause instanceof Error ? error.cause.message : error.message
    throw badInput(`${url.origin} cannot be asked: ${reason}`, {cause: thrown})
  }
}

async function opened(envelope: string, key: PublicKey): Promise<Statement> {
  const {statement, signedBy} = await openEnvelope(envelopeFrom(envelope), [key])
  if (signedBy.length > 0) return statement
  throw badInput("the platform's answer is not signed by its key: it was altered on the way")
}

/** What a statement says, if it is about what was asked. */
function answerOf(
  {predicateType, predicate}: Statement,
  {provider, author, role, now}: {provider: string; author: string; role: string; now: string},
): CertificationAnswer {
  const asked = predicate.parameters as Readonly<Record<string, unknown>> // each member is compared below
  const login = asked['login']
  const about =
    kindOfPredicateType(predicateType) === 'certification' &&
    asked['provider'] === provider &&
    typeof login === 'string' &&
    login.toLowerCase() === author.toLowerCase() &&
    asked['role'] === role
  if (!about) throw badInput("the platform's answer is about something else than was asked")
  const at = typeof asked['at'] === 'string' ? Date.parse(asked['at']) : Number.NaN
  if (!(Math.abs(Date.parse(now) - at) < clockMinutes * 60_000)) {
    throw badInput(
      `the platform's answer is of another time than now, ${String(asked['at'])}: compare the clocks`,
    )
  }
  const said = predicate.findings.map(({message}) => message).join('; ')
  return {
    role,
    outcome: predicate.outcome,
    message: said || `${role}: ${predicate.outcome}`,
    facts: {at: asked['at']},
  }
}
