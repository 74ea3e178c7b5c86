import {isRecord} from '../../interface/request-refused.ts'

/** What people read of a signed checkpoint. */
export interface CheckpointFacts {
  readonly at: string
  readonly entries: number
  readonly streams: number
  readonly root: string
  readonly keyId: string
}

/** Reads a checkpoint; undefined when it is none. */
export function checkpointFacts(value: unknown): CheckpointFacts | undefined {
  if (!isRecord(value)) return undefined
  const {at, entries, heads, root, key} = value
  if (typeof at !== 'string' || typeof entries !== 'number' || typeof root !== 'string') {
    return undefined
  }
  const keyId = isRecord(key) && typeof key['id'] === 'string' ? key['id'] : 'unknown'
  return {at, entries, streams: Array.isArray(heads) ? heads.length : 0, root, keyId}
}
