import type {Assignee} from '@airworthy/server/features/assignments/views.ts'
import {engineerRoleOf} from '../people/words.ts'

/** What is chosen in the form so far; an empty text means not chosen, or all teams. */
export interface AssigneeChoice {
  readonly kind: Assignee['kind']
  readonly role: string
  readonly teamId: string
  readonly personId: string
}

/** The form before anything is chosen. */
export const nobody: AssigneeChoice = {kind: 'team', role: '', teamId: '', personId: ''}

/** To whom the form assigns, or undefined while that is not chosen whole. */
export function assigneeFrom({kind, role, teamId, personId}: AssigneeChoice): Assignee | undefined {
  switch (kind) {
    case 'role': {
      const known = engineerRoleOf(role)
      return known === null ? undefined : {kind, role: known, teamId: teamId || null}
    }
    case 'team':
      return teamId === '' ? undefined : {kind, teamId}
    case 'person':
      return personId === '' ? undefined : {kind, personId}
  }
}

/** The kind of assignee that a select's value names. */
export function assigneeKindOf(value: string): Assignee['kind'] {
  return value === 'role' || value === 'person' ? value : 'team'
}
