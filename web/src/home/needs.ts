import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import type {InvitationView, PersonView} from '@airworthy/server/features/people/views.ts'
import {capital, counted} from '../design/numbers.ts'

/** Something that waits for the person: a word, what it is, and where it is done. */
export interface Need {
  readonly id: 'choose-role' | 'continue-assessment' | 'invite-people' | 'pending-invitations'
  readonly word: string
  readonly title: string
  readonly about: string
  readonly action: string
  readonly to: '/assessment' | '/administration' | '/my-data'
}

interface Situation {
  readonly person: PersonView
  readonly attempts: AttemptsView
  /** How many people there are and which invitations are open; null for who may not know. */
  readonly administration: {people: number; invitations: readonly InvitationView[]} | null
}

/** What needs the person now, the most pressing first. */
export function needsOf({person, attempts, administration}: Situation): Need[] {
  const needs: Need[] = []
  if (attempts.open !== null) {
    needs.push({
      id: 'continue-assessment',
      word: attempts.open.status === 'paused' ? 'Paused' : 'In progress',
      title: 'Baseline assessment',
      about: `${capital(counted(attempts.open.given, 'item'))} answered; every answer is kept.`,
      action: 'Continue the assessment',
      to: '/assessment',
    })
  }
  if (person.engineerRole === null) {
    needs.push({
      id: 'choose-role',
      word: 'Choose',
      title: 'Your engineering role is not chosen',
      about: 'Without it no level is required of you, and results have nothing to be read against.',
      action: 'Choose my role',
      to: '/my-data',
    })
  }
  if (administration?.people === 1 && administration.invitations.length === 0) {
    needs.push({
      id: 'invite-people',
      word: 'Invite',
      title: 'You are the only one here',
      about: 'Invite people one by one, or import them with teams and roles from a CSV file.',
      action: 'Invite people',
      to: '/administration',
    })
  }
  if (administration && administration.invitations.length > 0) {
    const open = administration.invitations.length
    needs.push({
      id: 'pending-invitations',
      word: 'Waiting',
      title: `${open} ${open === 1 ? 'invitation is' : 'invitations are'} not accepted yet`,
      about: 'A link that was lost can be made anew.',
      action: 'See the invitations',
      to: '/administration',
    })
  }
  return needs
}
