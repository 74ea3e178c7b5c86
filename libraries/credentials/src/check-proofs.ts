import {isAirworthyError, type Json} from '@airworthy/kernel'
import {breached, checked, notJudged, passed} from './check.ts'
import {checkCodeOf} from './check-codes.ts'
import {signedData} from './data-integrity.ts'
import {findKeys} from './find-key.ts'
import type {IssuerDocument} from './issuer-document.ts'
import {idOf, listOf, type JsonObject} from './json.ts'
import {readProof} from './proof-form.ts'
import {isSignedBy, type PublicKey} from './public-key.ts'
import type {Bytes} from './bytes.ts'
import type {Check} from './verification.ts'

/** Against what proofs are verified. */
export interface ProofOptions {
  readonly document: IssuerDocument | null
  readonly now: number
}

/** What became of all proofs of a document. */
export interface ProofChecks {
  readonly checks: readonly Check[]
  /** Whether there are proofs that nobody looked at, beside one that holds. */
  readonly others: boolean
}

/** Proofs beyond which a credential is refused: each costs a canonisation. */
const mostProofs = 8

/**
 * Verifies the proofs of a document. Open Badges lets one that holds suffice; of those that we can
 * verify, all must hold, since a false one beside a true one is no accident.
 */
export async function checkProofs(
  credential: JsonObject,
  {document, now}: ProofOptions,
): Promise<ProofChecks> {
  const proofs = listOf(credential['proof'])
  if (proofs.length === 0) return {checks: [breached('proof', 'proof-missing')], others: false}
  if (proofs.length > mostProofs) {
    const facts = {proofs: proofs.length, most: mostProofs}
    return {checks: [breached('proof', 'proof-malformed', facts)], others: false}
  }
  const judged = await Promise.all(
    proofs.map(async (proof) => await checkProof(credential, proof, {document, now})),
  )
  const holds = judged.some((checks) => checks.every(({outcome}) => outcome === 'pass'))
  const told = holds ? judged.filter((checks) => !checks.every(isUnsupported)) : judged
  return {checks: told.flat(), others: told.length < judged.length}
}

/** The check of a signature, whatever form it has: over these bytes, by one of these keys. */
export async function checkSignature(
  data: Bytes,
  {signature, keys}: {signature: Bytes; keys: readonly PublicKey[]},
): Promise<Check> {
  if (keys.length === 0) return notJudged('proof', 'key-unknown')
  for (const key of keys) {
    if (await isSignedBy(key, {signature, data})) return passed('proof', 'signature-valid')
  }
  return breached('proof', 'signature-invalid')
}

async function checkProof(
  credential: JsonObject,
  proof: Json,
  {document, now}: ProofOptions,
): Promise<readonly Check[]> {
  const read = readProof(proof, {now})
  if ('check' in read) return [read]
  const {method, signature, options, signedAt} = read
  const contextFault = ownContextFault(credential, options)
  if (contextFault) return [breached('proof', 'proof-context-differs')]
  const issuer = idOf(credential['issuer'])
  const found = findKeys(method, {issuer, document, signedAt, algorithm: 'Ed25519'})
  const ofIssuer = checked('issuer', found.issuer.outcome, found.issuer)
  try {
    const data = await signedData(credential, options)
    const ofProof = await checkSignature(data, {signature, keys: found.keys})
    return [{...ofProof, facts: {...ofProof.facts, method}}, ofIssuer]
  } catch (thrown) {
    if (!isAirworthyError(thrown)) throw thrown
    return [
      breached(
        'proof',
        checkCodeOf(thrown.code, {fallback: 'canonicalisation-failed'}),
        thrown.facts,
      ),
      ofIssuer,
    ]
  }
}

function isUnsupported({outcome, code}: Check): boolean {
  return outcome === 'not-judged' && code.endsWith('-unsupported')
}

/** A context of the proof's own must be how that of the document begins (Data Integrity 1.0, 4.4); it then signs by that alone. */
function ownContextFault(credential: JsonObject, options: JsonObject): boolean {
  const own = options['@context']
  if (own === undefined) return false
  const contexts = listOf(credential['@context'])
  const named = listOf(own)
  return named.length === 0 || named.some((context, index) => context !== contexts[index])
}
