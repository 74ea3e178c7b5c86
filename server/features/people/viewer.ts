import {defaultKeyHasher} from '@better-auth/api-key'
import {parseCookies} from 'better-auth/cookies'
import {constantTimeEqual, makeSignature} from 'better-auth/crypto'
import type {Database} from '../../database/connection.ts'
import type {Viewer} from '../../http/viewer.ts'
import * as store from './sign-in-store.ts'

/**
 * Who sends these headers, by one query: the person of an API key (`authorization: Bearer …`) or
 * of a session cookie. A key that is refused is not replaced by a cookie beside it.
 */
export async function findViewer(
  database: Database,
  headers: Headers,
  {secret, cookieName}: {secret: string; cookieName: string},
): Promise<Viewer | null> {
  const key = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (key !== undefined) {
    return viewerFrom(await store.viewerOfKey(database, await defaultKeyHasher(key)))
  }
  const token = await sessionToken(headers, secret, cookieName)
  return token === undefined ? null : viewerFrom(await store.viewerOfSession(database, token))
}

/** The token in the session cookie, if its signature is ours. */
async function sessionToken(
  headers: Headers,
  secret: string,
  cookieName: string,
): Promise<string | undefined> {
  const cookies = headers.get('cookie')
  const signed = cookies === null ? undefined : parseCookies(cookies).get(cookieName)
  if (signed === undefined) return undefined
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = signed.slice(0, dot)
  return constantTimeEqual(await makeSignature(token, secret), signed.slice(dot + 1))
    ? token
    : undefined
}

function viewerFrom(row: store.ViewerRow | undefined): Viewer | null {
  if (!row) return null
  return {id: row.id, roles: new Set(row.roles), teamId: row.teamId, sessionId: row.sessionId}
}
