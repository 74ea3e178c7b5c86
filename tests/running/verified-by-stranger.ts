import {verifyCredential} from '@airworthy/credentials'
import type {Outcome} from '@airworthy/kernel'
import {clientOf} from './client.ts'

/** What somebody without an account finds. */
export interface StrangerFound {
  readonly outcome: Outcome
  /** Codes of the checks that did not pass. */
  readonly faults: readonly string[]
}

/** Where what the platform publishes is asked for: a client of it, or anything that answers a GET. */
export type Published = (path: string) => Promise<unknown>

/** Asks a running platform without an account. */
export function publishedAt(url: string): Published {
  const client = clientOf(url)
  return async (path) => {
    const body = await client.get<unknown>(path)
    // credentials have media types of their own, which the client leaves as text; a VC-JWT is text
    return typeof body === 'string' && body.startsWith('{') ? (JSON.parse(body) as unknown) : body
  }
}

/**
 * Verifies a credential as a stranger does: the library, the issuer's document and every status list
 * that the credential names, as they are served now, and a clock.
 */
export async function verifiedByStranger(
  credential: unknown,
  {published, now}: {published: Published; now: Date},
): Promise<StrangerFound> {
  const first = await verifyCredential(credential, {statusLists: [], now})
  const lists = first.credential?.statusLists ?? []
  const {outcome, checks} = await verifyCredential(credential, {
    didDocument: await published('/.well-known/did.json'),
    statusLists: await Promise.all(
      lists.map(async (address) => await published(new URL(address).pathname)),
    ),
    now,
  })
  return {outcome, faults: checks.filter((one) => one.outcome !== 'pass').map(({code}) => code)}
}
