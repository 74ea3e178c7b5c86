import {canonicalJson, type Json} from '@airworthy/kernel'
import {
  base64From,
  bytesFromBase64,
  base64urlFrom,
  bytesFromBase64url,
  concatBytes,
  utf8,
  type Bytes,
} from './bytes.ts'
import {malformedEvidence, readStatement} from './read-statement.ts'
import {isObject, shapeFault} from './shape.ts'
import {sign, verifySignature, type PublicKey, type SigningKey} from './signing-key.ts'
import type {Statement} from './statement.ts'
import {readStrictJson} from './strict-json.ts'

/** The media type of a signed in-toto statement. */
const statementMediaType = 'application/vnd.in-toto+json'

/** A signed statement (DSSE v1, https://github.com/secure-systems-lab/dsse). */
export interface Envelope {
  readonly payloadType: string
  /** The statement's canonical JSON, base64. */
  readonly payload: string
  /** At least one. */
  readonly signatures: readonly EnvelopeSignature[]
}

/** One signature of an envelope: Ed25519 over the pre-authentication encoding, base64. */
export interface EnvelopeSignature {
  readonly keyid: string
  readonly sig: string
}

/** What an envelope holds and whose signatures on it are good. */
export interface OpenedEnvelope {
  readonly statement: Statement
  /** Ids of those trusted keys whose signature is over exactly this payload; empty when none is. */
  readonly signedBy: readonly string[]
}

/** DSSE's pre-authentication encoding: what is signed instead of the payload alone. */
export function preAuthenticationEncoding(payloadType: string, payload: Bytes): Bytes {
  const type = utf8(payloadType)
  return concatBytes([utf8(`DSSEv1 ${type.length} `), type, utf8(` ${payload.length} `), payload])
}

/** Signs a statement; throws `malformed-key` and, for numbers that are not finite, `not-canonical`. */
export async function signStatement(statement: Statement, key: SigningKey): Promise<Envelope> {
  const payload = utf8(canonicalJson(statement))
  const signature = await sign(key, preAuthenticationEncoding(statementMediaType, payload))
  return {
    payloadType: statementMediaType,
    payload: base64From(payload),
    signatures: [{keyid: key.id, sig: base64From(bytesFromBase64url(signature))}],
  }
}

/** Whether a text's JSON is an envelope rather than a bare statement. */
export function isEnvelope(value: Json): boolean {
  return isObject(value) && 'payloadType' in value
}

/** An envelope from its JSON text; throws `malformed-evidence`. Signatures are not checked here. */
export function envelopeFrom(text: string): Envelope {
  const json = readStrictJson(text)
  if ('fault' in json) throw malformedEvidence(json.fault.reason)
  const fault = shapeFault(json.value, {
    payloadType: (member) => member === statementMediaType,
    payload: (member) => typeof member === 'string',
    signatures: (member) =>
      Array.isArray(member) && member.length > 0 && member.every((one: Json) => isSignature(one)),
  })
  if (fault !== null) throw malformedEvidence(`envelope: ${fault}`)
  return json.value as unknown as Envelope // each member has passed its guard
}

/**
 * Opens an envelope and checks its signatures against the keys that the reader trusts. A key is
 * found by trying, never by the `keyid`, which is a hint that anybody may write.
 * Throws `malformed-evidence` if the payload is no statement.
 */
export async function openEnvelope(
  {payloadType, payload, signatures}: Envelope,
  trusted: readonly PublicKey[],
): Promise<OpenedEnvelope> {
  const bytes = payloadBytes(payload)
  const statement = statementOf(bytes)
  const message = preAuthenticationEncoding(payloadType, bytes)
  const signedBy: string[] = []
  for (const key of trusted) {
    for (const {sig} of signatures) {
      const signature = base64urlFrom(bytesFromBase64(sig))
      if (await verifySignature(key, message, {signature})) signedBy.push(key.id)
    }
  }
  return {statement, signedBy: [...new Set(signedBy)]}
}

function payloadBytes(payload: string): Bytes {
  try {
    return bytesFromBase64(payload)
  } catch {
    throw malformedEvidence('envelope: payload is not base64')
  }
}

function statementOf(bytes: Bytes): Statement {
  const json = readStrictJson(new TextDecoder().decode(bytes))
  if ('fault' in json) throw malformedEvidence(`payload: ${json.fault.reason}`)
  const read = readStatement(json.value)
  if ('fault' in read) throw malformedEvidence(`payload: ${read.fault}`)
  return read.statement
}

function isSignature(value: Json): boolean {
  const fault = shapeFault(value, {
    keyid: (member) => typeof member === 'string',
    sig: (member) => typeof member === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(member),
  })
  return fault === null
}
