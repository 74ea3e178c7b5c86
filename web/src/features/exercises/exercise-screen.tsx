import type {ExerciseView} from '@airworthy/server/features/exercises/views.ts'
import {useSuspenseQuery} from '@tanstack/react-query'
import {Navigate, useParams, useSearch} from '@tanstack/react-router'
import {EmptyState} from '../../design/empty-state.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Screen} from '../../design/screen.tsx'
import {BeforeExercise} from './before-exercise.tsx'
import {ExerciseResult} from './exercise-result.tsx'
import {exerciseAttemptQuery, exercisesQuery} from './queries.ts'
import {Workspace} from './workspace.tsx'

/** One exercise: what it is before it starts, the workspace, and the result. */
export function ExerciseScreen() {
  const {exercise: id} = useParams({from: '/signed-in/range/$exercise'})
  const {attempt: shown} = useSearch({from: '/signed-in/range/$exercise'})
  const {exercises} = useSuspenseQuery(exercisesQuery).data
  const exercise = exercises.find((each) => each.id === id)
  if (exercise?.available !== true) return <NoExercise exercise={exercise} />
  if (shown !== undefined) return <Attempt key={shown} id={shown} />
  if (exercise.openAttempt === null) return <BeforeExercise exercise={exercise} />
  return (
    <Navigate
      to="/range/$exercise"
      params={{exercise: id}}
      search={{attempt: exercise.openAttempt}}
      replace
    />
  )
}

function Attempt({id}: {id: string}) {
  const attempt = useSuspenseQuery(exerciseAttemptQuery(id)).data
  const {work} = useSearch({from: '/signed-in/range/$exercise'})
  return attempt.status === 'finished' && work !== true ? (
    <ExerciseResult attempt={attempt} />
  ) : (
    <Workspace attempt={attempt} />
  )
}

function NoExercise({exercise}: {exercise: ExerciseView | undefined}) {
  return (
    <Screen
      name="Range"
      question="Range"
      heading={
        exercise === undefined
          ? 'There is no such exercise.'
          : `${exercise.title} is not there yet.`
      }
    >
      <EmptyState
        title={exercise === undefined ? 'Nothing stands under this address' : 'Planned'}
        consequence={
          exercise === undefined
            ? 'It may have been renamed, or the link is incomplete.'
            : 'The exercise is planned and not made yet; your plan does not wait for it.'
        }
        action={<LinkButton to="/range">See all exercises</LinkButton>}
      />
    </Screen>
  )
}
