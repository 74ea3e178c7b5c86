import type {AttemptsView} from '@airworthy/server/features/assessments/views.ts'
import type {ExaminationView} from '@airworthy/server/features/examinations/views.ts'
import type {InvitationView, PersonView} from '@airworthy/server/features/people/views.ts'
import type {DutyView} from '@airworthy/server/features/assignments/views.ts'
import {moment} from '../design/dates.ts'
import {capital, counted} from '../design/numbers.ts'
import type {StatusKind} from '../design/status-kinds.ts'
import {
  dutySentence,
  programmeNames,
  programmePlaces,
  standings,
} from '../features/assignments/words.ts'

/** Something that waits for the person: a word, what it is, and where it is done. */
export interface Need {
  readonly id: string
  /** The shape beside the word. */
  readonly kind: StatusKind
  readonly word: string
  readonly title: string
  readonly about: string
  readonly action: string
  readonly to:
    | '/assessment'
    | '/administration'
    | '/appeals'
    | '/examination'
    | '/my-data'
    | '/notifications'
    | '/plan'
}

interface Situation {
  readonly person: PersonView
  readonly attempts: Pick<AttemptsView, 'open'>
  /** The person's own, in the order in which they are due. */
  readonly duties?: readonly DutyView[]
  /** How many notifications are not read. */
  readonly unread?: number
  /** How many appeals the person may decide. */
  readonly appeals?: number
  /** The open examination. */
  readonly examination?: Pick<ExaminationView, 'kind' | 'closesAt' | 'title'> | null
  /** How many logins at code hosts the person may confirm. */
  readonly logins?: number
  /** How many people there are and which invitations are open; null for who may not know. */
  readonly administration: {people: number; invitations: readonly InvitationView[]} | null
}

/** What needs the person now, the most pressing first. */
export function needsOf(situation: Situation): Need[] {
  const {person, attempts, administration, duties = [], unread = 0, appeals = 0} = situation
  const {examination = null, logins = 0} = situation
  const needs: Need[] = dutyNeeds(duties, 'overdue')
  if (attempts.open !== null) {
    needs.push({
      id: 'continue-assessment',
      kind: 'steer',
      word: attempts.open.status === 'paused' ? 'Paused' : 'In progress',
      title: 'Baseline assessment',
      about: `${capital(counted(attempts.open.given, 'item'))} answered; every answer is kept.`,
      action: 'Continue the assessment',
      to: '/assessment',
    })
  }
  if (examination !== null) {
    needs.push({
      id: 'continue-examination',
      kind: 'steer',
      word: examination.kind === 'renewal' ? 'Renewal' : 'Examination',
      title: examination.title,
      about: `Open until ${moment(examination.closesAt)}; what is open then is judged as it stands.`,
      action: 'Go on with the examination',
      to: '/examination',
    })
  }
  needs.push(...dutyNeeds(duties, 'due'))
  if (person.engineerRole === null) {
    needs.push({
      id: 'choose-role',
      kind: 'steer',
      word: 'Choose',
      title: 'Your engineering role is not chosen',
      about: 'Without it no level is required of you, and results have nothing to be read against.',
      action: 'Choose my role',
      to: '/my-data',
    })
  }
  if (appeals > 0) {
    needs.push({
      id: 'decide-appeals',
      kind: 'steer',
      word: 'Decide',
      title: `${capital(counted(appeals, 'appeal'))} ${appeals === 1 ? 'waits' : 'wait'} for a decision`,
      about: 'Each was made by a person who is waiting for reasons.',
      action: 'See the appeals',
      to: '/appeals',
    })
  }
  if (logins > 0) {
    needs.push({
      id: 'confirm-logins',
      kind: 'steer',
      word: 'Confirm',
      title: `${capital(counted(logins, 'login'))} ${logins === 1 ? 'waits' : 'wait'} for you`,
      about: 'Until it is confirmed, the gate cannot tell whose a change is.',
      action: 'See the logins',
      to: '/administration',
    })
  }
  if (administration?.people === 1 && administration.invitations.length === 0) {
    needs.push({
      id: 'invite-people',
      kind: 'steer',
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
      kind: 'steer',
      word: 'Waiting',
      title: `${open} ${open === 1 ? 'invitation is' : 'invitations are'} not accepted yet`,
      about: 'A link that was lost can be made anew.',
      action: 'See the invitations',
      to: '/administration',
    })
  }
  if (unread > 0) {
    needs.push({
      id: 'unread-notifications',
      kind: 'steer',
      word: 'New',
      title: `${capital(counted(unread, 'notification'))} you have not read`,
      about: 'What was assigned to you, reminders and decisions.',
      action: 'Read them',
      to: '/notifications',
    })
  }
  return needs
}

function dutyNeeds(duties: readonly DutyView[], wanted: 'overdue' | 'due'): Need[] {
  return duties
    .filter(({standing}) => standing === wanted)
    .map((duty) => ({
      id: `duty-${duty.id}`,
      ...standings[wanted],
      title: programmeNames[duty.programme],
      about: `${dutySentence(duty)}.`,
      ...programmePlaces[duty.programme],
    }))
}
