import {AirworthyError, type Json} from '@airworthy/kernel'
import {hasType, isObject, listOf, memberOf, textOf, type JsonObject} from './json.ts'
import {bytesOfBase58btc, bytesOfMultikey, bytesOfSelfDid} from './multikey.ts'
import {ed25519Key, keyOfJwk, type PublicKey} from './public-key.ts'
import {readJson} from './read-json.ts'

/** A key that a document lists. */
export interface VerificationMethod {
  /** Absolute; null for a bare key, for which its reader vouches. */
  readonly id: string | null
  /** The `kid` of its JWK, by which headers of JWTs may name it as well. */
  readonly kid: string | null
  /** Whose key it is; null where nothing is said. */
  readonly controller: string | null
  /** Null for a kind of key that is not verified here. */
  readonly key: PublicKey | null
  /** Whether it may sign credentials. */
  readonly asserts: boolean
  /** From when it no longer may, as written. */
  readonly expires: string | null
  readonly revoked: string | null
}

/** The keys of an issuer, as a reader came by them. */
export interface IssuerDocument {
  /** Null for bare keys. */
  readonly id: string | null
  readonly methods: readonly VerificationMethod[]
}

/**
 * The keys in what a reader gives as the issuer's: a DID document, an Open Badges profile with keys, a
 * Multikey or another key document, a JWK, a JWK set, a text `z6Mk…`. Throws `malformed-issuer-document`.
 */
export function readIssuerDocument(given: unknown): IssuerDocument {
  const value = jsonOf(given)
  if (typeof value === 'string')
    return bareKeys([ed25519Key(bytesOfMultikey(value)) ?? refuse('no key in it')])
  if (!isObject(value)) return refuse('no object')
  // what a resolver of dids answers with has the document within
  if (isObject(value['didDocument'])) return documentOf(value['didDocument'])
  if (Array.isArray(value['keys'])) return bareKeys(value['keys'].map(keyOfJwk))
  if (value['kty'] !== undefined) return bareKeys([keyOfJwk(value)])
  if (isMethod(value)) {
    const method = methodOf(value, {base: null, asserts: true})
    return {id: method.controller, methods: [method]}
  }
  return documentOf(value)
}

/** The keys of an issuer whose identifier is its key (did:key, did:jwk), or null. */
export function selfIssued(issuer: string): IssuerDocument | null {
  const key = ed25519Key(bytesOfSelfDid(issuer))
  if (key === null || issuer.includes('#')) return null
  const fragment = issuer.startsWith('did:key:') ? issuer.slice('did:key:'.length) : '0'
  const id = `${issuer}#${fragment}`
  const rest = {kid: null, asserts: true, expires: null, revoked: null}
  const method = {id, controller: issuer, key, ...rest}
  return {id: issuer, methods: [method]}
}

function jsonOf(given: unknown): Json {
  if (typeof given === 'string') {
    const text = given.trim()
    if (/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return text
    return readJson(text)
  }
  return readJson(JSON.stringify(given) ?? 'null')
}

function bareKeys(keys: readonly (PublicKey | null)[]): IssuerDocument {
  if (keys.length === 0) return refuse('no key in it')
  const rest = {id: null, kid: null, controller: null, asserts: true, expires: null, revoked: null}
  return {id: null, methods: keys.map((key) => ({...rest, key}))}
}

function documentOf(value: JsonObject): IssuerDocument {
  const id = textOf(value['id'])
  if (id === null) return refuse('it has no id')
  const listed = [...listOf(value['verificationMethod']), ...listOf(value['publicKey'])]
  const relations = listOf(value['assertionMethod'])
  const named = relations.map((one) => absolute(textOf(one), id))
  const methods = listed.filter(isObject).map((one) => {
    const name = absolute(textOf(one['id']), id)
    const asserts = isPlainProfile(value) || (name !== null && named.includes(name))
    return methodOf(one, {base: id, asserts})
  })
  const embedded = relations.filter(isObject).map((one) => methodOf(one, {base: id, asserts: true}))
  return {id, methods: [...methods, ...embedded]}
}

/** An Open Badges profile says nothing of what its keys are for, unless it is a DID document as well. */
function isPlainProfile(value: JsonObject): boolean {
  const relations = ['assertionMethod', 'authentication', 'keyAgreement', 'capabilityInvocation']
  return hasType(value, 'Profile') && relations.every((name) => value[name] === undefined)
}

function isMethod(value: JsonObject): boolean {
  return (
    value['publicKeyMultibase'] !== undefined ||
    value['publicKeyJwk'] !== undefined ||
    hasType(value, 'Multikey') ||
    hasType(value, 'JsonWebKey')
  )
}

function methodOf(
  value: JsonObject,
  {base, asserts}: {base: string | null; asserts: boolean},
): VerificationMethod {
  const id = absolute(textOf(value['id']), base)
  const controller = textOf(value['controller'])
  return {
    id,
    kid: textOf(memberOf(value['publicKeyJwk'], 'kid')),
    // a key document without a controller is that of the address before its fragment
    controller: controller ?? (base === null ? (id?.split('#')[0] ?? null) : base),
    key: keyOf(value),
    asserts,
    expires: textOf(value['expires']),
    revoked: textOf(value['revoked']),
  }
}

function keyOf(value: JsonObject): PublicKey | null {
  const multikey = textOf(value['publicKeyMultibase'])
  if (multikey !== null) return ed25519Key(bytesOfMultikey(multikey))
  const older = textOf(value['publicKeyBase58'])
  if (older === null || !hasType(value, 'Ed25519VerificationKey2018')) {
    return keyOfJwk(memberOf(value, 'publicKeyJwk'))
  }
  const key = bytesOfBase58btc(`z${older}`)
  return key?.length === 32 ? ed25519Key(key) : null
}

function absolute(id: string | null, base: string | null): string | null {
  return id !== null && id.startsWith('#') && base !== null ? base + id : id
}

function refuse(reason: string): never {
  throw new AirworthyError(
    'malformed-issuer-document',
    `not a document of an issuer: ${reason}; give a did document, a profile with keys, a jwk or a key z6Mk…`,
  )
}
