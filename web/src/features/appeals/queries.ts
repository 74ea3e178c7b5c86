import type {
  AppealCaseView,
  AppealsToDecideView,
  OwnAppealsView,
} from '@airworthy/server/features/appeals/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** How many appeals a page of those to decide holds. */
export const appealsPerPage = 25

/** The person's own appeals, the newest first. */
export const ownAppealsQuery = queryOptions({
  queryKey: ['appeals', 'own'],
  queryFn: ({signal}) => request<OwnAppealsView>('/api/appeals', {signal}),
})

/** Appeals that the person may decide or has decided, a page of them. */
export function appealsToDecideQuery(state: 'open' | 'decided', offset = 0) {
  const parameters = new URLSearchParams({
    state,
    offset: String(offset),
    limit: String(appealsPerPage),
  })
  return queryOptions({
    queryKey: ['appeals', 'to-decide', state, offset],
    queryFn: ({signal}) =>
      request<AppealsToDecideView>(`/api/appeals/to-decide?${parameters}`, {signal}),
  })
}

/** One appeal with everything that it is decided on. */
export function appealCaseQuery(id: string) {
  return queryOptions({
    queryKey: ['appeals', 'case', id],
    queryFn: ({signal}) =>
      request<AppealCaseView>(`/api/appeals/to-decide/${encodeURIComponent(id)}`, {signal}),
  })
}
