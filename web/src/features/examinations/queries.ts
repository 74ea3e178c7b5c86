import type {
  ExaminationsView,
  ExaminationView,
  SignalsView,
} from '@airworthy/server/features/examinations/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** What the certification of the person's role asks, the open examination and the past ones. */
export const examinationsQuery = queryOptions({
  queryKey: ['examinations'],
  queryFn: ({signal}) => request<ExaminationsView>('/api/examinations', {signal}),
})

/** One of the person's own examinations. */
export function examinationQuery(id: string) {
  return queryOptions({
    queryKey: ['examinations', id],
    queryFn: ({signal}) =>
      request<ExaminationView>(`/api/examinations/${encodeURIComponent(id)}`, {signal}),
  })
}

/** What the comparison of the person's answers with others' noticed; it decides nothing. */
export function signalsQuery(id: string) {
  return queryOptions({
    queryKey: ['examinations', id, 'signals'],
    queryFn: ({signal}) =>
      request<SignalsView>(`/api/examinations/${encodeURIComponent(id)}/signals`, {signal}),
  })
}
