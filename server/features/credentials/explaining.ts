import type {CredentialEvent} from '@airworthy/credentials'
import type {ExplainingEventView} from './views.ts'
import {dayInWords} from './words.ts'

/** The events behind a standing, each with a sentence; `reasons` are for the person and administrators alone. */
export function explained(
  events: readonly CredentialEvent[],
  {reasons}: {reasons: boolean},
): ExplainingEventView[] {
  return events.map((event) => ({
    type: event.type,
    at: event.at,
    credentialId: event.credentialId,
    about: sentenceFor(event),
    reason: reasons && 'reason' in event ? event.reason : null,
  }))
}

function sentenceFor(event: CredentialEvent): string {
  const day = dayInWords(event.at)
  switch (event.type) {
    case 'credential.earned':
      return `The examination was passed on ${dayInWords(event.validFrom)}: valid until ${dayInWords(event.validUntil)}.`
    case 'credential.issued':
      return `The credential was signed on ${day}.`
    case 'credential.suspended':
      return `It was suspended on ${day}.`
    case 'credential.reinstated':
      return `It was reinstated on ${day}.`
    case 'credential.revoked':
      return `It was revoked on ${day}.`
  }
}
