import type {
  OrganisationGapsView,
  TeamCompletionView,
  TeamGapsView,
} from '@airworthy/server/features/curriculum/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** How many people of a team a page holds. */
export const peoplePerPage = 200

/** How many teams a page of the organisation holds. */
export const teamsPerPage = 50

interface Page {
  search: string
  offset: number
}

/** The gaps of a team: people whose name holds the text, a page of them by due day, and the whole team. */
export function teamGapsQuery(teamId: string, {search, offset}: Page) {
  const parameters = new URLSearchParams({
    search,
    offset: String(offset),
    limit: String(peoplePerPage),
  })
  return queryOptions({
    queryKey: ['team-gaps', teamId, search, offset],
    queryFn: ({signal}) =>
      request<TeamGapsView>(`/api/teams/${encodeURIComponent(teamId)}/gaps?${parameters}`, {
        signal,
      }),
  })
}

/** How far a team is with its baselines. */
export function teamCompletionQuery(teamId: string) {
  return queryOptions({
    queryKey: ['team-completion', teamId],
    queryFn: ({signal}) =>
      request<TeamCompletionView>(`/api/teams/${encodeURIComponent(teamId)}/completion`, {signal}),
  })
}

/** The organisation by team, a page of teams whose name holds the text. */
export function organisationGapsQuery({search, offset}: Page) {
  const parameters = new URLSearchParams({
    search,
    offset: String(offset),
    limit: String(teamsPerPage),
  })
  return queryOptions({
    queryKey: ['organisation-gaps', search, offset],
    queryFn: ({signal}) =>
      request<OrganisationGapsView>(`/api/organisation/gaps?${parameters}`, {signal}),
  })
}
