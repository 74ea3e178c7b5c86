import {randomUUID} from 'node:crypto'
import type {Module} from '@airworthy/content'
import {AirworthyError, digestOf, type Clock} from '@airworthy/kernel'
import {
  scoreOf,
  type Attempt as RangeAttempt,
  type RangeHost,
  type SessionEvent,
  type Standing,
} from '@airworthy/range'
import {databaseErrorCode, type Database, type Queries} from '../../database/connection.ts'
import type {Curriculum} from '../curriculum/index.ts'
import {refuseClosed, type StandingOfExamination} from '../assessments/index.ts'
import type {Ledger} from '../ledger/index.ts'
import {afterEvent, payloadOf, streamOf, type Attempt, type AttemptEvent} from './attempt.ts'
import {attemptViewOf} from './attempt-view.ts'
import {versionOf, type ExerciseContent, type ExerciseVersion} from './exercise-content.ts'
import * as store from './exercise-store.ts'
import type {OwnAttempt} from './exercise-store.ts'
import {examinedExercise, type ExaminedExercise} from './examined-exercise.ts'
import {exercisesViewOf} from './exercises-view.ts'
import {inTurn} from './in-turn.ts'
import {keptAttempts} from './kept-attempts.ts'
import type {
  ActionRequest,
  AttemptView,
  ChangeRequest,
  ExercisesView,
  HintRequest,
} from './views.ts'

/**
 * A person's own attempts at exercises. Everything throws `not-found` for an attempt that is not the
 * person's. Each change is durable when it returns; the same action id again returns the same state
 * and counts once; `position-passed` for another change at a position that is not the next;
 * `attempt-finished` once it has been judged.
 */
export interface Exercises {
  list(personId: string): Promise<ExercisesView>
  /**
   * Throws `not-found` for an exercise that is not there, `attempt-open` when one is open and
   * `practice-closed` while an examination that asks it is open: its debrief would tell.
   */
  start(personId: string, exercise: string): Promise<AttemptView>
  view(own: OwnAttempt): Promise<AttemptView>
  /** Throws `action-refused` for an action that does not fit; one that took too long is not applied. */
  act(own: OwnAttempt, request: ActionRequest): Promise<AttemptView>
  undo(own: OwnAttempt, request: ChangeRequest): Promise<AttemptView>
  /** Throws `hint-refused` for a hint that is not the next, and for every one in an examination. */
  hint(own: OwnAttempt, request: HintRequest): Promise<AttemptView>
  /** Judges and ends the attempt; it counts as evidence of ability if it is the first. */
  finish(own: OwnAttempt, request: ChangeRequest): Promise<AttemptView>
  /**
   * Draws an attempt of an examination, on a seed that nobody has seen; what it gives back keeps it in
   * the transaction of its cause. Throws `not-found`, and `attempt-open` while practice of it is open.
   */
  prepareExamination(request: {
    readonly personId: string
    readonly exercise: string
    readonly examinationId: string
  }): Promise<{
    readonly id: string
    readonly keep: (transaction: Queries) => Promise<void>
  }>
  /** Judges an attempt of an examination as it stands, also after the window; it may have ended before. */
  endExamination(own: OwnAttempt): Promise<void>
  /** The attempts of an examination. */
  examinationExercises(queries: Queries, examinationId: string): Promise<ExaminedExercise[]>
  /** Deletes the rows of a person who is erased. */
  forget(transaction: Queries, personId: string): Promise<void>
}

export interface ExercisesParts {
  readonly database: Database
  readonly ledger: Ledger
  readonly curriculum: Pick<Curriculum, 'recordModule' | 'recordExercise'>
  readonly host: RangeHost
  /** The exercises of all tracks, those that are not made yet among them. */
  readonly modules: readonly Module[]
  readonly contents: readonly ExerciseContent[]
  readonly clock: Clock
  /** How an examination stands: after its window nothing is changed, before its decision no debrief shown. */
  readonly standingOfExamination?: StandingOfExamination
  /** Ids of the exercises that a person's open examination asks. */
  readonly askedOf?: (personId: string) => Promise<ReadonlySet<string>>
  /** Where the seeds of attempts come from: chance, unless a history is to be made again. */
  readonly newSeed?: () => string
  /**
   * Changes of one attempt, its end not counted: far more than an exercise needs, and few enough to
   * be folded anew within the wall time, also by an engine that takes 50 ms for each.
   */
  readonly mostChanges?: number
}

