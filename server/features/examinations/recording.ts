import {AirworthyError} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import {
  afterEvent,
  foldExamination,
  payloadOf,
  streamOf,
  type Examination,
  type ExaminationEvent,
} from './examination.ts'
import * as store from './examination-store.ts'
import type {OwnExamination} from './examination-store.ts'
import type {ExaminationParts} from './parts.ts'

/** The examination under the lock of its row and its stream. Throws `not-found`. */
export async function lockedExamination(
  {ledger}: Pick<ExaminationParts, 'ledger'>,
  transaction: Queries,
  own: OwnExamination,
): Promise<Examination> {
  if (!(await store.lockExamination(transaction, own))) throw notFound(own.id)
  return foldExamination(await ledger.readLocked(transaction, streamOf(own.id)))
}

/** Appends an event that fits; one that does not never reaches the ledger. Throws `event-refused`. */
export async function append(
  {ledger, clock}: Pick<ExaminationParts, 'ledger' | 'clock'>,
  transaction: Queries,
  {
    own: {id, personId},
    examination,
    event,
    actor = personId,
  }: {
    own: OwnExamination
    examination: Examination | null
    event: ExaminationEvent
    actor?: string
  },
): Promise<void> {
  afterEvent(examination, event, clock.now().toISOString())
  await ledger.append(transaction, {
    stream: streamOf(id),
    type: event.type,
    actor,
    subject: personId,
    payload: payloadOf(event),
  })
}

/** The refusal of an examination that is not the person's. */
export function notFound(id: string): AirworthyError {
  return new AirworthyError('not-found', `no examination ${id}`)
}
