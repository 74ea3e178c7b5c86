import type {
  AllLoginsView,
  IssuerKeysView,
  OwnCredentialsView,
  OwnLoginsView,
  OwnStandingView,
  TeamStandingView,
  VerifyView,
} from '@airworthy/server/features/credentials/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** The person's own credentials, each with its standing and its files. */
export const ownCredentialsQuery = queryOptions({
  queryKey: ['credentials'],
  queryFn: ({signal}) => request<OwnCredentialsView>('/api/credentials', {signal}),
})

/** Where the person stands for each role, explained by events. */
export const ownStandingQuery = queryOptions({
  queryKey: ['standing'],
  queryFn: ({signal}) => request<OwnStandingView>('/api/standing', {signal}),
})

/** The person's own logins at code hosts. */
export const ownLoginsQuery = queryOptions({
  queryKey: ['logins', 'own'],
  queryFn: ({signal}) => request<OwnLoginsView>('/api/logins', {signal}),
})

/** Every login with whose it is, for administrators. */
export const allLoginsQuery = queryOptions({
  queryKey: ['logins', 'all'],
  queryFn: ({signal}) => request<AllLoginsView>('/api/logins/all', {signal}),
})

/** The keys of the issuer, for administrators. */
export const issuerKeysQuery = queryOptions({
  queryKey: ['issuer-keys'],
  queryFn: ({signal}) => request<IssuerKeysView>('/api/issuer-keys', {signal}),
})

/** Where the people of a team stand, for their lead and for administrators. */
export function teamStandingQuery(teamId: string) {
  return queryOptions({
    queryKey: ['team-standing', teamId],
    queryFn: ({signal}) =>
      request<TeamStandingView>(`/api/teams/${encodeURIComponent(teamId)}/standing`, {signal}),
  })
}

/** What a credential says and how each check of it went, for everybody. */
export function verifyQuery(id: string) {
  return queryOptions({
    queryKey: ['verify', id],
    queryFn: ({signal}) => request<VerifyView>(`/api/verify/${encodeURIComponent(id)}`, {signal}),
    retry: false,
  })
}
