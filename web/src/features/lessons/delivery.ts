import type {ActResponse} from '@airworthy/content/public'
import {RequestRefused, sentenceOf} from '../../interface/request-refused.ts'
import {pauseAfter} from '../assessments/hand-in.ts'
import type {LessonProgress} from './queries.ts'

/** An answer on its way, with the id under which it counts once. */
export interface SentResponse {
  readonly responseId: string
  readonly block: string
  readonly response: ActResponse
}

/** What became of an answer. */
export type ResponseDelivery =
  | {readonly kind: 'saved'; readonly progress: LessonProgress}
  | {readonly kind: 'signed-out'}
  | {readonly kind: 'refused'; readonly reason: string}

interface DeliverOptions {
  readonly send: (sent: SentResponse) => Promise<LessonProgress>
  /** Waits before the next try; it may return early, such as when the network is back. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** Called when a try failed and another one follows. */
  readonly onTrouble: () => void
}

/** Sends an answer under its one id until the server has saved or refused it. */
export async function deliverResponse(
  sent: SentResponse,
  {send, wait, onTrouble}: DeliverOptions,
): Promise<ResponseDelivery> {
  for (let tries = 1; ; tries += 1) {
    try {
      return {kind: 'saved', progress: await send(sent)}
    } catch (error) {
      const verdict = verdictOf(error)
      if (verdict !== 'again') return verdict
      onTrouble()
      await wait(pauseAfter(tries))
    }
  }
}

function verdictOf(error: unknown): ResponseDelivery | 'again' {
  if (!(error instanceof RequestRefused)) return 'again'
  const {status} = error
  if (status === 0 || status === 429 || status >= 500) return 'again'
  if (status === 401) return {kind: 'signed-out'}
  return {kind: 'refused', reason: sentenceOf(error)}
}
