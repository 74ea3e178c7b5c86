import {combineOutcomes, isAirworthyError} from '@airworthy/kernel'
import {breached} from './check.ts'
import {checkCodeOf} from './check-codes.ts'
import {checkSecured} from './check-secured.ts'
import {checkAchievementShape} from './check-shape.ts'
import {checkStatus} from './check-status.ts'
import {checkValidity} from './check-validity.ts'
import {documentFor} from './find-key.ts'
import {idOf} from './json.ts'
import {openCredential, type OpenedCredential} from './opened.ts'
import {summarise, unprovedOf} from './summarise.ts'
import type {Verification} from './verification.ts'

/** With what a credential is verified: nothing is ever fetched. */
export interface VerifyOptions {
  /**
   * The issuer's keys as the reader came by them: a DID document, a profile, a JWK, a key `z6Mk…`.
   * Without them only issuers whose identifier is a key (did:key, did:jwk) are known.
   */
  readonly didDocument?: unknown
  /** BitstringStatusListCredentials, as JSON text, value or JWT. */
  readonly statusLists: readonly unknown[]
  readonly now: Date
}

/**
 * Verifies an Open Badges 3.0 credential, a JSON text or value or a VC-JWT: form, contexts,
 * signature, issuer, validity and status, each with its outcome. An issuer that is not known and a
 * list that is missing are not judged, and never pass. Throws `malformed-issuer-document` (or what
 * reading it throws) for a document of the reader's that is none; never for the credential.
 */
export async function verifyCredential(
  input: unknown,
  {didDocument, statusLists, now}: VerifyOptions,
): Promise<Verification> {
  const opened = open(input)
  if ('checks' in opened) return opened
  const {credential, jwt} = opened
  const moment = now.getTime()
  const document = documentFor(idOf(credential['issuer']), didDocument)
  const secured = await checkSecured(opened, {document, now: moment, openBadge: true})
  const checks = [
    checkAchievementShape(credential),
    ...secured.checks,
    checkValidity(credential, {now: moment}),
    ...(await checkStatus(credential, {document, lists: statusLists, now: moment})),
  ]
  return {
    outcome: combineOutcomes(checks.map(({outcome}) => outcome)),
    checks,
    unproved: unprovedOf(credential, secured),
    credential: summarise(credential, {form: jwt === null ? 'data-integrity' : 'jwt'}),
  }
}

function open(input: unknown): OpenedCredential | Verification {
  try {
    return openCredential(input)
  } catch (thrown) {
    if (!isAirworthyError(thrown)) throw thrown
    const check = breached(
      'shape',
      checkCodeOf(thrown.code, {fallback: 'not-a-credential'}),
      thrown.facts,
    )
    return {outcome: check.outcome, checks: [check], unproved: [], credential: null}
  }
}
