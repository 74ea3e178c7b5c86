import type {Json} from '@airworthy/kernel'
import type {EventDescription} from '../people/index.ts'

const withheld =
  'Verdicts of single domains before the decision and seeds are kept on the server. An auditor can replay them.'

/** Describes the events of examinations; undefined for events of other features. */
export function describeExaminationEvent(
  type: string,
  payload: Json,
): EventDescription | undefined {
  const facts = membersOf(payload)
  switch (type) {
    case 'examination.started':
      return {
        about: 'You began an examination, and agreed to its rules: it is not supervised.',
        facts: withResults({...facts, carried: withResults(facts['carried'] ?? null)}),
      }
    case 'examination.assessment-begun':
      return {about: 'You began the adaptive part of an examination.', facts: payload}
    case 'examination.sitting-begun':
      return {
        about: 'You began another sitting, because some domains were not judged.',
        facts: {sitting: facts['sitting'] ?? null, moreItems: facts['moreItems'] ?? null, withheld},
      }
    case 'examination.exercise-begun':
      return {about: 'You began an exercise of an examination.', facts: payload}
    case 'examination.decided':
      return {about: 'Your examination was decided.', facts: withResults(payload)}
    case 'examination.set-aside':
      return {
        about: 'The decision of your examination was set aside by this person, on your appeal.',
        facts: payload,
      }
    default:
      return undefined
  }
}

/** The same with the points of an exercise under the name that the person's own views give them. */
function withResults(payload: Json): Json {
  const {exercises, ...members} = membersOf(payload)
  if (!Array.isArray(exercises)) return payload
  return {
    ...members,
    exercises: exercises.map((exercise: Json) => {
      const {score, ...rest} = membersOf(exercise)
      return score === undefined ? exercise : {...rest, result: score}
    }),
  }
}

function membersOf(value: Json): Readonly<Record<string, Json>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return value as Readonly<Record<string, Json>> // neither null nor an array
}
