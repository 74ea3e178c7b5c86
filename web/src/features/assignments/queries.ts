import type {
  AssigneesView,
  AssignmentsView,
  OverviewView,
  OwnDutiesView,
  Standing,
  TeamCountsView,
} from '@airworthy/server/features/assignments/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** The signed-in person's own duties. */
export const ownDutiesQuery = queryOptions({
  queryKey: ['assignments', 'mine'],
  queryFn: ({signal}) => request<OwnDutiesView>('/api/assignments/mine', {signal}),
})

/** The assignments that concern the viewer's people. */
export const assignmentsQuery = queryOptions({
  queryKey: ['assignments', 'all'],
  queryFn: ({signal}) => request<AssignmentsView>('/api/assignments', {signal}),
})

/** Counts by team. */
export const teamCountsQuery = queryOptions({
  queryKey: ['assignments', 'teams'],
  queryFn: ({signal}) => request<TeamCountsView>('/api/assignments/teams', {signal}),
})

/** To whom the viewer may assign; people are those found by the search. */
export function assigneesQuery(search: string) {
  const parameters = new URLSearchParams({search})
  return queryOptions({
    queryKey: ['assignees', search],
    queryFn: ({signal}) =>
      request<AssigneesView>(`/api/assignments/assignees?${parameters}`, {signal}),
    placeholderData: (before) => before,
  })
}

/** Which rows of the overview are wanted; an empty text means all. */
export interface OverviewFilter {
  readonly search: string
  readonly team: string
  readonly standing: Standing | ''
}

/** How many rows a page of the overview holds. */
export const overviewSize = 200

/** A page of duties, the most pressing first. */
export function overviewQuery(filter: OverviewFilter, offset: number) {
  const parameters = overviewParameters(filter)
  parameters.set('limit', String(overviewSize))
  parameters.set('offset', String(offset))
  return queryOptions({
    queryKey: ['assignments', 'overview', parameters.toString()],
    queryFn: ({signal}) =>
      request<OverviewView>(`/api/assignments/overview?${parameters}`, {signal}),
    placeholderData: (before) => before,
  })
}

/** The address of the overview as CSV, with the same filter. */
export function overviewCsv(filter: OverviewFilter): string {
  return `/api/assignments/overview.csv?${overviewParameters(filter)}`
}

function overviewParameters(filter: OverviewFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
}
