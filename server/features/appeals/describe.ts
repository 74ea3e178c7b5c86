import type {Json} from '@airworthy/kernel'
import type {EventDescription} from '../people/index.ts'

const withheld = 'Which item it was is kept on the server: shown, it would give its key away.'

/** Describes the events of appeals; undefined for events of other features. */
export function describeAppealEvent(type: string, payload: Json): EventDescription | undefined {
  switch (type) {
    case 'appeal.made': {
      const {item, ...facts} = membersOf(payload)
      return {
        about: 'You made an appeal.',
        facts: item == null ? facts : {...facts, withheld},
      }
    }
    case 'appeal.withdrawn':
      return {about: 'You took an appeal back.', facts: payload}
    case 'appeal.decided':
      return {about: 'Your appeal was decided by this person, for this reason.', facts: payload}
    case 'item.withdrawn':
      // The digest would tell whoever decided nothing that the appeal does not.
      return {about: 'You withdrew an item from new assessments.', facts: null}
    default:
      return undefined
  }
}

function membersOf(value: Json): Readonly<Record<string, Json>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return value as Readonly<Record<string, Json>> // neither null nor an array
}
