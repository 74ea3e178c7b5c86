import type {Outcome} from '@airworthy/kernel'
import type {Bytes} from './bytes.ts'
import type {CheckCode} from './check-codes.ts'
import {readIssuerDocument, selfIssued, type IssuerDocument} from './issuer-document.ts'
import type {VerificationMethod} from './issuer-document.ts'
import {momentOf} from './json.ts'
import {ed25519Key, type KeyAlgorithm, type PublicKey} from './public-key.ts'
import {bytesOfMultikey, bytesOfSelfDid} from './multikey.ts'

/** The key that a proof names, and whether it is the issuer's. */
export interface FoundKeys {
  /** Keys to try; more than one only where nothing says which. */
  readonly keys: readonly PublicKey[]
  /** Whether they are the issuer's to sign credentials with. */
  readonly issuer: {
    readonly outcome: Outcome
    readonly code: CheckCode
    readonly facts: Readonly<Record<string, unknown>>
  }
}

/** The document that speaks for an issuer: the one given, or the identifier itself where it is a key. */
export function documentFor(issuer: string | null, given: unknown): IssuerDocument | null {
  if (given !== undefined && given !== null) return readIssuerDocument(given)
  return issuer === null ? null : selfIssued(issuer)
}

/**
 * Finds the key of a proof and judges whether it is the issuer's. Without a document a key that the
 * proof itself names can still show an alteration, but never who signed: that is not judged.
 */
export function findKeys(
  method: string | null,
  {
    issuer,
    document,
    signedAt,
    algorithm,
  }: {
    issuer: string | null
    document: IssuerDocument | null
    signedAt: number
    algorithm: KeyAlgorithm
  },
): FoundKeys {
  const named = method === null ? null : namedKey(method)
  const inProof = keysFor(algorithm, [ed25519Key(named)])
  // a profile without keys says nothing of who signs
  if (document === null || issuer === null || document.methods.length === 0) {
    return found(inProof, 'not-judged', 'issuer-unknown', {issuer, method})
  }
  if (document.id === null) return bareKeys(method, {issuer, document, named, algorithm})
  if (document.id !== issuer) {
    return found(inProof, 'breach', 'issuer-mismatch', {issuer, document: document.id})
  }
  const absolute = absoluteOf(method, issuer)
  const candidates =
    absolute === null
      ? document.methods.filter(({asserts}) => asserts)
      : methodsNamed(document.methods, {absolute, issuer})
  const [first] = candidates
  if (first === undefined) {
    const known = document.methods.map(({id}) => id)
    return found(inProof, 'breach', 'verification-method-unknown', {issuer, method, known})
  }
  return judged(candidates, first, {issuer, method, signedAt, algorithm})
}

/** The keys of a name: that of a method, or where there is none the `kid` of a JWK. */
function methodsNamed(
  methods: readonly VerificationMethod[],
  {absolute, issuer}: {absolute: string; issuer: string},
): readonly VerificationMethod[] {
  const byId = methods.filter(({id}) => id === absolute)
  if (byId.length > 0) return byId
  return methods.filter(({kid}) => kid !== null && `${issuer}#${kid}` === absolute)
}

/** The name of a key in full; where the issuer is a key, the issuer's own name is one of the key. */
function absoluteOf(method: string | null, issuer: string): string | null {
  if (method === issuer && bytesOfSelfDid(issuer) !== null) return null
  return method?.startsWith('#') === true ? issuer + method : method
}

function judged(
  candidates: readonly VerificationMethod[],
  first: VerificationMethod,
  {
    issuer,
    method,
    signedAt,
    algorithm,
  }: {issuer: string; method: string | null; signedAt: number; algorithm: KeyAlgorithm},
): FoundKeys {
  const listed = candidates.map(({key}) => key)
  const keys = keysFor(algorithm, listed)
  const {controller, asserts, expires, revoked} = first
  if (controller !== null && controller !== issuer) {
    return found(keys, 'breach', 'controller-mismatch', {issuer, method, controller})
  }
  if (!candidates.some((one) => one.asserts)) {
    return found(keys, 'breach', 'verification-method-not-for-assertion', {issuer, method, asserts})
  }
  const end = [expires, revoked].find((one) => one !== null && isOver(one, signedAt))
  if (end !== undefined) return found(keys, 'breach', 'key-ended', {issuer, method, end})
  if (keys.length === 0) return noKey(listed, {issuer, method, algorithm})
  return found(keys, 'pass', 'issuer-known', {issuer, method})
}

/** The reader vouches for bare keys; the proof must not name another's all the same. */
function bareKeys(
  method: string | null,
  {
    issuer,
    document,
    named,
    algorithm,
  }: {
    issuer: string
    document: IssuerDocument
    named: Bytes | null
    algorithm: KeyAlgorithm
  },
): FoundKeys {
  const listed = document.methods.map(({key}) => key)
  const keys = keysFor(algorithm, listed)
  if (keys.length === 0) return noKey(listed, {issuer, method, algorithm})
  const others = method !== null && !method.startsWith('#') && !isUnder(method, issuer)
  const isGiven =
    named !== null && keys.some((key) => key.algorithm === 'Ed25519' && equal(key.raw, named))
  if (others && !isGiven) {
    return found(keys, 'breach', 'controller-mismatch', {issuer, method})
  }
  return found(keys, 'pass', 'key-given', {issuer, method})
}

/** Whether a key is named as the issuer's: under its identifier, or by an address on its host. */
function isUnder(method: string, issuer: string): boolean {
  if (method.split('#')[0] === issuer) return true
  const [key, own] = [method, issuer].map((one) => (URL.canParse(one) ? new URL(one) : null))
  return key?.protocol === 'https:' && own?.protocol === 'https:' && key.host === own.host
}

function keysFor(
  algorithm: KeyAlgorithm,
  keys: readonly (PublicKey | null)[],
): readonly PublicKey[] {
  return keys.filter((key): key is PublicKey => key?.algorithm === algorithm)
}

/** A key that we know and that is for another algorithm refuses a signature; one that we do not know leaves it open. */
function noKey(
  listed: readonly (PublicKey | null)[],
  facts: {issuer: string; method: string | null; algorithm: KeyAlgorithm},
): FoundKeys {
  return listed.includes(null)
    ? found([], 'not-judged', 'key-unsupported', facts)
    : found([], 'breach', 'algorithm-refused', facts)
}

function found(
  keys: readonly PublicKey[],
  outcome: Outcome,
  code: CheckCode,
  facts?: Readonly<Record<string, unknown>>,
): FoundKeys {
  return {keys, issuer: {outcome, code, facts: facts ?? {}}}
}

/** The key that a verification method carries in itself: `did:key:z6Mk…`, or `…#z6Mk…`. */
function namedKey(method: string): Bytes | null {
  const fragment = method.split('#')[1]
  return bytesOfSelfDid(method) ?? (fragment === undefined ? null : bytesOfMultikey(fragment))
}

function isOver(end: string, signedAt: number): boolean {
  const moment = momentOf(end)
  // an end that nobody can read is taken as reached
  return moment === null || moment <= signedAt
}

function equal(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
