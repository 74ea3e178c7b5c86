import type {Json} from '@airworthy/kernel'
import {breached, notJudged} from './check.ts'
import {cryptosuite} from './data-integrity.ts'
import {isObject, momentOf, textOf, type JsonObject} from './json.ts'
import {bytesOfBase58btc} from './multikey.ts'
import type {Bytes} from './bytes.ts'
import type {Check} from './verification.ts'

/** A proof whose form is right and which is ours to verify. */
export interface ReadProof {
  readonly options: JsonObject
  readonly method: string
  readonly signature: Bytes
  /** The moment that it names, or the moment of reading. */
  readonly signedAt: number
}

/** Suites that are published and that we do not verify. */
const otherSuites = [
  'bbs-2023',
  'ecdsa-jcs-2019',
  'ecdsa-rdfc-2019',
  'ecdsa-sd-2023',
  'eddsa-jcs-2022',
]

/** Proof types of the time before Data Integrity. */
const otherTypes = [
  'BbsBlsSignature2020',
  'EcdsaSecp256k1Signature2019',
  'Ed25519Signature2018',
  'Ed25519Signature2020',
  'JsonWebSignature2020',
  'RsaSignature2018',
]

/** Reads a proof at a moment, or says with a check why it cannot be verified. */
export function readProof(proof: Json, {now}: {now: number}): ReadProof | Check {
  if (!isObject(proof)) return breached('proof', 'proof-malformed', {member: 'proof'})
  const kind = kindFault(proof)
  if (kind !== null) return kind
  const {proofPurpose, created, expires, verificationMethod, proofValue} = proof
  if (proofPurpose !== 'assertionMethod') {
    return breached('proof', 'proof-purpose-wrong', {purpose: shown(proofPurpose)})
  }
  const moment = created === undefined ? now : momentOf(created)
  if (moment === null) {
    return breached('proof', 'proof-malformed', {member: 'created', value: shown(created)})
  }
  if (moment > now) return breached('proof', 'proof-created-later', {created: shown(created)})
  if (expires !== undefined) {
    const end = momentOf(expires)
    if (end === null) {
      return breached('proof', 'proof-malformed', {member: 'expires', value: shown(expires)})
    }
    if (end <= now) return breached('proof', 'proof-expired', {expires: shown(expires)})
  }
  const method = textOf(verificationMethod)
  if (method === null || method.length > 2048) {
    return breached('proof', 'proof-malformed', {member: 'verificationMethod'})
  }
  const signature = bytesOfBase58btc(textOf(proofValue) ?? '')
  if (signature === null) {
    return breached('proof', 'proof-value-malformed', {
      value: shown(proofValue),
      wants: 'base58btc',
    })
  }
  if (signature.length !== 64) {
    return breached('proof', 'proof-value-malformed', {bytes: signature.length, wants: '64 bytes'})
  }
  return {options: proof, method, signature, signedAt: moment}
}

function kindFault(proof: JsonObject): Check | null {
  const type = shown(proof['type'])
  const suite = shown(proof['cryptosuite'])
  if (proof['type'] !== 'DataIntegrityProof') {
    return otherTypes.includes(type)
      ? notJudged('proof', 'proof-type-unsupported', {type})
      : breached('proof', 'proof-type-unknown', {type})
  }
  if (proof['cryptosuite'] !== cryptosuite) {
    return otherSuites.includes(suite)
      ? notJudged('proof', 'cryptosuite-unsupported', {cryptosuite: suite})
      : breached('proof', 'cryptosuite-unknown', {cryptosuite: suite})
  }
  return proof['previousProof'] === undefined
    ? null
    : notJudged('proof', 'proof-chain-unsupported', {})
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200)
}
