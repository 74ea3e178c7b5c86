import type {Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import type {Counting} from './counting.ts'
import {abilityAfter, unmeasured} from './exercise-evidence.ts'
import {planOf} from './plan-store.ts'
import type {EstimateView} from './views.ts'

/** What an exercise was counted to be, as recorded and as computed again. */
export interface EvidenceReplay {
  readonly recorded: EstimateView
  readonly again: EstimateView
}

/**
 * Computes again, from the plan's events alone, what an attempt at an exercise added to its domain;
 * null where it was not counted.
 */
export async function replayEvidence(
  attempt: string,
  {personId, database, ledger}: {personId: string; database: Queries; ledger: Ledger},
): Promise<EvidenceReplay | null> {
  const plan = await planOf(database, personId)
  if (!plan) return null
  const counted = new Map<string, NonNullable<Counting['record']>>()
  for (const {type, payload} of await ledger.read(database, `plan/${plan.id}`)) {
    if (type !== 'exercise.counted' || payload === null) continue
    const record = payload as unknown as NonNullable<Counting['record']> // written by recordExercise
    counted.set(record.attempt, record)
  }
  const record = counted.get(attempt)
  if (!record) return null
  const exercises = record.takesIn.flatMap((id) => {
    const one = counted.get(id)
    return one ? [{category: one.category, ...one.parameters}] : []
  })
  return {
    recorded: record.combined,
    again: abilityAfter(record.measured ?? unmeasured, exercises),
  }
}
