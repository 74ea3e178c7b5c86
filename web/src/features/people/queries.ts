import type {
  InvitationView,
  MyDataView,
  PersonView,
  TeamView,
} from '@airworthy/server/features/people/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** How many people a page of the list holds. */
export const pageSize = 25

/** People whose name or e-mail holds the text, a page of them. */
export function peopleQuery({search = '', offset = 0, limit = pageSize} = {}) {
  const parameters = new URLSearchParams({search, offset: String(offset), limit: String(limit)})
  return queryOptions({
    queryKey: ['people', search, offset, limit],
    queryFn: ({signal}) =>
      request<{people: PersonView[]; total: number}>(`/api/people?${parameters}`, {signal}),
    placeholderData: (before) => before,
  })
}

/** Invitations that are not accepted yet. */
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({signal}) => request<{invitations: InvitationView[]}>('/api/invitations', {signal}),
})

/** All teams. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({signal}) => request<{teams: TeamView[]}>('/api/teams', {signal}),
})

/** Everything recorded about the signed-in person. */
export const myDataQuery = queryOptions({
  queryKey: ['my-data'],
  queryFn: ({signal}) => request<MyDataView>('/api/my-data', {signal}),
})
