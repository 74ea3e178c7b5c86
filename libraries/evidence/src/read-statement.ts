import {AirworthyError, type Json} from '@airworthy/kernel'
import {kindOfPredicateType} from './evidence-kinds.ts'
import {isHash, isObject, shapeFault} from './shape.ts'
import {statementType, type Statement} from './statement.ts'
import {readStrictJson} from './strict-json.ts'

const outcomes = ['pass', 'breach', 'not-judged', 'error']
const severities = ['breach', 'not-judged', 'warning', 'note']

const subjectShape = {
  name: isText,
  digest: (value: Json) => shapeFault(value, {sha256: isHash}) === null,
}

const findingShape = {
  code: isText,
  severity: (value: Json) => typeof value === 'string' && severities.includes(value),
  subject: isText,
  facts: (value: Json) => isObject(value),
  message: isText,
}

const measurementShape = {
  tool: (value: Json) => shapeFault(value, {name: isText, version: isText}) === null,
  startedAt: isInstant,
  finishedAt: isInstant,
  parameters: (value: Json) => isObject(value),
  result: (value: Json) => isObject(value),
  findings: isListOf(findingShape),
  outcome: (value: Json) => typeof value === 'string' && outcomes.includes(value),
}

const statementShape = {
  _type: (value: Json) => value === statementType,
  subject: (value: Json) =>
    Array.isArray(value) && value.length > 0 && isListOf(subjectShape)(value),
  predicateType: (value: Json) => typeof value === 'string' && kindOfPredicateType(value) !== null,
  predicate: (value: Json) => isObject(value),
}

/** Reads a statement's form from JSON, or says what keeps the value from being one. */
export function readStatement(value: Json): {statement: Statement} | {fault: string} {
  const fault = shapeFault(value, statementShape)
  if (fault !== null) return {fault}
  const statement = value as unknown as Statement // each member has passed its guard
  const inner = shapeFault(statement.predicate as unknown as Json, measurementShape)
  return inner === null ? {statement} : {fault: `predicate: ${inner}`}
}

/** A statement from its JSON text; throws `malformed-evidence`. Who made it is not checked here. */
export function statementFrom(text: string): Statement {
  const json = readStrictJson(text)
  if ('fault' in json) throw malformedEvidence(json.fault.reason)
  const read = readStatement(json.value)
  if ('fault' in read) throw malformedEvidence(read.fault)
  return read.statement
}

/** Says what keeps a text from being evidence. */
export function malformedEvidence(fault: string): AirworthyError {
  return new AirworthyError('malformed-evidence', `not evidence of airworthy: ${fault}`, {
    facts: {fault},
  })
}

function isText(value: Json): value is string {
  return typeof value === 'string' && value !== ''
}

function isInstant(value: Json): boolean {
  return isText(value) && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
}

function isListOf(shape: Parameters<typeof shapeFault>[1]): (value: Json) => boolean {
  return (value) =>
    Array.isArray(value) && value.every((member: Json) => shapeFault(member, shape) === null)
}
