import {AirworthyError, canonicalJson, sha256, type Json} from '@airworthy/kernel'
import {utf8, type Bytes} from './bytes.ts'
import type {StreamHead} from './entry.ts'
import type {CheckpointFinding} from './findings.ts'
import {merkleRoot} from './merkle.ts'
import {sign, verifySignature, type PublicKey, type SigningKey} from './signing-key.ts'

/** What a checkpoint's signature stands under; the heads are bound through the root. */
export interface SignedRoot {
  readonly v: 1
  /** Which ledger: a name chosen once. */
  readonly origin: string
  readonly at: string
  /** Number of streams: the size of the Merkle tree. */
  readonly streams: number
  /** Number of entries in all streams together. */
  readonly entries: number
  /** Merkle root over the heads, hexadecimal. */
  readonly root: string
  /** Digest of the checkpoint before; null for the first. */
  readonly previous: string | null
  readonly key: PublicKey
  /** Ed25519, base64url. */
  readonly signature: string
}

/** The state of a whole ledger at one time, signed: where every stream ended. */
export interface Checkpoint extends SignedRoot {
  /** Sorted by stream. */
  readonly heads: readonly StreamHead[]
}

/**
 * Signs the state of a ledger; heads may come in any order. `previous` is the checkpoint before.
 * A stream that stands twice among the heads throws `stream-twice`.
 */
export async function signCheckpoint(
  heads: Iterable<StreamHead>,
  key: SigningKey,
  {origin, at, previous}: {origin: string; at: string; previous: SignedRoot | null},
): Promise<Checkpoint> {
  const sorted = sortedHeads(heads)
  const unsigned = {
    v: 1 as const,
    origin,
    at,
    streams: sorted.length,
    entries: entriesIn(sorted),
    root: await merkleRoot(sorted.map(headLeaf)),
    previous: previous === null ? null : await checkpointDigest(previous),
    key: {id: key.id, publicKey: key.publicKey},
  }
  const signature = await sign(key, signedBytes(unsigned))
  return {...unsigned, heads: sorted, signature}
}

/** What is wrong with a checkpoint by itself: its signature, its root, its counts. Empty when nothing is. */
export async function verifyCheckpoint(checkpoint: Checkpoint): Promise<CheckpointFinding[]> {
  const {heads, root, streams, entries, key, at} = checkpoint
  const findings: CheckpointFinding[] = []
  const facts = {at, keyId: key.id}
  if (!(await verifySignedRoot(checkpoint))) {
    findings.push({
      code: 'checkpoint-signature-invalid',
      outcome: 'breach',
      subject: 'checkpoint',
      facts,
    })
  }
  const agrees =
    streams === heads.length &&
    entries === entriesIn(heads) &&
    inOrder(heads) &&
    root === (await merkleRoot(heads.map(headLeaf)))
  if (!agrees) {
    findings.push({
      code: 'checkpoint-root-mismatch',
      outcome: 'breach',
      subject: 'checkpoint',
      facts,
    })
  }
  return findings
}

/** Whether the signature of a checkpoint, with or without its heads, is its key's. */
export async function verifySignedRoot(signedRoot: SignedRoot): Promise<boolean> {
  const {signature, key} = signedRoot
  return verifySignature(key, signedBytes(signedRoot), {signature})
}

/** The digest by which the next checkpoint refers to this one. */
export async function checkpointDigest(checkpoint: SignedRoot): Promise<string> {
  return sha256(`airworthy-checkpoint-digest:v1\n${canonicalJson(signedRootOf(checkpoint))}`)
}

/** A checkpoint without its heads: all that its signature needs, and no stream's name. */
export function signedRootOf(checkpoint: SignedRoot): SignedRoot {
  const {v, origin, at, streams, entries, root, previous, key, signature} = checkpoint
  return {v, origin, at, streams, entries, root, previous, key, signature}
}

/** The bytes of a head as a leaf of the Merkle tree. */
export function headLeaf({stream, length, head}: StreamHead): Bytes {
  return utf8(canonicalJson({stream, length, head}))
}

function signedBytes(signed: Omit<SignedRoot, 'signature'>): Bytes {
  const {v, origin, at, streams, entries, root, previous, key} = signed
  const {id, publicKey} = key
  const body: Json = {v, origin, at, streams, entries, root, previous, key: {id, publicKey}}
  return utf8(`airworthy-checkpoint:v1\n${canonicalJson(body)}`)
}

function sortedHeads(heads: Iterable<StreamHead>): StreamHead[] {
  const sorted = Array.from(heads, ({stream, length, head}) => ({stream, length, head}))
  sorted.sort((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0))
  const twice = sorted.find(({stream}, index) => stream === sorted[index + 1]?.stream)
  if (twice === undefined) return sorted
  throw new AirworthyError('stream-twice', `two heads for one stream: ${twice.stream}`)
}

function inOrder(heads: readonly StreamHead[]): boolean {
  return heads.every(({stream}, index) => {
    const next = heads[index + 1]
    return next === undefined || stream < next.stream
  })
}

function entriesIn(heads: readonly StreamHead[]): number {
  return heads.reduce((entries, {length}) => entries + length, 0)
}
