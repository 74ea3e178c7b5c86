import {canonicalJson, type Json} from '@airworthy/kernel'
import type {EventDescription} from '../people/index.ts'

const withheld =
  'The seed and what was decided from it are kept on the server: shown, they would give the exercise away. An auditor can replay them.'

/** Describes the events of exercises; undefined for events of other features. */
export function describeExerciseEvent(type: string, payload: Json): EventDescription | undefined {
  const event = memberOf(payload, 'event')
  switch (type) {
    case 'exercise.started':
      return {
        about: `You started the exercise ${canonicalJson(memberOf(event, 'exercise'))}.`,
        facts: {exercise: memberOf(event, 'exercise'), withheld},
      }
    case 'exercise.acted':
      return {
        about: 'You did something in an exercise.',
        facts: {action: memberOf(event, 'action'), withheld},
      }
    case 'exercise.stopped':
      return {
        about: 'What you did in an exercise took too long and was not applied.',
        facts: {action: memberOf(event, 'action'), afterMs: memberOf(event, 'afterMs')},
      }
    case 'exercise.undone':
      return {about: 'You took back the last thing that you did in an exercise.', facts: null}
    case 'exercise.hinted':
      return {about: 'You asked for a hint.', facts: {hint: memberOf(event, 'hint')}}
    case 'exercise.finished':
      return {
        about: 'You finished an exercise, and it was judged.',
        facts: {
          objectives: memberOf(memberOf(event, 'judgement'), 'objectives'),
          result: memberOf(memberOf(payload, 'score'), 'score'),
          passed: memberOf(memberOf(payload, 'score'), 'passed'),
          countedAsEvidence: memberOf(memberOf(payload, 'evidence'), 'counted'),
        },
      }
    default:
      return undefined
  }
}

function memberOf(value: Json, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const members = value as Readonly<Record<string, Json>> // neither null nor an array
  return members[name] ?? null
}
