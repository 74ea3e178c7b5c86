import type {Json} from '@airworthy/kernel'
import type {EventDescription} from '../people/index.ts'

const sentences: Readonly<Record<string, string>> = {
  'assignment.made': 'You assigned a programme, or one was assigned to you by name.',
  'assignment.withdrawn': 'An assignment was withdrawn.',
  'assignment.given': 'A programme was assigned to you, with this due day.',
  'assignment.done': 'A programme that was assigned to you was found to be done.',
  'assignment.exempted': 'You were exempted from an assignment until this day, for this reason.',
  'assignment.exemption-ended': 'Your exemption from an assignment ended early.',
  'assignment.left': 'An assignment stopped concerning you: your team or role changed.',
  'assignment.returned': 'An assignment concerns you again: your team or role changed.',
}

/** Describes the events of assignments; undefined for events of other features. */
export function describeAssignmentEvent(type: string, payload: Json): EventDescription | undefined {
  const about = sentences[type]
  return about === undefined ? undefined : {about, facts: payload}
}
