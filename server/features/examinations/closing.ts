import type {Queries} from '../../database/connection.ts'
import {decide, type Taken} from './decide.ts'
import type {Examination} from './examination.ts'
import * as store from './examination-store.ts'
import type {OwnExamination} from './examination-store.ts'
import {decidedNotice} from './notices.ts'
import type {ExaminationParts} from './parts.ts'
import {append, lockedExamination, notFound} from './recording.ts'
import {readExamination} from './starting.ts'

/**
 * Ends what is open, as it stands, and decides: once, whoever comes first. Whatever breaks off in
 * between is taken up by the next who asks, the latest by the job at the end of the window.
 */
export async function closeExamination(
  parts: ExaminationParts,
  own: OwnExamination,
): Promise<void> {
  if (!(await store.examinationOf(parts.database, own))) throw notFound(own.id)
  while (!(await closedOnce(parts, own))) continue
}

/** One round of it; false when something was begun meanwhile. */
async function closedOnce(parts: ExaminationParts, own: OwnExamination): Promise<boolean> {
  const {database, clock} = parts
  const {personId} = own
  const examination = await readExamination(parts, database, own.id)
  if (examination.decision !== null) return true
  const open = openParts(examination, await takenIn(parts, database, {own, examination}))
  if (open.assessment !== null) {
    await parts.assessments.endExamination({id: open.assessment, personId})
  }
  for (const id of open.exercises) await parts.exercises.endExamination({id, personId})
  const readsKeys = await parts.readsKeys(personId)
  return await database.transaction(async (transaction) => {
    const locked = await lockedExamination(parts, transaction, own)
    if (locked.decision !== null) return true
    const taken = await takenIn(parts, transaction, {own, examination: locked})
    const left = openParts(locked, taken)
    if (left.assessment !== null || left.exercises.length > 0) return false
    const now = clock.now()
    const endedBy = Date.parse(locked.start.closesAt) <= now.getTime() ? 'window' : 'person'
    const counted = {start: await countedStart(parts, transaction, {examination: locked, personId})}
    const payload = decide(counted, taken, {at: now.toISOString(), endedBy, readsKeys})
    const event = {type: 'examination.decided', payload} as const
    await append(parts, transaction, {own, examination: locked, event})
    const {outcome} = payload
    await store.setDecided(transaction, own.id, {decidedAt: now, outcome})
    const notice = decidedNotice({...own, title: locked.start.terms.title, outcome})
    await parts.notifications.notify(transaction, notice)
    return true
  })
}

/** The start as it counts at the decision: what was carried from a credential that was revoked since is not shown. */
async function countedStart(
  {stoppedOf}: ExaminationParts,
  transaction: Queries,
  {examination: {start, startedAt}, personId}: {examination: Examination; personId: string},
): Promise<Examination['start']> {
  const stopped = await stoppedOf(transaction, {personId, role: start.role})
  if (stopped?.state !== 'revoked' || stopped.at < startedAt) return start
  return {...start, carried: {domains: [], exercises: []}}
}

/**
 * Sets a decision aside in the transaction of the appeal that was upheld: another examination can
 * begin at once. Throws `not-found`, and `event-refused` without a decision.
 */
export async function setAsideDecision(
  parts: Pick<ExaminationParts, 'ledger' | 'clock'>,
  transaction: Queries,
  {
    actor,
    appeal,
    reason,
    decider,
    ...own
  }: OwnExamination & {actor: string; appeal: string; reason: string; decider: {name: string}},
): Promise<void> {
  const examination = await lockedExamination(parts, transaction, own)
  const event = {type: 'examination.set-aside', payload: {appeal, reason, decider}} as const
  await append(parts, transaction, {own, examination, event, actor})
  await store.setSetAside(transaction, own.id, parts.clock.now())
}

/** Everything that was taken in an examination so far. */
export async function takenIn(
  {assessments, exercises}: Pick<ExaminationParts, 'assessments' | 'exercises'>,
  queries: Queries,
  {own, examination}: {own: Pick<OwnExamination, 'id'>; examination: Examination},
): Promise<Taken> {
  const {assessment} = examination
  return {
    part: assessment === null ? null : await assessments.examinationPart(queries, assessment),
    exercises: await exercises.examinationExercises(queries, own.id),
  }
}

function openParts({assessment}: Examination, {part, exercises}: Taken) {
  return {
    assessment: part !== null && part.status !== 'finished' ? assessment : null,
    exercises: exercises.filter(({end}) => end === null).map(({id}) => id),
  }
}
