import {randomFrom} from '@airworthy/kernel'
import type {FaultId} from './fault.ts'

/** When a service is under a fault: always, at its first calls only, or by chance. */
export type Pattern =
  | {readonly kind: 'always'}
  | {readonly kind: 'first'; readonly calls: number}
  /** Every call with this probability, 0 to 1. */
  | {readonly kind: 'share'; readonly of: number}

/** Which fault a call meets, counted from 0; null where the service is well. */
export type Schedule = (call: number) => FaultId | null

/** The schedule of a fault; for a share, the same seed gives the same calls. */
export function scheduleOf(
  fault: FaultId,
  {pattern, seed}: {pattern: Pattern; seed: string},
): Schedule {
  switch (pattern.kind) {
    case 'always':
      return () => fault
    case 'first':
      return (call) => (call < pattern.calls ? fault : null)
    case 'share':
      // drawn per call, so that a schedule answers for any call without those before
      return (call) => (randomFrom(`${seed} ${call}`).next() < pattern.of ? fault : null)
  }
}
