import type {
  SingleSignOnOfferedView,
  SingleSignOnView,
} from '@airworthy/server/features/people/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** Whether the sign-in page offers an identity provider, and who still signs in without it. */
export const offeredQuery = queryOptions({
  queryKey: ['single-sign-on', 'offered'],
  queryFn: ({signal}) => request<SingleSignOnOfferedView>('/api/single-sign-on/offered', {signal}),
  staleTime: 60_000,
})

/** The settings of single sign-on, for administrators; the client secret is not among them. */
export const singleSignOnQuery = queryOptions({
  queryKey: ['single-sign-on', 'settings'],
  queryFn: ({signal}) => request<SingleSignOnView>('/api/single-sign-on', {signal}),
})
