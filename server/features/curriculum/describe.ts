import type {Json} from '@airworthy/kernel'
import type {EventDescription} from '../people/index.ts'
import {domainName} from './plan-sentences.ts'

/** Describes the events of plans and audits; undefined for events of other features. */
export function describeCurriculumEvent(type: string, payload: Json): EventDescription | undefined {
  switch (type) {
    case 'plan.made':
      return {
        about: `Your plan was worked out, because ${causeText(memberOf(payload, 'because'))}.`,
        facts: payload,
      }
    case 'domain.tested-out':
      return {
        about: `You tested out of ${domainName(textOf(payload, 'domain'))}.`,
        facts: payload,
      }
    case 'exercise.counted':
      return {
        about: `Your exercise ${textOf(payload, 'exercise')} counted as evidence of ability in ${domainName(textOf(payload, 'domain'))}.`,
        facts: {
          exercise: memberOf(payload, 'exercise'),
          attempt: memberOf(payload, 'attempt'),
          domain: memberOf(payload, 'domain'),
          category: memberOf(payload, 'category'),
        },
      }
    case 'lesson.started':
      return {about: `You began the lesson ${textOf(payload, 'lesson')}.`, facts: payload}
    case 'lesson.responded':
      return {about: `You responded in the lesson ${textOf(payload, 'lesson')}.`, facts: payload}
    case 'lesson.finished':
      return {about: `You finished the lesson ${textOf(payload, 'lesson')}.`, facts: payload}
    case 'module.started':
      return {about: `You began ${textOf(payload, 'module')}.`, facts: payload}
    case 'module.finished':
      return {about: `You finished ${textOf(payload, 'module')}.`, facts: payload}
    case 'audit.made':
      return {about: 'You invited a team to an audit of its gaps.', facts: payload}
    default:
      return undefined
  }
}

function causeText(because: Json): string {
  switch (memberOf(because, 'kind')) {
    case 'baseline':
      return 'a baseline ended'
    case 'test-out':
      return 'a check of one domain ended'
    case 'examination':
      return 'an examination was decided'
    case 'exercise':
      return 'an exercise counted as evidence'
    case 'role':
      return 'your role changed'
    default:
      return 'the tracks changed'
  }
}

function textOf(payload: Json, name: string): string {
  const member = memberOf(payload, name)
  return typeof member === 'string' ? member : ''
}

function memberOf(value: Json, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const members = value as Readonly<Record<string, Json>> // neither null nor an array
  return members[name] ?? null
}
