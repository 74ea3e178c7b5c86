import jsonld from 'jsonld'
import {AirworthyError, errorFrom} from '@airworthy/kernel'
import {loadEmbedded} from './contexts.ts'
import type {JsonObject} from './json.ts'

/** Steps of telling equal nodes apart after which a graph is given up; honest ones need a handful. */
const mostIterations = 2000

/**
 * The canonical N-Quads of a document (RDFC-1.0), in safe mode: what would be dropped without a word,
 * a member that no context knows, throws `term-unknown`. Other faults throw `canonicalisation-failed`;
 * graphs made to take for ever are given up.
 */
export async function canonicalQuads(document: JsonObject): Promise<string> {
  const options = {
    algorithm: 'RDFC-1.0' as const,
    base: null,
    documentLoader: loadEmbedded,
    safe: true,
    canonizeOptions: {algorithm: 'RDFC-1.0', maxDeepIterations: mostIterations},
  }
  try {
    // the types of the package describe an older release; options are checked by the vector's test
    const canonize = jsonld.canonize as unknown as (input: object, given: object) => Promise<string>
    return await canonize(document, options)
  } catch (thrown) {
    throw faultOf(thrown)
  }
}

function faultOf(thrown: unknown): AirworthyError {
  const cause = errorFrom(thrown)
  const event = eventOf(cause)
  if (event === null) {
    return new AirworthyError('canonicalisation-failed', `not canonical: ${cause.message}`, {
      cause,
      facts: {reason: cause.message},
    })
  }
  const term = typeof event.term === 'string' ? event.term.slice(0, 200) : ''
  return new AirworthyError('term-unknown', `no context knows this: ${event.code} ${term}`, {
    cause,
    facts: {fault: event.code, term},
  })
}

/** What safe mode objected to, as jsonld's errors carry it. */
function eventOf(error: Error): {code: string; term: unknown} | null {
  const {details} = error as {
    details?: {event?: {code?: unknown; details?: Record<string, unknown>}}
  } // checked below
  const event = details?.event
  if (typeof event?.code !== 'string') return null
  const {property, value, type, id} = event.details ?? {}
  return {code: event.code, term: property ?? type ?? value ?? id}
}
