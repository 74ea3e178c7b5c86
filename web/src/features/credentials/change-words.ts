import type {CredentialStandingName} from '@airworthy/server/features/credentials/views.ts'

/** What may be decided about a credential; the words of its routes. */
export type CredentialChange = 'suspend' | 'reinstate' | 'revoke'

/** The fewest characters of a reason. */
export const fewestReason = 10

/** What may be done with a credential that stands so; a revoked one is final. */
export function changesOf(standing: CredentialStandingName): readonly CredentialChange[] {
  switch (standing) {
    case 'current':
    case 'due':
    case 'lapsed':
      return ['suspend', 'revoke']
    case 'suspended':
      return ['reinstate', 'revoke']
    case 'none':
    case 'revoked':
      return []
  }
}

/** Each change as button, title and consequence. */
export const changeWords: Readonly<
  Record<
    CredentialChange,
    {readonly action: string; readonly title: string; readonly consequence: string}
  >
> = {
  suspend: {
    action: 'Suspend it',
    title: 'Suspend this credential?',
    consequence:
      'Nobody is to rely on it until it is reinstated. Its validity runs on meanwhile. Changes of its holder are held where the gate asks for a certification.',
  },
  reinstate: {
    action: 'Reinstate it',
    title: 'Reinstate this credential?',
    consequence: 'It holds again from now on, to the end of its validity.',
  },
  revoke: {
    action: 'Revoke it',
    title: 'Revoke this credential for good?',
    consequence:
      'It does not come back. Whoever verifies it is told that it was revoked, and when; a new examination gives a new credential.',
  },
}
