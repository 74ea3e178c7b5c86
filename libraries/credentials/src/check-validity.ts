import {breached, passed} from './check.ts'
import {momentOf, type JsonObject} from './json.ts'
import type {Check} from './verification.ts'

/** Whether a credential is valid at a moment: from `validFrom` on, and before `validUntil`. */
export function checkValidity(credential: JsonObject, {now}: {now: number}): Check {
  const {validFrom, validUntil} = credential
  const facts = {validFrom: validFrom ?? null, validUntil: validUntil ?? null}
  const from = momentOf(validFrom)
  const until = momentOf(validUntil)
  if ((validFrom !== undefined && from === null) || (validUntil !== undefined && until === null)) {
    return breached('validity', 'validity-malformed', facts)
  }
  if (from !== null && until !== null && until <= from) {
    return breached('validity', 'validity-empty', facts)
  }
  if (from !== null && from > now) return breached('validity', 'not-yet-valid', facts)
  if (until !== null && until <= now) return breached('validity', 'expired', facts)
  return passed('validity', until === null ? 'valid-without-end' : 'valid', facts)
}
