import type {Module} from '@airworthy/content'
import {exerciseTextOf} from './attempt-view.ts'
import type {ExerciseVersion} from './exercise-content.ts'
import type {AttemptRow} from './exercise-store.ts'
import type {ExerciseView, ExercisesView} from './views.ts'

/** Every exercise of the tracks in their order, with a person's attempts, newest first. */
export function exercisesViewOf({
  modules,
  offered,
  attempts,
}: {
  modules: readonly Module[]
  /** The exercises that are there, by their ids. */
  offered: ReadonlyMap<string, ExerciseVersion>
  attempts: readonly AttemptRow[]
}): ExercisesView {
  return {
    exercises: modules.map((module) => {
      const content = offered.get(module.slug)?.content
      const own = attempts.filter(({exercise}) => exercise === module.slug)
      return {
        id: module.slug,
        title: module.title,
        track: module.track,
        domains: [...module.domains],
        level: module.level,
        minutes: module.minutes,
        outcome: module.outcome,
        available: module.available,
        simulated: content !== undefined && content.simulated !== null,
        text: content === undefined ? null : exerciseTextOf(content),
        status: statusOf(own),
        openAttempt: own.find(({finishedAt}) => finishedAt === null)?.id ?? null,
        attempts: own.map(({id, examinationId, startedAt, finishedAt, passed, score}) => ({
          id,
          examinationId,
          startedAt: startedAt.toISOString(),
          finishedAt: finishedAt?.toISOString() ?? null,
          passed,
          score,
        })),
      }
    }),
  }
}

function statusOf(attempts: readonly AttemptRow[]): ExerciseView['status'] {
  if (attempts.some(({passed}) => passed === true)) return 'passed'
  return attempts.length > 0 ? 'in-progress' : 'to-do'
}
