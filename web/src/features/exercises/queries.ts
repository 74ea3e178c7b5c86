import type {AttemptView, ExercisesView} from '@airworthy/server/features/exercises/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** The exercises of the range with the person's own attempts. */
export const exercisesQuery = queryOptions({
  queryKey: ['exercises'],
  queryFn: ({signal}) => request<ExercisesView>('/api/exercises', {signal}),
})

/** One attempt as it stands. It changes only by what the person does. */
export function exerciseAttemptQuery(id: string) {
  return queryOptions({
    queryKey: ['exercise-attempt', id],
    queryFn: ({signal}) => request<AttemptView>(`/api/exercise-attempts/${id}`, {signal}),
    staleTime: Infinity,
  })
}
