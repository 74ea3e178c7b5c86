import {randomUUID} from 'node:crypto'
import {AirworthyError, digestOf, isAirworthyError} from '@airworthy/kernel'
import {databaseErrorCode, type Queries} from '../../database/connection.ts'
import {refuseClosed} from '../assessments/index.ts'
import {
  askedDomains,
  askedExercises,
  type Examination,
  type ExaminationEvent,
} from './examination.ts'
import * as store from './examination-store.ts'
import type {OwnExamination} from './examination-store.ts'
import {closeJob} from './jobs.ts'
import type {ExaminationParts} from './parts.ts'
import {append, lockedExamination, notFound} from './recording.ts'
import {termsOf} from './rules.ts'
import {prospectOf, readExamination, refuseBlocked} from './starting.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Begins an examination and gives its id. Throws `role-refused`, `attempt-open`,
 * `examination-too-soon` and `credential-suspended` for what stands in between.
 */
export async function startExamination(parts: ExaminationParts, personId: string): Promise<string> {
  const {database, clock, jobs, catalogue} = parts
  const rows = await store.examinationsOf(database, personId)
  const prospect = await prospectOf(parts, personId, rows)
  refuseBlocked(prospect)
  const {certification, asking, held, readsKeys} = prospect
  if (certification === null || asking === null) {
    throw new AirworthyError('role-refused', 'there is no certification for your role')
  }
  const id = randomUUID()
  const now = clock.now()
  const closesAt = new Date(now.getTime() + certification.windowDays * dayMs)
  const {kind, domains, exercises, carried} = asking
  const {role} = certification
  const asked = domains.length - carried.domains.length
  const event: ExaminationEvent = {
    type: 'examination.started',
    payload: {
      consent: true,
      unproctored: true,
      ...(readsKeys ? {readsKeys} : {}),
      role,
      kind,
      replaces: held?.credentialId ?? null,
      certification: await digestOf({certification, domains}),
      bank: catalogue.version,
      closesAt: closesAt.toISOString(),
      terms: termsOf(certification, asked),
      domains,
      exercises,
      carried,
    },
  }
  try {
    await database.transaction(async (transaction) => {
      const open = {decidedAt: null, outcome: null, setAsideAt: null}
      const row = {id, personId, role, kind, startedAt: now, closesAt, ...open}
      await store.insertExamination(transaction, row)
      await append(parts, transaction, {own: {id, personId}, examination: null, event})
      const data = {examination: id, person: personId}
      await jobs.send(transaction, closeJob, {data, key: id, after: closesAt})
    })
  } catch (thrown) {
    if (databaseErrorCode(thrown) !== '23505') throw thrown
    const message = 'you have an examination open: finish it first'
    throw new AirworthyError('attempt-open', message, {cause: thrown})
  }
  return id
}

/**
 * Begins the adaptive part, or another sitting of it where domains are not judged; gives the id of the
 * attempt. The same again gives the same. Throws `examination-closed` and `sitting-refused`.
 */
export async function beginAssessment(
  parts: ExaminationParts,
  own: OwnExamination,
): Promise<string> {
  const {assessments} = parts
  if (!(await store.examinationOf(parts.database, own))) throw notFound(own.id)
  const known = await readExamination(parts, parts.database, own.id)
  const domains = askedDomains(known).map(({domain}) => domain)
  if (domains.length === 0) {
    throw new AirworthyError('sitting-refused', 'no domain is asked: all are carried')
  }
  const {terms, role} = known.start
  // Drawn beside the transaction, which would hold one connection while it waits for another.
  const drawn =
    known.assessment === null && known.decision === null
      ? await assessments.prepareExamination({
          personId: own.personId,
          examinationId: own.id,
          role,
          domains,
          rules: terms.rules,
          itemsPerDomain: terms.itemsPerDomain,
        })
      : null
  return await change(parts, own, async (transaction, examination) => {
    if (examination.assessment === null) {
      if (drawn === null) throw new AirworthyError('event-refused', 'the adaptive part is gone')
      await drawn.keep(transaction)
      const event = {
        type: 'examination.assessment-begun',
        payload: {attempt: drawn.id},
      } as const
      await append(parts, transaction, {own, examination, event})
      return drawn.id
    }
    const attempt = examination.assessment
    const part = await assessments.examinationPart(transaction, attempt)
    if (part.status !== 'finished') return attempt
    const open = part.domains
      .filter(({verdict, itemsLeft}) => verdict === 'not-judged' && itemsLeft > 0)
      .map(({domain}) => domain)
    if (open.length === 0 || part.sitting >= terms.sittings) {
      throw new AirworthyError(
        'sitting-refused',
        open.length === 0
          ? 'no further sitting: no domain is left that could be judged'
          : `no further sitting: ${terms.sittings} have been begun`,
      )
    }
    const moreItems = open.length * terms.furtherPerDomain
    await assessments.continueExamination(
      transaction,
      {id: attempt, personId: own.personId},
      {domains: open, moreItems},
    )
    const payload = {attempt, sitting: part.sitting + 1, domains: open, moreItems}
    const event = {type: 'examination.sitting-begun', payload} as const
    await append(parts, transaction, {own, examination, event})
    return attempt
  })
}

/**
 * Begins an exercise of the examination on a seed that nobody has seen; gives the id of the attempt.
 * The same again gives the same. Throws `not-found` for one that is not asked, `attempt-open` while
 * practice of it is open, and `examination-closed`.
 */
export async function beginExercise(
  parts: ExaminationParts,
  {exercise, ...own}: OwnExamination & {exercise: string},
): Promise<string> {
  if (!(await store.examinationOf(parts.database, own))) throw notFound(own.id)
  const known = await readExamination(parts, parts.database, own.id)
  if (!askedExercises(known).includes(exercise)) {
    throw new AirworthyError('not-found', `the examination does not ask ${exercise}`)
  }
  const begun = known.exercises.get(exercise)
  if (begun !== undefined) return begun
  const {personId, id: examinationId} = own
  try {
    const drawn = await parts.exercises.prepareExamination({personId, exercise, examinationId})
    return await change(parts, own, async (transaction, examination) => {
      const before = examination.exercises.get(exercise)
      if (before !== undefined) return before
      await drawn.keep(transaction)
      const payload = {exercise, attempt: drawn.id}
      const event = {type: 'examination.exercise-begun', payload} as const
      await append(parts, transaction, {own, examination, event})
      return drawn.id
    })
  } catch (thrown) {
    const isOpen = isAirworthyError(thrown, 'attempt-open')
    if (!isOpen && databaseErrorCode(thrown) !== '23505') throw thrown
    // What is open may be this very exercise, begun at the same moment.
    const {exercises} = await readExamination(parts, parts.database, own.id)
    const other = exercises.get(exercise)
    if (other !== undefined) return other
    const message = 'an attempt at this exercise is open: finish it first'
    throw new AirworthyError('attempt-open', message, {cause: thrown})
  }
}

/** Runs a change of an open examination under its lock. */
async function change<Result>(
  parts: ExaminationParts,
  own: OwnExamination,
  run: (transaction: Queries, examination: Examination) => Promise<Result>,
): Promise<Result> {
  return await parts.database.transaction(async (transaction) => {
    const examination = await lockedExamination(parts, transaction, own)
    const standing = store.standingOfExamination(parts.clock)
    refuseClosed(await standing(transaction, own.id))
    return await run(transaction, examination)
  })
}
