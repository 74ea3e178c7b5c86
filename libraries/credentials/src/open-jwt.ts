import {base64urlnopad} from '@scure/base'
import {AirworthyError, type Json} from '@airworthy/kernel'
import {textFromUtf8, utf8, type Bytes} from './bytes.ts'
import {isObject, type JsonObject} from './json.ts'
import {readJson} from './read-json.ts'

/** A compact JWS, taken apart. */
export interface OpenedJwt {
  readonly header: JsonObject
  readonly payload: JsonObject
  /** What the signature is over. */
  readonly signed: Bytes
  readonly signature: Bytes
  /** The credential: the payload, or its `vc` claim (Verifiable Credentials 1.1). */
  readonly credential: JsonObject
}

/** Whether a text looks like a compact JWS: three runs of base64url, the last of which may be empty. */
export function isCompactJws(text: string): boolean {
  return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(text)
}

/** Takes a compact JWS apart; throws `malformed-jwt`, or what `readJson` throws. Nothing is verified here. */
export function openJwt(text: string): OpenedJwt {
  const [head = '', body = '', tail = ''] = text.split('.')
  const header = partOf(head, 'header')
  const payload = partOf(body, 'payload')
  const inner = payload['vc']
  if (inner !== undefined && !isObject(inner)) throw malformed('its vc claim is no object')
  return {
    header,
    payload,
    signed: utf8(`${head}.${body}`),
    signature: bytesOf(tail, 'signature'),
    credential: inner === undefined ? withoutClaims(payload) : fromClaims(inner, payload),
  }
}

/** The registered claims that only repeat the credential are no members of it. */
function withoutClaims(payload: JsonObject): JsonObject {
  const claims = new Set(['iss', 'jti', 'nbf', 'exp', 'sub', 'iat', 'aud', 'cnf'])
  const members = Object.entries(payload).filter(([name]) => !claims.has(name))
  return {...timesOf(payload, payload), ...Object.fromEntries(members)}
}

/** In the older form claims stand in for members that the credential leaves out. */
function fromClaims(inner: JsonObject, claims: JsonObject): JsonObject {
  const {iss, jti, sub} = claims
  const subject = inner['credentialSubject']
  return {
    ...timesOf(inner, claims),
    ...inner,
    ...(inner['issuer'] === undefined && iss !== undefined ? {issuer: iss} : {}),
    ...(inner['id'] === undefined && jti !== undefined ? {id: jti} : {}),
    ...(isObject(subject) && subject['id'] === undefined && sub !== undefined
      ? {credentialSubject: {...subject, id: sub}}
      : {}),
  }
}

/** `exp` sets the end of validity where the credential has none (Open Badges 3.0, 8.2.4), and `nbf` its beginning. */
function timesOf(credential: JsonObject, {nbf, exp}: JsonObject): JsonObject {
  return {
    ...(credential['validFrom'] === undefined ? timeMember('validFrom', nbf) : {}),
    ...(credential['validUntil'] === undefined ? timeMember('validUntil', exp) : {}),
  }
}

function timeMember(name: string, seconds: Json | undefined): JsonObject {
  if (typeof seconds !== 'number' || !(Math.abs(seconds) < 1e11)) return {}
  return {[name]: new Date(Math.floor(seconds) * 1000).toISOString()}
}

function partOf(part: string, name: string): JsonObject {
  const text = textFromUtf8(bytesOf(part, name))
  if (text === null) throw malformed(`its ${name} is not utf-8`)
  const value = readJson(text)
  if (!isObject(value)) throw malformed(`its ${name} is no object`)
  return value
}

function bytesOf(part: string, name: string): Bytes {
  try {
    return Uint8Array.from(base64urlnopad.decode(part))
  } catch (cause) {
    throw malformed(`its ${name} is not base64url`, cause)
  }
}

function malformed(reason: string, cause?: unknown): AirworthyError {
  return new AirworthyError('malformed-jwt', `not a jwt: ${reason}`, {cause, facts: {reason}})
}
