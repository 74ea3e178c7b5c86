import {AirworthyError, sha256} from '@airworthy/kernel'
import {bytesFromHex, concatBytes} from './bytes.ts'

/** The root of the Merkle tree over leaves (RFC 6962, section 2.1), as hexadecimal. */
export async function merkleRoot(leaves: readonly Uint8Array[]): Promise<string> {
  if (leaves.length === 0) return sha256('')
  let level = await Promise.all(leaves.map(leafHash))
  while (level.length > 1) level = await levelAbove(level)
  return level[0] as string // a level is never empty
}

/**
 * The audit path of one leaf (RFC 6962, section 2.1.1): the hashes that lead from it to the root,
 * nearest first. Throws `unknown-leaf` when there is no leaf at `index`.
 */
export async function inclusionProof(
  leaves: readonly Uint8Array[],
  index: number,
): Promise<string[]> {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new AirworthyError('unknown-leaf', `no leaf ${index} in a tree of ${leaves.length}`)
  }
  const path: string[] = []
  let level = await Promise.all(leaves.map(leafHash))
  for (let position = index; level.length > 1; position >>>= 1) {
    const sibling = level[position ^ 1]
    if (sibling !== undefined) path.push(sibling)
    level = await levelAbove(level)
  }
  return path
}

/** Whether `path` leads from the leaf at `index` in a tree of `size` leaves to `root` (RFC 9162, 2.1.3.2). */
export async function verifyInclusion(
  leaf: Uint8Array,
  {index, size, path, root}: {index: number; size: number; path: readonly string[]; root: string},
): Promise<boolean> {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false
  let position = index
  let last = size - 1
  let hash = await leafHash(leaf)
  for (const sibling of path) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      hash = await nodeHash(sibling, hash)
      while (position % 2 === 0 && position !== 0) [position, last] = [half(position), half(last)]
    } else {
      hash = await nodeHash(hash, sibling)
    }
    position = half(position)
    last = half(last)
  }
  return last === 0 && hash === root
}

/** Pairs neighbours; a last one without a neighbour rises as it is. */
async function levelAbove(level: readonly string[]): Promise<string[]> {
  const above: Promise<string>[] = []
  for (let left = 0; left + 1 < level.length; left += 2) {
    above.push(nodeHash(level[left] as string, level[left + 1] as string)) // both are within bounds
  }
  const nodes = await Promise.all(above)
  const single = level.length % 2 === 1 ? level.at(-1) : undefined
  return single === undefined ? nodes : [...nodes, single]
}

async function leafHash(leaf: Uint8Array): Promise<string> {
  return sha256(concatBytes([Uint8Array.of(0), leaf]))
}

async function nodeHash(left: string, right: string): Promise<string> {
  return sha256(concatBytes([Uint8Array.of(1), bytesFromHex(left), bytesFromHex(right)]))
}

function half(value: number): number {
  return Math.floor(value / 2)
}
