import type {
  AttemptsView,
  AttemptView,
  OwnAnswersView,
  ResultsView,
  TestOutsView,
} from '@airworthy/server/features/assessments/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** The person's attempts: the open one and the finished ones, newest first. */
export const attemptsQuery = queryOptions({
  queryKey: ['attempts'],
  queryFn: ({signal}) => request<AttemptsView>('/api/assessments', {signal}),
})

/** The person's checks of single domains: the open one and the finished ones, newest first. */
export const testOutsQuery = queryOptions({
  queryKey: ['test-outs'],
  queryFn: ({signal}) => request<TestOutsView>('/api/test-outs', {signal}),
})

/** One attempt with its present item. It changes only by what the person does. */
export function attemptQuery(id: string) {
  return queryOptions({
    queryKey: ['attempt', id],
    queryFn: ({signal}) => request<AttemptView>(`/api/assessments/${id}`, {signal}),
    staleTime: Infinity,
    gcTime: 0,
  })
}

/** The results of a finished attempt. */
export function resultsQuery(id: string) {
  return queryOptions({
    queryKey: ['results', id],
    queryFn: ({signal}) => request<ResultsView>(`/api/assessments/${id}/results`, {signal}),
  })
}

/** What the person answered in a finished attempt, in words. */
export function ownAnswersQuery(id: string) {
  return queryOptions({
    queryKey: ['own-answers', id],
    queryFn: ({signal}) => request<OwnAnswersView>(`/api/assessments/${id}/answers`, {signal}),
  })
}
