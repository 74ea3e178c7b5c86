import type {Json} from '@airworthy/kernel'
import type {EventDescription} from '../people/index.ts'

const sentences: Readonly<Record<string, string>> = {
  'credential.earned': 'You earned a credential by this examination, valid for this time.',
  'credential.issued':
    'Your credential was signed, with your name and its place in the status list.',
  'credential.reissued': 'Your credential was signed anew by another key; it says the same.',
  'credential.suspended': 'Your credential was suspended for this reason.',
  'credential.reinstated': 'Your credential was reinstated for this reason.',
  'credential.revoked': 'Your credential was revoked for this reason.',
  'login.proposed': 'You named this login at a code host as yours.',
  'login.confirmed': 'An administrator confirmed that this login is yours.',
  'login.removed': 'This login is no longer linked to you.',
  'issuer.key-withdrawn': 'You withdrew a key of the issuer.',
}

/** Describes the events of credentials and logins; undefined for events of other features. */
export function describeCredentialEvent(type: string, payload: Json): EventDescription | undefined {
  const about = sentences[type]
  return about === undefined ? undefined : {about, facts: payload}
}
