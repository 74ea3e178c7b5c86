import type {RoleStandingView} from '@airworthy/server/features/credentials/views.ts'
import {day} from '../../design/dates.ts'
import {lastOf, standingSentence} from './standing-words.ts'

type Standing = Pick<RoleStandingView, 'standing' | 'validUntil' | 'dueFrom' | 'because'>

/** The answer to "Am I certified?". */
export function credentialsHeading(own: Standing | undefined): string {
  return (own && standingSentence(own, own.because)) ?? 'Not yet. You hold no credential.'
}

/** What follows from the standing, and what to do. */
export function credentialsLead(own: Standing | undefined, credentials: number): string {
  switch (own?.standing) {
    case 'current':
      return own.dueFrom === null
        ? 'Anybody can verify it, without an account here.'
        : `Anybody can verify it, without an account here. A renewal can begin on ${day(own.dueFrom)}; it asks only what has decayed or changed.`
    case 'due':
      return 'The renewal asks only what has decayed or changed. It follows on the day on which this one ends, or at once if that day has passed.'
    case 'lapsed':
      return 'What was proved is kept, and the renewal asks only what has decayed or changed.'
    case 'suspended': {
      const reason = lastOf(own.because, 'credential.suspended')?.reason
      return `${reason == null ? '' : `The reason given: ${reason} `}It can be reinstated; whoever verifies it meanwhile is told not to rely on it.`
    }
    case 'revoked': {
      const reason = lastOf(own.because, 'credential.revoked')?.reason
      return `${reason == null ? '' : `The reason given: ${reason} `}It does not come back. A new examination gives a new credential.`
    }
    case 'none':
    case undefined:
      return credentials > 0
        ? 'For the role that you have now nothing was proved yet.'
        : 'It follows from a passed examination for your role.'
  }
}