/** What a change decided outside of any transaction; it is kept if the attempt is still as it was. */
interface Decision {
  readonly event: Exclude<SessionEvent, {kind: 'started'}>
  readonly standing: Standing
}

/**
 * Exercises on the ledger. Whether an action fits and what it leads to is decided beside the event
 * loop and outside of any transaction, on the attempt as committed; the transaction then looks
 * whether the attempt is still at that position, and appends.
 */
export async function createExercises({
  database,
  ledger,
  curriculum,
  host,
  modules,
  contents,
  clock,
  standingOfExamination = async () => 'open',
  askedOf = async () => new Set(),
  newSeed = randomUUID,
  mostChanges = 300,
}: ExercisesParts): Promise<Exercises> {
  const versions = await Promise.all(contents.map(versionOf))
  await store.keepVersions(database, versions, clock.now())
  const known = new Map<string, ExerciseContent>(
    versions.map(({digest, content}) => [digest, content]),
  )
  const offered = new Map<string, ExerciseVersion>(
    versions.map((version) => [version.content.id, version]),
  )
  const attempts = keptAttempts(ledger)
  const oneByOne = inTurn()

  async function contentOf({version}: Attempt): Promise<ExerciseContent> {
    const content = known.get(version) ?? (await store.versionBy(database, version))
    if (!content) throw new AirworthyError('exercise-version-missing', `no exercise ${version}`)
    known.set(version, content)
    return content
  }

  function rangeAttempt(id: string, attempt: Attempt, content: ExerciseContent): RangeAttempt {
    return {id, engine: attempt.engine, facts: content.facts, events: attempt.events}
  }

  /** The person's own attempt as committed. */
  async function ownAttempt(own: OwnAttempt): Promise<Attempt> {
    if (!(await store.attemptOf(database, own))) throw notFound(own.id)
    const attempt = await attempts.read(database, own.id)
    attempts.keep(own.id, attempt)
    return attempt
  }

  async function viewOf(id: string, attempt: Attempt): Promise<AttemptView> {
    const content = await contentOf(attempt)
    const standing = await host.view(rangeAttempt(id, attempt, content))
    return await shown(id, {attempt, standing, content})
  }

  /** An attempt as its person may see it: the debrief of an examination only after its decision. */
  async function shown(
    id: string,
    parts: {attempt: Attempt; standing: Standing; content: ExerciseContent},
  ): Promise<AttemptView> {
    const {examinationId} = parts.attempt
    const debriefed =
      examinationId === null ||
      (parts.attempt.end !== null &&
        (await standingOfExamination(database, examinationId)) === 'decided')
    return attemptViewOf(id, {...parts, debriefed})
  }

  /** Throws `examination-closed` for a change by the person after the window. */
  async function assertOpen(queries: Queries, {examinationId}: Attempt, {by}: OwnAttempt) {
    if (examinationId === null || by === null) return
    refuseClosed(await standingOfExamination(queries, examinationId))
  }

  async function append(
    transaction: Queries,
    {id, personId, by = personId}: OwnAttempt,
    {attempt, event}: {attempt: Attempt | null; event: AttemptEvent},
  ): Promise<Attempt> {
    // Folded first: an event that does not fit never reaches the ledger.
    const next = afterEvent(attempt, event, clock.now().toISOString())
    const record = await ledger.append(transaction, {
      stream: streamOf(id),
      type: event.type,
      actor: by,
      subject: personId,
      payload: payloadOf(event),
    })
    return {...next, startedAt: attempt?.startedAt ?? record.at, savedAt: record.at}
  }

  /** Decides a change of the attempt as committed, and keeps it if nothing came between. */
  async function change(
    own: OwnAttempt,
    {
      actionId,
      position,
      ends = false,
    }: {readonly actionId: string; readonly position?: number; readonly ends?: boolean},
    decide: (attempt: RangeAttempt, content: ExerciseContent, before: Attempt) => Promise<Decision>,
  ): Promise<AttemptView> {
    const before = await ownAttempt(own)
    if (before.actionIds.has(actionId)) return await viewOf(own.id, before)
    await assertOpen(database, before, own)
    refuseChange(before, {position, ends, mostChanges})
    const content = await contentOf(before)
    const {event, standing} = await decide(rangeAttempt(own.id, before, content), content, before)
    const kept = await database.transaction(async (transaction) => {
      const row = await store.lockAttemptOf(transaction, own)
      if (!row) throw notFound(own.id)
      const attempt = await attempts.read(transaction, own.id, {locked: true})
      if (attempt.actionIds.has(actionId)) return attempt
      await assertOpen(transaction, attempt, own)
      refuseChange(attempt, {position: before.events.length, ends, mostChanges})
      const happened = await eventOf(transaction, own, {attempt, content, actionId, event})
      const next = await append(transaction, own, {attempt, event: happened})
      if (happened.type === 'exercise.finished') {
        const {passed, score} = happened.payload.score
        const finishedAt = new Date(next.savedAt)
        await store.setFinished(transaction, own.id, {finishedAt, passed, score})
      }
      return next
    })
    attempts.keep(own.id, kept)
    const isOurs = kept.events.length === standing.position && kept.events.at(-1) === event
    return isOurs
      ? await shown(own.id, {attempt: kept, standing, content})
      : await viewOf(own.id, kept)
  }

  /** The event as it is recorded; the end of an attempt is scored, and counted as evidence. */
  async function eventOf(
    transaction: Queries,
    {id, personId}: OwnAttempt,
    {
      attempt,
      content,
      actionId,
      event,
    }: {
      attempt: Attempt
      content: ExerciseContent
      actionId: string
      event: Decision['event']
    },
  ): Promise<AttemptEvent> {
    switch (event.kind) {
      case 'acted':
        return {type: 'exercise.acted', payload: {actionId, event}}
      case 'stopped':
        return {type: 'exercise.stopped', payload: {actionId, event}}
      case 'undone':
        return {type: 'exercise.undone', payload: {actionId, event}}
      case 'hinted':
        return {type: 'exercise.hinted', payload: {actionId, event}}
      case 'finished': {
        const shown = content.hints.slice(0, attempt.hintsShown)
        const score = scoreOf(event.judgement, {
          objectives: content.objectives,
          hintPrices: shown.map(({price}) => price),
        })
        const others = {personId, exercise: content.id}
        const evidence = await curriculum.recordExercise(transaction, personId, {
          exercise: content.id,
          attemptId: id,
          finishedAt: clock.now().toISOString(),
          passed: score.passed,
          isFirst: (await store.countFinished(transaction, others)) === 0,
          acted: attempt.acted,
          category: score.category,
          parameters: content.parameters,
        })
        return {type: 'exercise.finished', payload: {actionId, event, score, evidence}}
      }
    }
  }

  /** Draws an attempt, and gives what keeps it; nothing is kept before. */
  async function drawn(
    personId: string,
    {exercise, examinationId}: {readonly exercise: string; readonly examinationId: string | null},
  ) {
    const module = modules.find(({slug}) => slug === exercise)
    const version = offered.get(exercise)
    if (!module?.available || !version) {
      throw new AirworthyError('not-found', `no exercise ${exercise}`)
    }
    // before anything is drawn: whoever has one open cannot keep the workers busy with others
    const own = await store.attemptsOf(database, personId)
    if (own.some((one) => one.exercise === exercise && one.finishedAt === null)) throw attemptOpen()
    const {digest, content} = version
    const id = randomUUID()
    const facts = await digestOf(content.facts)
    const {engine} = content
    const event = {kind: 'started', exercise, engine, seed: newSeed(), facts} as const
    // Looked at first: what cannot be shown is not begun.
    const standing = await host.view({id, engine, facts: content.facts, events: [event]})

    async function keep(transaction: Queries): Promise<Attempt> {
      const open = {finishedAt: null, passed: null, score: null}
      const row = {id, personId, exercise, examinationId, startedAt: clock.now(), ...open}
      await store.insertAttempt(transaction, row)
      const payload = {
        version: digest,
        ...(examinationId === null ? {} : {examination: examinationId}),
        event,
      }
      const started = {type: 'exercise.started', payload} as const
      const begun = await append(transaction, {id, personId}, {attempt: null, event: started})
      const moduleId = `exercise/${exercise}`
      await curriculum.recordModule(transaction, personId, {id: moduleId, what: 'started'})
      return begun
    }
    return {id, standing, content, keep}
  }

  async function begin(personId: string, exercise: string): Promise<AttemptView> {
    if ((await askedOf(personId)).has(exercise)) throw practiceClosed(exercise)
    const {id, standing, content, keep} = await drawn(personId, {exercise, examinationId: null})
    try {
      const attempt = await database.transaction(keep)
      attempts.keep(id, attempt)
      return attemptViewOf(id, {attempt, standing, content, debriefed: true})
    } catch (thrown) {
      throw databaseErrorCode(thrown) === '23505' ? attemptOpen(thrown) : thrown
    }
  }

  return {
    async list(personId) {
      const own = await store.attemptsOf(database, personId)
      return exercisesViewOf({modules, offered, attempts: own})
    },

    async start(personId, exercise) {
      return await oneByOne(personId, async () => await begin(personId, exercise))
    },

    async view(own) {
      return await viewOf(own.id, await ownAttempt(own))
    },

    async act(own, {action, ...request}) {
      return await oneByOne(
        own.personId,
        async () => await change(own, request, async (attempt) => await host.act(attempt, action)),
      )
    },

    async undo(own, request) {
      return await oneByOne(
        own.personId,
        async () => await change(own, request, async (attempt) => await host.undo(attempt)),
      )
    },

    async hint(own, {hint, actionId}) {
      return await oneByOne(
        own.personId,
        async () =>
          await change(own, {actionId}, async (attempt, {hints}, {examinationId}) => {
            if (examinationId !== null) throw noHints()
            const shown = attempt.events.filter(({kind}) => kind === 'hinted').length
            if (hint !== shown || hint >= hints.length) {
              throw new AirworthyError(
                'hint-refused',
                `hint ${hint} is not the next: ${shown} shown`,
              )
            }
            const event = {kind: 'hinted', hint} as const
            return {
              event,
              standing: await host.view({...attempt, events: [...attempt.events, event]}),
            }
          }),
      )
    },

    async finish(own, request) {
      return await oneByOne(
        own.personId,
        async () =>
          await change(own, {...request, ends: true}, async (attempt) => await host.judge(attempt)),
      )
    },

    async prepareExamination({personId, ...asked}) {
      const {id, keep} = await oneByOne(personId, async () => await drawn(personId, asked))
      return {id, keep: async (transaction) => void (await keep(transaction))}
    },

    async endExamination(own) {
      const attempt = await ownAttempt(own)
      if (attempt.end !== null) return
      const actionId = randomUUID()
      await oneByOne(
        own.personId,
        async () =>
          await change(
            {...own, by: null},
            {actionId, ends: true},
            async (open) => await host.judge(open),
          ),
      )
    },

    async examinationExercises(queries, examinationId) {
      const rows = await store.attemptsOfExamination(queries, examinationId)
      return await Promise.all(
        rows.map(async ({id, exercise, finishedAt}) => {
          const attempt = await attempts.read(queries, id)
          return examinedExercise({id, exercise, finishedAt}, attempt)
        }),
      )
    },

    async forget(transaction, personId) {
      for (const {id} of await store.attemptsOf(transaction, personId)) attempts.drop(id)
      await store.deleteAttemptsOf(transaction, personId)
    },
  }
}

function refuseChange(
  {end, events}: Attempt,
  {position, ends, mostChanges}: {position: number | undefined; ends: boolean; mostChanges: number},
): void {
  if (end !== null) throw new AirworthyError('attempt-finished', 'the attempt has been judged')
  // a full attempt can still be finished: with one open, no other could ever begin
  if (events.length >= mostChanges && !ends) {
    throw new AirworthyError('attempt-full', `more than ${mostChanges} changes: finish it`)
  }
  if (position === undefined || position === events.length) return
  throw new AirworthyError(
    'position-passed',
    `position ${position} is not the next: it is ${events.length}`,
  )
}

function practiceClosed(exercise: string): AirworthyError {
  return new AirworthyError(
    'practice-closed',
    `your examination asks ${exercise}: practise it again once the examination is decided`,
  )
}

function noHints(): AirworthyError {
  return new AirworthyError('hint-refused', 'an examination gives no hints')
}

function notFound(id: string): AirworthyError {
  return new AirworthyError('not-found', `no exercise attempt ${id}`)
}

function attemptOpen(cause?: unknown): AirworthyError {
  return new AirworthyError(
    'attempt-open',
    'an attempt at this exercise is open: finish it first',
    {
      cause,
    },
  )
}
