import {AirworthyError, type Json} from '@airworthy/kernel'
import {hasType, isObject, textOf, type JsonObject} from './json.ts'
import {isCompactJws, openJwt, type OpenedJwt} from './open-jwt.ts'
import {readJson} from './read-json.ts'

/** A credential in either of its forms. */
export interface OpenedCredential {
  readonly credential: JsonObject
  /** Null for one with embedded proofs. */
  readonly jwt: OpenedJwt | null
}

/**
 * Opens what may be a credential: a JSON text or value, a compact JWS, or a JSON envelope around one
 * (EnvelopedVerifiableCredential). Throws what `readJson` and `openJwt` throw, and `not-a-credential`.
 */
export function openCredential(input: unknown): OpenedCredential {
  const value = typeof input === 'string' ? fromText(input) : asJson(input)
  if (typeof value === 'string' && isCompactJws(value.trim())) return ofJwt(value.trim())
  if (!isObject(value)) throw notOne('neither an object nor a jwt')
  if (!hasType(value, 'EnvelopedVerifiableCredential')) return {credential: value, jwt: null}
  const data = /^data:application\/vc\+jwt[;,](.+)$/s.exec(textOf(value['id']) ?? '')?.[1]
  const inner = data?.split(',').at(-1)?.trim() ?? ''
  if (!isCompactJws(inner)) throw notOne('an envelope without a jwt in it')
  return ofJwt(inner)
}

function fromText(text: string): Json {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  return isCompactJws(trimmed) ? trimmed : readJson(trimmed)
}

/** A value as its JSON text says it: no getters, no prototypes, nothing undefined. */
function asJson(input: unknown): Json {
  let text: string | undefined
  try {
    text = JSON.stringify(input)
  } catch (cause) {
    throw new AirworthyError('not-json', 'not json', {cause})
  }
  return readJson(text ?? 'null')
}

function ofJwt(text: string): OpenedCredential {
  const jwt = openJwt(text)
  return {credential: jwt.credential, jwt}
}

function notOne(reason: string): AirworthyError {
  return new AirworthyError('not-a-credential', `not a credential: ${reason}`)
}
