import type {
  ActionRequest,
  AttemptView,
  ChangeRequest,
  HintRequest,
} from '@airworthy/server/features/exercises/views.ts'
import {RequestRefused, sentenceOf} from '../../interface/request-refused.ts'
import {pauseAfter} from '../assessments/hand-in.ts'

/** What a person does to an attempt, with the id under which it counts once. */
export type Change =
  | {readonly kind: 'actions'; readonly body: ActionRequest}
  | {readonly kind: 'undo' | 'finish'; readonly body: ChangeRequest}
  | {readonly kind: 'hints'; readonly body: HintRequest}

/** What became of a change. */
export type ChangeDelivery =
  | {readonly kind: 'applied'; readonly attempt: AttemptView}
  /** The attempt has moved on elsewhere, or is gone. */
  | {readonly kind: 'passed'}
  | {readonly kind: 'signed-out'}
  | {readonly kind: 'refused'; readonly reason: string}

interface DeliverOptions {
  readonly send: (change: Change) => Promise<AttemptView>
  /** Waits before the next try; it may return early, such as when the network is back. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** Called when a try failed and another one follows. */
  readonly onTrouble: () => void
}

/** Sends a change under its one id until the server has applied or refused it. */
export async function deliverChange(
  change: Change,
  {send, wait, onTrouble}: DeliverOptions,
): Promise<ChangeDelivery> {
  for (let tries = 1; ; tries += 1) {
    try {
      return {kind: 'applied', attempt: await send(change)}
    } catch (error) {
      const verdict = verdictOf(error)
      if (verdict !== 'again') return verdict
      onTrouble()
      await wait(pauseAfter(tries))
    }
  }
}

/** Codes of an attempt that was changed or finished elsewhere. */
const movedOn = ['position-passed', 'attempt-finished']

function verdictOf(error: unknown): ChangeDelivery | 'again' {
  if (!(error instanceof RequestRefused)) return 'again'
  const {status, code} = error
  if (status === 0 || status === 429 || status >= 500) return 'again'
  if (status === 401) return {kind: 'signed-out'}
  if (status === 404 || movedOn.includes(code)) return {kind: 'passed'}
  return {kind: 'refused', reason: sentenceOf(error)}
}
