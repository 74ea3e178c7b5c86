import {AirworthyError, errorFrom} from '@airworthy/kernel'
import type {Queries} from '../../database/connection.ts'
import type {App} from '../../http/route.ts'
import {textIn} from '../../jobs/index.ts'
import {beginAssessment, beginExercise, startExamination} from './changing.ts'
import {closeExamination, setAsideDecision} from './closing.ts'
import {askedExercises} from './examination.ts'
import * as store from './examination-store.ts'
import type {OwnExamination} from './examination-store.ts'
import {closeJob, sweepAt, sweepJob} from './jobs.ts'
import type {ExaminationParts} from './parts.ts'
import {readExaminations, readOwnExamination} from './reading.ts'
import {examinationRoutes} from './routes.ts'
import {readSignals} from './signals.ts'
import {readExamination} from './starting.ts'
import type {ExaminationView} from './views.ts'

/** Sittings for a certification: the adaptive part, the exercises, the decision. */
export interface Examinations {
  readonly routes: App
  /** One examination of a person. Throws `not-found`. */
  view(own: OwnExamination): Promise<ExaminationView>
  /** Ids of the exercises that a person's open examination asks; none without one. */
  askedOf(personId: string): Promise<ReadonlySet<string>>
  /** Decides every examination whose window has ended; one that cannot be closed holds up no other. */
  closeOverdue(): Promise<void>
  /** Sets a decision aside, in the transaction of the appeal that was upheld. */
  setAside(
    transaction: Queries,
    request: OwnExamination & {
      actor: string
      appeal: string
      reason: string
      decider: {name: string}
    },
  ): Promise<void>
  /** Deletes the rows of a person who is erased. */
  forget(transaction: Queries, personId: string): Promise<void>
}

/** Examinations on a migrated database; registers their jobs, so before `jobs.start`. */
export function createExaminations(parts: ExaminationParts): Examinations {
  const {database, clock, jobs, log} = parts

  async function view(own: OwnExamination): Promise<ExaminationView> {
    const found = await readOwnExamination(parts, own)
    if (found) return found
    throw new AirworthyError('not-found', `no examination ${own.id}`)
  }

  /** Closes one whose window has ended; one that is decided, or gone with its person, is left. */
  async function closeIfDue(id: string): Promise<void> {
    const row = await store.findExamination(database, id)
    if (!row || row.decidedAt !== null || row.closesAt > clock.now()) return
    await closeExamination(parts, row)
  }

  async function closeOverdue(): Promise<void> {
    let failed: unknown = null
    for (const {id} of await store.overdueExaminations(database, clock.now())) {
      try {
        await closeIfDue(id)
      } catch (thrown) {
        failed = thrown
        log.error('examination-not-closed', {examination: id, reason: errorFrom(thrown).message})
      }
    }
    if (failed !== null) throw errorFrom(failed) // so that the job is tried again
  }

  jobs.work(closeJob, async (data) => await closeIfDue(textIn(data, 'examination')))
  jobs.work(sweepJob, closeOverdue)
  jobs.schedule(sweepJob, sweepAt)

  return {
    view,
    closeOverdue,
    forget: store.deleteExaminationsOf,
    async askedOf(personId) {
      const rows = await store.examinationsOf(database, personId)
      const open = rows.find(({decidedAt}) => decidedAt === null)
      if (!open) return new Set()
      return new Set(askedExercises(await readExamination(parts, database, open.id)))
    },
    async setAside(transaction, request) {
      await setAsideDecision(parts, transaction, request)
    },
    routes: examinationRoutes({
      list: async (personId) => await readExaminations(parts, personId),
      async start(personId) {
        const id = await startExamination(parts, personId)
        return await view({id, personId})
      },
      view,
      beginAssessment: async (own) => await beginAssessment(parts, own),
      beginExercise: async (own) => await beginExercise(parts, own),
      async finish(own) {
        await closeExamination(parts, own)
        return await view(own)
      },
      signals: async (viewer, id) => await readSignals(parts, viewer, id),
    }),
  }
}
