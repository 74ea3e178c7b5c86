import type {AnswerRequest, AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {RequestRefused, sentenceOf} from '../../interface/request-refused.ts'

/** What became of an answer that was handed in. */
export type Delivery =
  | {readonly kind: 'acknowledged'; readonly attempt: AttemptView}
  /** The position was answered already, here or on another device. */
  | {readonly kind: 'passed'}
  | {readonly kind: 'signed-out'}
  /** The server will not take this answer; the person can change it. */
  | {readonly kind: 'refused'; readonly reason: string}

interface DeliverOptions {
  readonly send: (handIn: AnswerRequest) => Promise<AttemptView>
  /** Waits before the next try; it may return early, such as when the network is back. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** Called when a try failed and another one follows. */
  readonly onTrouble: (tries: number) => void
}

/** Sends an answer with one answer id until the server acknowledges or refuses it. */
export async function deliver(handIn: AnswerRequest, options: DeliverOptions): Promise<Delivery> {
  const {send, wait, onTrouble} = options
  for (let tries = 1; ; tries += 1) {
    try {
      return {kind: 'acknowledged', attempt: await send(handIn)}
    } catch (error) {
      const verdict = verdictOf(error)
      if (verdict !== 'again') return verdict
      onTrouble(tries)
      await wait(pauseAfter(tries))
    }
  }
}

/** Milliseconds before the next try: 1 s, 2 s, 4 s, 8 s, then 15 s. */
export function pauseAfter(tries: number): number {
  return Math.min(15_000, 1000 * 2 ** (tries - 1))
}

function verdictOf(error: unknown): Delivery | 'again' {
  if (!(error instanceof RequestRefused)) return 'again'
  const {status} = error
  if (status === 0 || status === 429 || status >= 500) return 'again'
  if (status === 401) return {kind: 'signed-out'}
  if (status === 404 || status === 409) return {kind: 'passed'}
  return {kind: 'refused', reason: sentenceOf(error)}
}
