import type {SentResponse} from './delivery.ts'

/** What this tab keeps of a lesson until the server has it: the newest answer to each act. */
export interface Outbox {
  of(lesson: string): readonly SentResponse[]
  keep(lesson: string, sent: SentResponse): void
  /** Forgets an answer, unless a newer one to the same act was kept since. */
  forget(lesson: string, sent: SentResponse): void
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** An outbox on session storage; a store that refuses to keep things keeps nothing. */
export function outboxIn(store: Store): Outbox {
  const keyOf = (lesson: string) => `airworthy:lesson-answers:${lesson}`
  const of = (lesson: string): readonly SentResponse[] => {
    try {
      // What stands under this key was written by this file, in this shape.
      return JSON.parse(store.getItem(keyOf(lesson)) ?? '[]') as SentResponse[]
    } catch {
      return []
    }
  }
  const write = (lesson: string, waiting: readonly SentResponse[]) => {
    try {
      if (waiting.length === 0) store.removeItem(keyOf(lesson))
      else store.setItem(keyOf(lesson), JSON.stringify(waiting))
    } catch {
      // Storage is full or closed: the answer lives in memory alone.
    }
  }
  return {
    of,
    keep(lesson, sent) {
      write(lesson, [...of(lesson).filter(({block}) => block !== sent.block), sent])
    },
    forget(lesson, {responseId}) {
      write(
        lesson,
        of(lesson).filter((waiting) => waiting.responseId !== responseId),
      )
    },
  }
}
