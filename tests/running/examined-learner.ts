import {randomUUID} from 'node:crypto'
import type {Catalogue} from '@airworthy/content'
import {errorFrom, type Json} from '@airworthy/kernel'
import type {StartedEvent} from '@airworthy/psychometrics'
import {readExerciseSolutions} from '../../content/src/exercises/read-exercise-solutions.ts'
import type {AttemptView} from '../../server/features/assessments/views.ts'
import type {
  BegunView,
  ExaminationsView,
  ExaminationView,
} from '../../server/features/examinations/views.ts'
import type {AttemptView as ExerciseAttemptView} from '../../server/features/exercises/views.ts'
import type {SentAnswer} from './answering-learner.ts'
import type {Client} from './client.ts'
import {expertOf} from './expert.ts'
import type {SentChange} from './exercising-learner.ts'
import {insistentClient} from './insistent-client.ts'

/** What a learner is at. */
export type Stage = 'beginning' | 'answering' | 'exercising' | 'finishing' | 'decided'

/** A learner who takes one whole examination as fast as the platform does, whatever happens to it. */
export interface ExaminedLearner {
  /** Answers and changes for which a 200 came back. */
  readonly answers: readonly SentAnswer[]
  readonly changes: readonly SentChange[]
  readonly stage: () => Stage
  /** Id of the examination; empty before it has begun. */
  readonly examination: () => string
  /** When it was first asked to decide and when that was acknowledged, in ms since 1970; 0 before. */
  readonly finishing: {readonly from: number; readonly to: number}
  readonly retries: () => number
  /** Throws what made the learner give up, if anything has. */
  readonly assertWell: () => void
  /** The examination with its decision, as it was acknowledged. */
  readonly decided: Promise<ExaminationView>
}

/** How a learner takes an examination. */
export interface Sitting {
  readonly catalogue: Catalogue
  /** The first event of an attempt at an assessment, out of the ledger: what makes an expert. */
  readonly startOf: (attempt: string) => Promise<StartedEvent>
  /** Whether the learner can tell the so manieth item of a domain, from 1; unless given, every one. */
  readonly canTell?: (asked: {readonly domain: string; readonly nth: number}) => boolean
  /** False for a learner who tries no exercise and asks for no further sitting. */
  readonly persists?: boolean
}

/** Lets a learner take an examination from its start to its decision, each request until it succeeds. */
export function examinedLearner(
  client: Client,
  {catalogue, startOf, canTell = () => true, persists = true}: Sitting,
): ExaminedLearner {
  const answers: SentAnswer[] = []
  const changes: SentChange[] = []
  const finishing = {from: 0, to: 0}
  const {insist, ask, retries} = insistentClient(client)
  let stage: Stage = 'beginning'
  let id = ''
  let fault: Error | null = null

  async function begin(): Promise<string> {
    const begun = await insist('POST', '/api/examinations', {consent: true})
    if (begun.status === 201) return (begun.body as ExaminationView).id // the route's view
    // a start that was kept though its answer was lost
    const {current} = await ask<ExaminationsView>('GET', '/api/examinations')
    if (!current) throw new Error(`not started: ${JSON.stringify(begun.body)}`)
    return current.id
  }

  async function answerAll(): Promise<void> {
    for (;;) {
      const {assessment} = await ask<ExaminationView>('GET', `/api/examinations/${id}`)
      const ended = assessment?.status === 'finished' && !assessment.mayContinue
      if (assessment === null || ended) return
      const path = `/api/examinations/${id}/assessment`
      const {attemptId} = await ask<BegunView>('POST', path)
      const expert = expertOf(await startOf(attemptId), catalogue)
      const asked = new Map<string, number>()
      let attempt = await ask<AttemptView>('GET', `/api/assessments/${attemptId}`)
      while (attempt.item !== null) {
        const {domain} = attempt.item
        const nth = (asked.get(domain) ?? 0) + 1
        asked.set(domain, nth)
        const answer: SentAnswer = {
          answerId: randomUUID(),
          attempt: attemptId,
          position: attempt.position,
        }
        attempt = await ask<AttemptView>('POST', `/api/assessments/${attemptId}/answers`, {
          answerId: answer.answerId,
          position: answer.position,
          elapsedMs: 20_000,
          answer: canTell({domain, nth})
            ? {kind: 'response', response: expert.response(attempt.item)}
            : {kind: 'cannot-tell'},
        })
        answers.push(answer)
      }
      if (!persists) return
    }
  }

  async function change(
    attempt: ExerciseAttemptView,
    verb: SentChange['verb'],
    body: Readonly<Record<string, Json>> = {},
  ): Promise<ExerciseAttemptView> {
    const actionId = randomUUID()
    const path = `/api/exercise-attempts/${attempt.id}/${verb}`
    const sent = {actionId, position: attempt.position, ...body}
    const next = await ask<ExerciseAttemptView>('POST', path, sent)
    changes.push({actionId, attempt: attempt.id, verb})
    return next
  }

  async function solve(exercise: string): Promise<void> {
    const {reference} = await readExerciseSolutions(exercise)
    const path = `/api/examinations/${id}/exercises/${exercise}`
    const {attemptId} = await ask<BegunView>('POST', path)
    let attempt = await ask<ExerciseAttemptView>('GET', `/api/exercise-attempts/${attemptId}`)
    for (let step = 0; ; step++) {
      const action = reference(attempt.view, step) as Json | null // solutions act in JSON
      if (action === null) break
      attempt = await change(attempt, 'actions', {action})
    }
    await change(attempt, 'finish')
  }

  async function take(): Promise<ExaminationView> {
    id = await begin()
    stage = 'answering'
    await answerAll()
    stage = 'exercising'
    const {exercises} = await ask<ExaminationView>('GET', `/api/examinations/${id}`)
    const asked = exercises.filter(({from}) => persists && from === 'examination')
    for (const {exercise} of asked) await solve(exercise)
    stage = 'finishing'
    finishing.from = Date.now()
    const examination = await ask<ExaminationView>('POST', `/api/examinations/${id}/finish`)
    finishing.to = Date.now()
    stage = 'decided'
    return examination
  }

  const decided = take()
  decided.catch((thrown: unknown) => (fault = errorFrom(thrown)))

  return {
    answers,
    changes,
    stage: () => stage,
    examination: () => id,
    finishing,
    retries,
    decided,
    assertWell() {
      if (fault !== null) throw fault
    },
  }
}
