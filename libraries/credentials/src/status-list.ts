import {base64urlnopad} from '@scure/base'
import {AirworthyError} from '@airworthy/kernel'
import {concatBytes, type Bytes} from './bytes.ts'
import {vcContext} from './contexts.ts'
import {timeOf} from './data-integrity.ts'
import type {JsonObject} from './json.ts'

/** The smallest list: 131,072 entries (16 KiB), so that one of them tells little (Bitstring Status List 1.0). */
export const leastStatusListLength = 131_072

/** Bytes above which an unpacked list is refused: 4 MiB, 33 million entries. */
const largestList = 4 * 1024 * 1024

/** What a list is made of. */
export interface StatusListFacts {
  /** URL of the list. */
  readonly id: string
  /** The issuer of the credentials in it, who signs the list. */
  readonly issuer: string
  readonly purpose: 'revocation' | 'suspension'
  /** Indexes of the entries that are set. */
  readonly statuses: Iterable<number>
  /** Entries; 131,072 at least, and when absent. */
  readonly length?: number
  readonly validFrom: Date
  /** Until when readers may rely on it. */
  readonly validUntil: Date
}

/** An unsigned BitstringStatusListCredential, to be signed with `signCredential`; throws `malformed-status-list`. */
export async function buildStatusList(facts: StatusListFacts): Promise<JsonObject> {
  const {id, issuer, purpose, statuses, length = leastStatusListLength} = facts
  if (!Number.isInteger(length) || length < leastStatusListLength || length > largestList * 8) {
    throw malformed(`a list has ${leastStatusListLength} entries or more, not ${length}`)
  }
  const bits = new Uint8Array(Math.ceil(length / 8))
  for (const index of statuses) {
    if (!Number.isInteger(index) || index < 0 || index >= length) {
      throw malformed(`no entry ${index} in a list of ${length}`)
    }
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7))
  }
  return {
    '@context': [vcContext],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: timeOf(facts.validFrom),
    validUntil: timeOf(facts.validUntil),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: `u${base64urlnopad.encode(await gzip(bits))}`,
    },
  }
}

/**
 * The bits of an encoded list: multibase base64url of gzip. Unpacking stops at 4 MiB, whatever the
 * text promises. Throws `malformed-status-list`.
 */
export async function readStatusBits(encodedList: string): Promise<Bytes> {
  if (!encodedList.startsWith('u')) throw malformed('the encoded list does not begin with u')
  let packed: Uint8Array
  try {
    // padding is not multibase, but some issuers write it
    packed = base64urlnopad.decode(encodedList.slice(1).replace(/={1,2}$/, ''))
  } catch (cause) {
    throw malformed('the encoded list is not base64url', cause)
  }
  return await gunzip(Uint8Array.from(packed))
}

/** The value at an index, the leftmost bit first, or null where the list has no such entry. */
export function statusAt(
  bits: Uint8Array,
  index: number,
  {size = 1}: {size?: number} = {},
): number | null {
  if ((index + 1) * size > bits.length * 8) return null
  let value = 0
  for (let bit = index * size; bit < (index + 1) * size; bit++) {
    value = value * 2 + (((bits[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
  }
  return value
}

async function gzip(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

async function gunzip(packed: Bytes): Promise<Bytes> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
    for await (const part of stream) {
      length += part.length
      if (length > largestList) break
      parts.push(part)
    }
  } catch (cause) {
    throw malformed('the encoded list is not gzip', cause)
  }
  if (length > largestList) throw malformed(`the list unpacks to more than ${largestList} bytes`)
  return concatBytes(parts)
}

function malformed(message: string, cause?: unknown): AirworthyError {
  return new AirworthyError('malformed-status-list', `status list: ${message}`, {cause})
}
