import type {AnswerRequest} from '@airworthy/server/features/assessments/views.ts'
import type {Draft} from './draft.ts'

/** What this browser tab keeps until the server has it: drafts, and an answer on its way. */
export interface Desk {
  draft(attemptId: string, position: number): {draft: Draft; elapsedMs: number} | undefined
  keepDraft(attemptId: string, position: number, kept: {draft: Draft; elapsedMs: number}): void
  handIn(attemptId: string): AnswerRequest | undefined
  keepHandIn(attemptId: string, handIn: AnswerRequest): void
  /** Forgets the answer on its way and the draft behind it. */
  clear(attemptId: string, position: number): void
  /** Forgets the answer on its way; the draft stays to be changed. */
  clearHandIn(attemptId: string): void
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A desk on session storage; a store that refuses to keep things keeps nothing, without a fault. */
export function createDesk(store: Store): Desk {
  const draftKey = (attemptId: string, position: number) =>
    `airworthy:draft:${attemptId}:${position}`
  const handInKey = (attemptId: string) => `airworthy:hand-in:${attemptId}`
  return {
    // What stands under these keys was written by this file, in these shapes.
    draft: (attemptId, position) =>
      read(store, draftKey(attemptId, position)) as {draft: Draft; elapsedMs: number} | undefined,
    keepDraft: (attemptId, position, kept) => write(store, draftKey(attemptId, position), kept),
    handIn: (attemptId) => read(store, handInKey(attemptId)) as AnswerRequest | undefined,
    keepHandIn: (attemptId, handIn) => write(store, handInKey(attemptId), handIn),
    clear(attemptId, position) {
      store.removeItem(handInKey(attemptId))
      store.removeItem(draftKey(attemptId, position))
    },
    clearHandIn: (attemptId) => store.removeItem(handInKey(attemptId)),
  }
}

function read(store: Store, key: string): unknown {
  try {
    const text = store.getItem(key)
    if (text === null) return undefined
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

function write(store: Store, key: string, value: unknown): void {
  try {
    store.setItem(key, JSON.stringify(value))
  } catch {
    // Storage is full or closed: the draft lives in memory alone.
  }
}
