import {isLoopback, urlOfDidWeb, type CredentialSummary} from '@airworthy/credentials'
import {errorFrom, isAirworthyError} from '@airworthy/kernel'
import type {StatedFinding} from '@airworthy/evidence'
import {fetchPublic} from './fetch-public.ts'

/** What a credential is verified with. */
export interface Gathered {
  /** Undefined where nothing was given or found. */
  readonly didDocument: unknown
  readonly statusLists: readonly unknown[]
  /** Where the document and the lists came from. */
  readonly fetched: readonly string[]
  /** What could not be had, and why. */
  readonly findings: readonly StatedFinding[]
}

/** How to gather. */
export interface GatherOptions {
  /** The address of the credential. */
  readonly givenBy: URL
  readonly timeout: number
  /** Whether the reader gave the issuer, or lists, and they are not looked for. */
  readonly hasIssuer: boolean
  readonly hasLists: boolean
}

/** Fetches the document of a credential's issuer and the status lists that it names; what fails is a finding, no fault. */
export async function gather(
  {issuer, statusLists}: CredentialSummary,
  options: GatherOptions,
): Promise<Gathered> {
  const wanted = [
    ...(options.hasIssuer ? [] : [{kind: 'issuer' as const, url: issuerUrl(issuer.id, options)}]),
    ...(options.hasLists
      ? []
      : [...new Set(statusLists)].slice(0, mostLists).map((url) => ({kind: 'list' as const, url}))),
  ]
  const found = await Promise.all(
    wanted.flatMap(({kind, url}) => (url === null ? [] : [fetched(kind, url, options)])),
  )
  const texts = (kind: 'issuer' | 'list') =>
    found.flatMap((one) => (one.kind === kind && one.text !== null ? [one.text] : []))
  return {
    didDocument: texts('issuer')[0],
    statusLists: texts('list'),
    fetched: found.flatMap(({text, url}) => (text === null ? [] : [url])),
    findings: found.flatMap(({finding}) => (finding === null ? [] : [finding])),
  }
}

const mostLists = 4

/** Where the document of an issuer lies: a did:web, or the address that the issuer is. */
function issuerUrl(issuer: string | null, {givenBy}: GatherOptions): string | null {
  if (issuer === null) return null
  if (/^https?:/.test(issuer)) return issuer
  if (!issuer.startsWith('did:web:')) return null
  const insecure = isLoopback(givenBy.hostname) ? ['localhost', '127.0.0.1', '[::1]'] : []
  try {
    return urlOfDidWeb(issuer, {insecure})
  } catch (thrown) {
    if (isAirworthyError(thrown)) return null // the check of the issuer says what is missing
    throw thrown
  }
}

async function fetched(
  kind: 'issuer' | 'list',
  url: string,
  {givenBy, timeout}: GatherOptions,
): Promise<{
  kind: 'issuer' | 'list'
  url: string
  text: string | null
  finding: StatedFinding | null
}> {
  const what = kind === 'issuer' ? 'the document of the issuer' : 'the status list'
  try {
    const bytes = await fetchPublic(new URL(url), {givenBy, timeout, what})
    return {kind, url, text: new TextDecoder().decode(bytes), finding: null}
  } catch (thrown) {
    const reason = errorFrom(thrown).message
    const finding: StatedFinding = {
      code: kind === 'issuer' ? 'issuer-unreachable' : 'status-list-unreachable',
      severity: 'not-judged',
      subject: url,
      facts: {reason},
      message: `${what} could not be had: ${reason}`,
    }
    return {kind, url, text: null, finding}
  }
}
