import {isAirworthyError} from '@airworthy/kernel'
import type {AppealRow} from './appeal-store.ts'
import type {AppealParts} from './parts.ts'
import type {DisputedCredentialView} from './views.ts'

/** The disputed suspension or revocation; null once the credential is good again. */
export async function disputedCredential(
  {database, credentials}: AppealParts,
  {attemptId, personId}: AppealRow,
): Promise<DisputedCredentialView | null> {
  try {
    const {change: _count, ...disputed} = await credentials.disputed(database, {
      id: attemptId,
      personId,
    })
    return disputed
  } catch (thrown) {
    if (isAirworthyError(thrown, 'event-refused')) return null
    throw thrown
  }
}
