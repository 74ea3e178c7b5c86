import {canonicalJson, type Json} from '@airworthy/kernel'

/** What a person is told about an event: a sentence, and the recorded facts that may leave the server. */
export interface EventDescription {
  readonly about: string
  readonly facts: Json
}

const withheld =
  'The seed, the item and its score are kept on the server: shown, they would give keys away. An auditor can replay them.'

const kindNames: ReadonlyMap<Json, string> = new Map<Json, string>([
  ['test-out', 'a check of one domain'],
  ['examination', 'the adaptive part of an examination'],
])

/** Describes the events of assessments; undefined for events of other features. */
export function describeAssessmentEvent(type: string, payload: Json): EventDescription | undefined {
  const event = memberOf(payload, 'event')
  switch (type) {
    case 'assessment.started': {
      const start = memberOf(payload, 'start')
      const facts = {
        role: memberOf(payload, 'role'),
        consent: memberOf(payload, 'consent'),
        bankVersion: memberOf(memberOf(start, 'bank'), 'version'),
        domains: memberOf(start, 'domains'),
        rules: memberOf(start, 'rules'),
        terms: memberOf(payload, 'terms'),
        withheld,
      }
      const kind = memberOf(payload, 'kind')
      return {
        about: `You started ${kindNames.get(kind) ?? 'an assessment'} and agreed to what it is used for.`,
        facts,
      }
    }
    case 'assessment.answered': {
      const position = memberOf(event, 'position')
      const could = memberOf(payload, 'given') !== null
      return {
        about: could
          ? `You answered item ${canonicalJson(position)}.`
          : `You said that you cannot tell item ${canonicalJson(position)}.`,
        facts: {position, elapsedMs: memberOf(event, 'elapsedMs'), withheld},
      }
    }
    case 'assessment.paused':
      return {about: 'You paused the assessment.', facts: event}
    case 'assessment.resumed':
      return {about: 'You went on with the assessment.', facts: event}
    case 'assessment.continued':
      return {about: 'You asked for more items.', facts: event}
    case 'assessment.finished':
      return {about: 'The assessment ended.', facts: event}
    default:
      return undefined
  }
}

function memberOf(value: Json, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const members = value as Readonly<Record<string, Json>> // neither null nor an array
  return members[name] ?? null
}
