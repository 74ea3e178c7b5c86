import {AirworthyError} from '@airworthy/kernel'
import {
  headLeaf,
  signedRootOf,
  verifySignedRoot,
  type Checkpoint,
  type SignedRoot,
} from './checkpoint.ts'
import type {StreamHead} from './entry.ts'
import {inclusionProof, verifyInclusion} from './merkle.ts'

/** Shows that one stream's head stands in a checkpoint, without naming any other stream. */
export interface HeadProof {
  readonly v: 1
  readonly checkpoint: SignedRoot
  readonly head: StreamHead
  /** Place of the head among the checkpoint's heads, from 0. */
  readonly index: number
  /** Audit path to the root, nearest hash first. */
  readonly path: readonly string[]
}

/** The proof for one stream of a checkpoint; throws `unknown-stream` when the checkpoint lacks it. */
export async function proveHead(checkpoint: Checkpoint, stream: string): Promise<HeadProof> {
  const index = checkpoint.heads.findIndex((head) => head.stream === stream)
  const head = checkpoint.heads[index]
  if (head === undefined) {
    throw new AirworthyError('unknown-stream', `the checkpoint has no stream ${stream}`)
  }
  const path = await inclusionProof(checkpoint.heads.map(headLeaf), index)
  return {v: 1, checkpoint: signedRootOf(checkpoint), head, index, path}
}

/** Whether a proof holds: the path leads to the root, and the root is signed by the key it names. */
export async function verifyHeadProof(proof: HeadProof): Promise<boolean> {
  const {checkpoint, head, index, path} = proof
  const {root, streams: size} = checkpoint
  const included = await verifyInclusion(headLeaf(head), {index, size, path, root})
  return included && (await verifySignedRoot(checkpoint))
}
