import type {Json, Random} from '@airworthy/kernel'
import type {FaultId} from './fault.ts'

/** What comes back over the wire, and after how many milliseconds; null means never. */
export type WireReply =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      readonly afterMs: number
    }
  | {
      readonly kind: 'failed'
      /** The name of the error that a caller would catch. */
      readonly error: 'ConnectionRefused' | 'ConnectionReset'
      readonly afterMs: number
    }
  | {readonly kind: 'silent'; readonly afterMs: null}

/** The answer of a service that is well. */
export interface SoundAnswer {
  readonly body: Readonly<Record<string, Json>>
  readonly afterMs: number
  /** The same answer, contradicting itself or the request: only who asked knows what that means. */
  readonly contradicted: Readonly<Record<string, Json>>
}

/** The reply of a service that is well. */
export function soundReply({body, afterMs}: SoundAnswer): WireReply {
  return answered(JSON.stringify(body), {afterMs})
}

/** The reply under a fault, in place of a sound answer. Chance chooses how late and how broken. */
export function faultyReply(
  fault: FaultId,
  {answer, random}: {answer: SoundAnswer; random: Random},
): WireReply {
  const {body, afterMs} = answer
  const text = JSON.stringify(body)
  switch (fault) {
    case 'refused':
      return {kind: 'failed', error: 'ConnectionRefused', afterMs: between(1, 5)}
    case 'reset':
      return {kind: 'failed', error: 'ConnectionReset', afterMs: between(100, 600)}
    case 'timeout':
      return {kind: 'silent', afterMs: null}
    case 'slow':
      return answered(text, {afterMs: between(4000, 9000)})
    case 'rate-limited': {
      const seconds = between(20, 60)
      const error = {error: {type: 'rate_limit', retryAfterSeconds: seconds}}
      const headers = {'retry-after': String(seconds)}
      return answered(JSON.stringify(error), {status: 429, afterMs: between(5, 40), headers})
    }
    case 'unavailable':
      return answered('{"error":{"type":"internal"}}', {status: 500, afterMs: between(20, 400)})
    case 'malformed':
      return answered(text.slice(0, between(1, text.length - 1)), {afterMs})
    case 'empty':
      return answered('', {afterMs})
    case 'refusal':
      return answered(sentences[between(0, sentences.length - 1)] ?? '', {afterMs})
    case 'wrong-schema':
      return answered(JSON.stringify(otherShape(body, random)), {afterMs})
    case 'contradictory':
      return answered(JSON.stringify(answer.contradicted), {afterMs})
  }

  function between(least: number, most: number): number {
    return least + random.integer(most - least + 1)
  }
}

const sentences = [
  'I am not able to help with this request.',
  'I cannot assess this. Please contact a qualified person.',
  '"I would rather not answer that."',
]

/** Every name changes, or the object hides one level deeper, or what is no text becomes one. */
function otherShape(body: SoundAnswer['body'], random: Random): Json {
  const entries = Object.entries(body)
  const onlyTexts = entries.every(([, value]) => typeof value === 'string')
  switch (random.integer(onlyTexts ? 2 : 3)) {
    case 0:
      return Object.fromEntries(entries.map(([name, value]) => [`${name}_value`, value]))
    case 1:
      return {result: [body]}
    default:
      return Object.fromEntries(entries.map(([name, value]) => [name, asText(value)]))
  }
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function answered(
  body: string,
  {
    status = 200,
    headers = {},
    afterMs,
  }: {status?: number; headers?: Readonly<Record<string, string>>; afterMs: number},
): WireReply {
  return {kind: 'answered', status, headers, body, afterMs}
}
