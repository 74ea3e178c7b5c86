import {AirworthyError, isAirworthyError, type Json} from '@airworthy/kernel'
import {breached, notJudged, passed} from './check.ts'
import {checkCodeOf, type CheckCode} from './check-codes.ts'
import {canonicalQuads} from './canonical.ts'
import {isEmbeddedContext, isObContext, isPublishedContext, vcContext} from './contexts.ts'
import {idOf, isObject, listOf, textOf, type JsonObject} from './json.ts'
import type {Check} from './verification.ts'

/** What the contexts of a credential must be like. */
export interface ContextRules {
  /** Whether the context of Open Badges must stand second. */
  readonly openBadge: boolean
  /** Whether the proof signs what the contexts make of the text (Data Integrity) and not the text (JWT). */
  readonly processed: boolean
}

/**
 * Whether the contexts are the expected ones, in their order, and give every member its one meaning.
 * Where they are processed, a member that safe canonisation would drop, a keyword or an IRI in place
 * of a member's name, and a context within the text are refused: each lets somebody change what a
 * reader sees and keep the signature.
 */
export async function checkContext(
  credential: JsonObject,
  {openBadge, processed}: ContextRules,
): Promise<Check> {
  const contexts = listOf(credential['@context'])
  const order = orderFault(contexts, openBadge)
  if (order !== null) return breached('context', order, {contexts: contexts.map(shown)})
  if (!processed) return passed('context', 'contexts-known', {contexts: contexts.map(shown)})
  try {
    const {values, contexts: named, unread} = visit(credential)
    const reason =
      values > mostValues
        ? `more than ${mostValues} objects and entries of lists in it`
        : named > mostContexts
          ? `more than ${mostContexts} contexts named in it`
          : null
    if (reason !== null) return breached('context', 'canonicalisation-failed', {reason})
    if (unread !== null) return notJudged('context', 'context-unsupported', {context: unread})
    const {proof: _proof, ...unsecured} = credential
    const quads = await canonicalQuads(unsecured)
    const differing = differingClaim(credential, quads)
    if (differing !== null) return breached('context', 'meaning-differs', {member: differing})
  } catch (thrown) {
    if (!isAirworthyError(thrown)) throw thrown
    return breached(
      'context',
      checkCodeOf(thrown.code, {fallback: 'canonicalisation-failed'}),
      thrown.facts,
    )
  }
  return passed('context', 'contexts-known', {contexts: contexts.map(shown)})
}

function orderFault(contexts: readonly Json[], openBadge: boolean): CheckCode | null {
  const [first, second] = contexts
  if (first === undefined) return 'context-missing'
  if (first !== vcContext) {
    return contexts.includes(vcContext) ? 'context-order' : 'context-not-credentials-v2'
  }
  if (!openBadge || isObContext(second)) return null
  return contexts.some(isObContext) ? 'context-order' : 'context-not-open-badges'
}

/**
 * Objects and entries of lists beyond which a credential is refused: working out what was signed takes
 * time by their square.
 */
const mostValues = 3000
/** Contexts, at whatever depth and however often: each costs milliseconds. */
const mostContexts = 100

/** How much is in a credential, and the first context that is published and not carried. */
interface Visited {
  values: number
  contexts: number
  unread: string | null
}

/** Looks at every member's name and at every context, at whatever depth. */
function visit(whole: Json): Visited {
  const count: Visited = {values: 0, contexts: 0, unread: null}
  function look(value: Json): void {
    if (Array.isArray(value)) {
      for (const one of value) {
        if (!isObject(one)) count.values++
        look(one)
      }
      return
    }
    if (!isObject(value)) return
    count.values++
    if (isLanguageText(value)) return
    for (const [name, member] of Object.entries(value)) {
      if (name === '@context') {
        for (const context of listOf(member)) {
          count.contexts++
          if (typeof context === 'string' && isPublishedContext(context)) count.unread ??= context
          else refuseUnknown(context)
        }
      } else if (name === '__proto__') {
        // jsonld takes it for an inner matter of the language and drops it without a word
        throw new AirworthyError('term-unknown', `no context knows this: ${name}`, {
          facts: {fault: 'invalid property', term: name},
        })
      } else if (name.startsWith('@') || name.includes(':')) {
        throw new AirworthyError('member-disguised', `not a plain member: ${name.slice(0, 200)}`, {
          facts: {member: name.slice(0, 200)},
        })
      } else look(member)
    }
  }
  look(whole)
  return count
}

function refuseUnknown(context: Json): void {
  if (typeof context !== 'string') {
    throw new AirworthyError('context-inline', 'a context that stands in the text itself')
  }
  if (isEmbeddedContext(context)) return
  const facts = {context: context.slice(0, 500)}
  throw new AirworthyError('context-unknown', `unknown context: ${facts.context}`, {facts})
}

/** `{"@value": "Bonjour", "@language": "fr"}`, as names and descriptions may be. */
function isLanguageText(value: JsonObject): boolean {
  const names = Object.keys(value)
  return (
    typeof value['@value'] === 'string' &&
    names.every((name) => ['@value', '@language', '@direction'].includes(name)) &&
    names.every((name) => typeof value[name] === 'string')
  )
}

const vcVocabulary = 'https://www.w3.org/2018/credentials#'

/**
 * The signature is over the statements, not over the text: what decides must be the same in both.
 * Returns the member of which the statements say another thing than the text, or null.
 */
function differingClaim(credential: JsonObject, quads: string): string | null {
  const subject = `<${textOf(credential['id']) ?? ''}> `
  const lines = quads.split('\n').filter((line) => line.startsWith(subject))
  const objectsOf = (member: string) => {
    const start = `${subject}<${vcVocabulary}${member}> `
    return lines
      .filter((line) => line.startsWith(start))
      .map((line) => line.slice(start.length, -2))
  }
  const issuer = idOf(credential['issuer'])
  if (!same(objectsOf('issuer'), issuer === null ? [] : [`<${issuer}>`])) return 'issuer'
  for (const member of ['validFrom', 'validUntil']) {
    const time = textOf(credential[member])
    const typed = `"${time ?? ''}"^^<http://www.w3.org/2001/XMLSchema#dateTime>`
    if (!same(objectsOf(member), time === null ? [] : [typed])) return member
  }
  for (const member of ['credentialSubject', 'credentialStatus']) {
    if (objectsOf(member).length !== listOf(credential[member]).length) return member
  }
  return null
}

function same(found: readonly string[], expected: readonly string[]): boolean {
  return found.length === expected.length && found.every((one, index) => one === expected[index])
}

function shown(context: Json): string {
  return typeof context === 'string' ? context.slice(0, 500) : 'a context within the text'
}
