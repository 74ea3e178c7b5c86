import {createHash} from 'node:crypto'
import {isAirworthyError} from '@airworthy/kernel'
import {
  envelopeFrom,
  isEnvelope,
  measurementDigest,
  openEnvelope,
  statementFrom,
  type PublicKey,
  type Statement,
} from '@airworthy/evidence'
import {badInput} from '../faults.ts'
import {readFileChunks, readFileText} from '../read-file.ts'

/** A file of evidence, read and opened. */
export interface EvidenceFile {
  /** As it was named. */
  readonly file: string
  /** Of the file's text. */
  readonly sha256: string
  readonly statement: Statement
  /** Ids of the trusted keys that signed it; null for a bare statement. */
  readonly signedBy: readonly string[] | null
  /** The digest that equal measurements share. */
  readonly digest: string
}

/** Reads a statement or a signed envelope; what is neither is bad input. */
export async function readEvidenceFile(
  file: string,
  keys: readonly PublicKey[],
): Promise<EvidenceFile> {
  const text = await readFileText(file, {what: 'evidence'})
  try {
    const {statement, signedBy} = await openText(text, keys)
    const sha256 = createHash('sha256').update(text).digest('hex')
    return {file, sha256, statement, signedBy, digest: await measurementDigest(statement)}
  } catch (cause) {
    if (!isAirworthyError(cause)) throw cause
    throw badInput(`${file}: ${cause.message}`, {cause})
  }
}

/** The SHA-256 of a file's bytes; `what` is what the file should be. */
export async function digestOfFile(path: string, {what}: {what: string}): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of readFileChunks(path, {what, anyBytes: true})) hash.update(chunk)
  return hash.digest('hex')
}

async function openText(
  text: string,
  keys: readonly PublicKey[],
): Promise<{statement: Statement; signedBy: readonly string[] | null}> {
  if (looksLikeEnvelope(text)) return await openEnvelope(envelopeFrom(text), keys)
  return {statement: statementFrom(text), signedBy: null}
}

function looksLikeEnvelope(text: string): boolean {
  try {
    return isEnvelope(JSON.parse(text))
  } catch {
    return false // statementFrom says what is wrong with the text
  }
}
