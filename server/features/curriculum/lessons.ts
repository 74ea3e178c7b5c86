import {randomUUID} from 'node:crypto'
import {
  isAct,
  responseSchemaOf,
  type Act,
  type Lesson,
  type Module,
  type Track,
} from '@airworthy/content'
import {AirworthyError, canonicalJson, errorFrom, type Clock, type Json} from '@airworthy/kernel'
import type {Database, Queries} from '../../database/connection.ts'
import type {Ledger} from '../ledger/index.ts'
import {
  afterLessonEvent,
  notBegun,
  progressFrom,
  progressViewOf,
  type LessonEvent,
  type LessonProgress,
} from './lesson-progress.ts'
import * as store from './lesson-store.ts'
import type {
  LessonProgressView,
  LessonStatus,
  LessonsView,
  LessonView,
  ResponseRequest,
} from './lesson-views.ts'
import type {Plans} from './plans.ts'

/** Lessons, with a person's own progress. Everything throws `not-found` for a lesson that is not there. */
export interface Lessons {
  list(personId: string): Promise<LessonsView>
  of(personId: string, id: string): Promise<LessonView>
  /**
   * Durable when it returns; with a response to every act the module is finished. The same response
   * id again returns the same progress and counts once; throws `response-refused` for a response
   * that its act does not take, and `lesson-full` after very many.
   */
  respond(personId: string, id: string, request: ResponseRequest): Promise<LessonProgressView>
}

/** Responses kept of one lesson and person: far more than a person gives, and an end. */
const mostResponses = 500

/** Lessons whose progress is a fold of the stream `lesson/<id>`, one for each person and lesson. */
export function createLessons({
  database,
  ledger,
  lessons,
  tracks,
  plans,
  clock,
}: {
  database: Database
  ledger: Ledger
  lessons: readonly Lesson[]
  tracks: readonly Track[]
  plans: Pick<Plans, 'recordModule'>
  clock: Clock
}): Lessons {
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]))
  const modules = tracks.flatMap((track) => track.modules).filter(({kind}) => kind === 'lesson')

  function lessonOrThrow(id: string): {lesson: Lesson; module: Module} {
    const lesson = byId.get(id)
    const module = modules.find(({slug}) => slug === id)
    if (!lesson || !module?.available) throw new AirworthyError('not-found', `no lesson ${id}`)
    return {lesson, module}
  }

  async function append(
    transaction: Queries,
    {streamId, personId}: {streamId: string; personId: string},
    event: LessonEvent,
  ): Promise<string> {
    const {at} = await ledger.append(transaction, {
      stream: streamOf(streamId),
      type: event.type,
      actor: personId,
      subject: personId,
      payload: event.payload,
    })
    return at
  }

  return {
    async list(personId) {
      const rows = new Map(
        (await store.lessonsOf(database, personId)).map((row) => [row.lesson, row]),
      )
      return {
        lessons: modules.map((module) => {
          const lesson = module.available ? byId.get(module.slug) : undefined
          const row = rows.get(module.slug)
          const acts = lesson ? actsOf(lesson).length : 0
          const done = Math.min(row?.done ?? 0, acts)
          return {...metaOf(module), status: statusOf(row), done, acts}
        }),
      }
    },

    async of(personId, id) {
      const {lesson, module} = lessonOrThrow(id)
      const row = await store.lessonOf(database, {personId, lesson: id})
      const progress = row ? progressFrom(await ledger.read(database, streamOf(row.id))) : notBegun
      return {meta: metaOf(module), lesson, progress: progressViewOf(progress)}
    },

    async respond(personId, id, {responseId, block, response: given}) {
      const {lesson, module} = lessonOrThrow(id)
      const response = checkedResponse(actOf(lesson, block), given)
      return await database.transaction(async (transaction) => {
        const begun = {id: randomUUID(), personId, lesson: id, startedAt: clock.now()}
        const {id: streamId} = await store.lockLesson(transaction, begun)
        const own = {streamId, personId}
        let progress = progressFrom(await ledger.readLocked(transaction, streamOf(streamId)))

        async function record(event: LessonEvent): Promise<void> {
          progress = afterLessonEvent(progress, event, await append(transaction, own, event))
        }

        if (progress.responseIds.has(responseId)) return progressViewOf(progress)
        if (progress.responseIds.size >= mostResponses) {
          throw new AirworthyError('lesson-full', `more than ${mostResponses} responses in ${id}`)
        }
        if (progress.startedAt === null) {
          const payload = {lesson: id, version: lesson.version}
          await record({type: 'lesson.started', payload})
          await plans.recordModule(transaction, personId, {id: module.id, what: 'started'})
        }
        const payload = {lesson: id, responseId, block, response}
        await record({type: 'lesson.responded', payload})
        if (progress.finishedAt === null && isComplete(lesson, progress)) {
          await record({type: 'lesson.finished', payload: {lesson: id}})
          await plans.recordModule(transaction, personId, {id: module.id, what: 'finished'})
        }
        await store.setProgress(transaction, streamId, {
          done: doneIn(lesson, progress),
          finishedAt: progress.finishedAt === null ? null : new Date(progress.finishedAt),
        })
        return progressViewOf(progress)
      })
    },
  }
}

function streamOf(id: string): string {
  return `lesson/${id}`
}

function actsOf({blocks}: Lesson): Act[] {
  return blocks.filter(isAct)
}

function doneIn(lesson: Lesson, {responses}: LessonProgress): number {
  return actsOf(lesson).filter(({id}) => responses.has(id)).length
}

function isComplete(lesson: Lesson, progress: LessonProgress): boolean {
  return doneIn(lesson, progress) === actsOf(lesson).length
}

function actOf(lesson: Lesson, id: string): Act {
  const act = actsOf(lesson).find((one) => one.id === id)
  if (!act) throw new AirworthyError('response-refused', `no act ${id} in ${lesson.id}`)
  return act
}

function checkedResponse(act: Act, given: Json): Json {
  const parsed = responseSchemaOf(act).safeParse(given)
  if (!parsed.success) {
    throw responseRefused(act, parsed.error.issues[0]?.message ?? 'does not fit')
  }
  try {
    // a response is plain data by its schema; half a character is what JSON still cannot carry
    return JSON.parse(canonicalJson(parsed.data as unknown as Json)) as Json
  } catch (thrown) {
    throw responseRefused(act, errorFrom(thrown).message)
  }
}

function responseRefused({id}: Act, reason: string): AirworthyError {
  return new AirworthyError('response-refused', `response to ${id} refused: ${reason}`)
}

function metaOf({slug, title, track, domains, level, minutes, outcome, available}: Module) {
  return {id: slug, title, track, domain: domains[0], level, minutes, outcome, available}
}

function statusOf(row: store.LessonRow | undefined): LessonStatus {
  if (row === undefined) return 'to-do'
  return row.finishedAt === null ? 'in-progress' : 'passed'
}
