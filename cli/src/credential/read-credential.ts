import {basename} from 'node:path'
import {buffer as bytesOfStream} from 'node:stream/consumers'
import {checkCodeOf, isPicture, unbake, type Check} from '@airworthy/credentials'
import {isAirworthyError} from '@airworthy/kernel'
import {badInput} from '../faults.ts'
import {readFileChunks} from '../read-file.ts'
import {urlFrom} from '../read-url.ts'
import {fetchPublic} from './fetch-public.ts'

/** What was given as a credential. */
export interface GivenCredential {
  /** For people: a file's name, `standard input`, an address. */
  readonly name: string
  /** The address that it came from; null for what lay here. */
  readonly url: URL | null
  readonly bytes: Uint8Array
  /** Its text, out of the picture where it is one; null for a picture that is mis-baked. */
  readonly text: string | null
  /** How it was baked; null where there is no picture. */
  readonly baking: Check | null
}

/** Bytes of a file beyond which it is no credential. */
const largestFile = 16 * 1024 * 1024

/** Reads a credential from a file, from standard input (`-`) or from an address; what holds none is bad input. */
export async function readCredential(
  source: string,
  {timeout}: {timeout: number},
): Promise<GivenCredential> {
  const given = urlFrom(source)
  if (given !== null) {
    const url = documentUrl(given)
    const bytes = await fetchPublic(url, {timeout, givenBy: url, what: 'a credential'})
    return {name: url.href, url, bytes, ...textOf(bytes, url.href)}
  }
  const name = source === '-' ? 'standard input' : basename(source)
  const bytes = source === '-' ? await bytesOfStream(process.stdin) : await bytesOfFile(source)
  return {name, url: null, bytes, ...textOf(bytes, source === '-' ? name : source)}
}

/** The page that people see, and what it reads, lead to the file that programs read. */
function documentUrl(url: URL): URL {
  const [, base, id] = /^(\/(?:.*\/)??)(?:api\/)?verify\/([\w-]+)\/?$/.exec(url.pathname) ?? []
  if (base === undefined || id === undefined) return url
  return new URL(`${base}api/verify/${id}/credential.json`, url)
}

async function bytesOfFile(path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of readFileChunks(path, {what: 'a credential'})) {
    length += part.length
    if (length > largestFile)
      throw badInput(`${path} has more than ${largestFile} bytes: no credential`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function textOf(bytes: Uint8Array, source: string): {text: string | null; baking: Check | null} {
  if (!isPicture(bytes)) return {text: plainText(bytes, source), baking: null}
  try {
    const text = unbake(bytes)
    return {text, baking: {check: 'baking', outcome: 'pass', code: 'baked-well', facts: {}}}
  } catch (thrown) {
    if (!isAirworthyError(thrown)) throw thrown
    if (thrown.code === 'not-a-picture' || thrown.code === 'no-baked-credential') {
      throw badInput(
        `${source} is no credential: ${thrown.message}; give the file as its issuer made it`,
        {
          cause: thrown,
        },
      )
    }
    const code = checkCodeOf(thrown.code, {fallback: 'baked-malformed'})
    const facts = {...thrown.facts, reason: thrown.message}
    return {text: null, baking: {check: 'baking', outcome: 'breach', code, facts}}
  }
}

function plainText(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch (cause) {
    throw badInput(`${source} is no credential: neither json, a jwt, a png nor an svg`, {cause})
  }
}
