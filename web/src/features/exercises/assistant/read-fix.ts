import type {Fix} from '@airworthy/range/views'

/** The changes that were kept as a draft; those in force where the draft is not of their shape. */
export function fixFrom(draft: string, inForce: Fix): Fix {
  try {
    const read: unknown = JSON.parse(draft)
    if (typeof read !== 'object' || read === null) return inForce
    const names = Object.keys(inForce).sort().join()
    // written by this very form; the server checks it again
    return Object.keys(read).sort().join() === names ? (read as Fix) : inForce
  } catch {
    return inForce
  }
}
