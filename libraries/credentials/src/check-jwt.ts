import type {Json} from '@airworthy/kernel'
import {breached, checked, notJudged} from './check.ts'
import {checkSignature, type ProofOptions} from './check-proofs.ts'
import {findKeys} from './find-key.ts'
import {idOf, memberOf, momentOf, textOf} from './json.ts'
import type {OpenedJwt} from './open-jwt.ts'
import {keyOfJwk, type KeyAlgorithm} from './public-key.ts'
import type {Check} from './verification.ts'

/** Algorithms by which others may sign, with keys that we do not verify. */
const otherAlgorithms = /^RS(?:384|512)$|^(?:PS|ES)(?:256|384|512)$|^ES256K$|^Ed448$|^ML-DSA-\d+$/

/** Types of JWTs that are credentials; with `ld` in drafts of VC-JOSE-COSE. */
const types = ['jwt', 'vc+jwt', 'vc+ld+jwt', 'vc-ld+jwt']

/** Verifies the signature of a VC-JWT, whose key it is, and that its claims say what the credential says. */
export async function checkJwt(
  jwt: OpenedJwt,
  {document, now}: ProofOptions,
): Promise<readonly Check[]> {
  const fault = headerFault(jwt) ?? claimsFault(jwt)
  if (fault !== null) return [fault]
  const kid = textOf(jwt.header['kid'])
  const method = kid === null || kid.includes(':') || kid.startsWith('#') ? kid : `#${kid}`
  const issuer = idOf(jwt.credential['issuer'])
  const algorithm = algorithmOf(jwt)
  const found = findKeys(method, {issuer, document, signedAt: now, algorithm})
  const header = keyOfJwk(jwt.header['jwk'])
  const own = header?.algorithm === algorithm ? header : null
  // a key in the header shows an alteration, never who signed
  const keys = found.keys.length === 0 && own !== null ? [own] : found.keys
  const ofProof = await checkSignature(jwt.signed, {signature: jwt.signature, keys})
  return [
    {...ofProof, facts: {...ofProof.facts, method}},
    checked('issuer', found.issuer.outcome, found.issuer),
  ]
}

function algorithmOf({header}: OpenedJwt): KeyAlgorithm {
  return header['alg'] === 'RS256' ? 'RS256' : 'Ed25519'
}

function headerFault(jwt: OpenedJwt): Check | null {
  const {header, signature} = jwt
  const {alg, typ, crit, b64} = header
  const algorithm = textOf(alg) ?? 'nothing'
  if (otherAlgorithms.test(algorithm)) {
    return notJudged('proof', 'algorithm-unsupported', {algorithm})
  }
  if (!['EdDSA', 'Ed25519', 'RS256'].includes(algorithm)) {
    return breached('proof', 'algorithm-refused', {algorithm})
  }
  if (crit !== undefined || b64 !== undefined) {
    return breached('proof', 'jwt-header-refused', {member: crit === undefined ? 'b64' : 'crit'})
  }
  const type = typ === undefined ? null : (textOf(typ) ?? '').toLowerCase()
  if (type !== null && !types.includes(type.replace(/^application\//, ''))) {
    return breached('proof', 'jwt-header-refused', {member: 'typ', value: type.slice(0, 100)})
  }
  if (memberOf(header['jwk'], 'd') !== undefined) {
    return breached('proof', 'jwt-header-refused', {member: 'jwk.d'})
  }
  const isRsa = algorithmOf(jwt) === 'RS256'
  if (isRsa ? signature.length >= 256 : signature.length === 64) return null
  const wants = isRsa ? '256 bytes or more' : '64 bytes'
  return breached('proof', 'proof-value-malformed', {bytes: signature.length, wants})
}

function claimsFault({payload, credential}: OpenedJwt): Check | null {
  const {iss, jti, sub, nbf, exp, iat} = payload
  const pairs: readonly [claim: string, value: Json | undefined, member: Json | null][] = [
    ['iss', iss, idOf(credential['issuer'])],
    ['jti', jti, textOf(credential['id'])],
    ['sub', sub, textOf(memberOf(credential['credentialSubject'], 'id'))],
    ['nbf', nbf, secondsOf(credential['validFrom'])],
    ['exp', exp, secondsOf(credential['validUntil'])],
  ]
  for (const [claim, value, member] of pairs) {
    const said = typeof value === 'number' ? Math.floor(value) : value
    if (said !== undefined && said !== member) {
      return breached('proof', 'claims-disagree', {claim, value, member})
    }
  }
  const time = iat === undefined || typeof iat === 'number'
  return time
    ? null
    : breached('proof', 'claims-disagree', {claim: 'iat', value: iat, member: null})
}

function secondsOf(value: Json | undefined): number | null {
  const moment = momentOf(value)
  return moment === null ? null : Math.floor(moment / 1000)
}
