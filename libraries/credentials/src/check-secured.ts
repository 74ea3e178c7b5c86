import {notJudged} from './check.ts'
import {checkContext} from './check-context.ts'
import {checkJwt} from './check-jwt.ts'
import {checkProofs} from './check-proofs.ts'
import type {IssuerDocument} from './issuer-document.ts'
import type {OpenedCredential} from './opened.ts'
import type {Check} from './verification.ts'

/** Contexts, proofs and issuer of an opened credential or list: whether it is what its issuer signed. */
export async function checkSecured(
  {credential, jwt}: OpenedCredential,
  {document, now, openBadge}: {document: IssuerDocument | null; now: number; openBadge: boolean},
): Promise<{checks: readonly Check[]; others: boolean}> {
  const context = await checkContext(credential, {openBadge, processed: jwt === null})
  if (jwt !== null) {
    const checks = [context, ...(await checkJwt(jwt, {document, now}))]
    return {checks, others: credential['proof'] !== undefined}
  }
  // what the signature is over cannot be had without the contexts
  if (context.outcome !== 'pass') {
    const because = {because: context.code}
    return {checks: [context, notJudged('proof', 'not-reached', because)], others: false}
  }
  const {checks, others} = await checkProofs(credential, {document, now})
  return {checks: [context, ...checks], others}
}
