import {isDone, reachedBy} from './assignment.ts'
import * as dutyStore from './duty-store.ts'
import type {AssignmentParts} from './parts.ts'
import {recordDutyEvent} from './recording.ts'

/** Name of the job that finds out whether a person has done what is assigned. */
export const settleJob = 'assignments.settle'

/** Records what of a person's assignments is done by now. */
export async function settlePerson(parts: AssignmentParts, personId: string): Promise<void> {
  const progress = await parts.progressOf(personId)
  await parts.database.transaction(async (transaction) => {
    for (const {duty, programme, madeAt} of await dutyStore.lockOpenDutiesOf(
      transaction,
      personId,
    )) {
      if (!isDone(programme, progress, {assignedAt: madeAt.toISOString(), dueOn: duty.dueOn}))
        continue
      const event = {type: 'assignment.done', payload: reachedBy(progress)} as const
      const state = await recordDutyEvent(transaction, parts.ledger, duty, event, null)
      await dutyStore.keepDuty(transaction, duty, state)
    }
  })
}
