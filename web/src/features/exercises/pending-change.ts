import type {Change} from './change.ts'

/** What this tab keeps of an attempt until the server has it: the one change on its way. */
export interface PendingChanges {
  of(attemptId: string): Change | undefined
  keep(attemptId: string, change: Change): void
  forget(attemptId: string): void
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Pending changes on session storage; a store that refuses to keep things keeps nothing. */
export function pendingChangesIn(store: Store): PendingChanges {
  const keyOf = (attemptId: string) => `airworthy:exercise-change:${attemptId}`
  return {
    of(attemptId) {
      try {
        const text = store.getItem(keyOf(attemptId))
        // What stands under this key was written by this file, in this shape.
        return text === null ? undefined : (JSON.parse(text) as Change)
      } catch {
        return undefined
      }
    },
    keep(attemptId, change) {
      try {
        store.setItem(keyOf(attemptId), JSON.stringify(change))
      } catch {
        // Storage is full or closed: the change lives in memory alone.
      }
    },
    forget: (attemptId) => store.removeItem(keyOf(attemptId)),
  }
}
