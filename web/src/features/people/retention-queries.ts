import type {
  RetentionPreviewView,
  RetentionRequest,
  RetentionView,
} from '@airworthy/server/features/people/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** How long what is about people is kept, as it applies now. */
export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({signal}) => request<RetentionView>('/api/retention', {signal}),
})

/** Whom and what other settings would erase; nothing is changed by asking. */
export function retentionPreviewQuery({disabledMonths, signInDays}: RetentionRequest) {
  const parameters = new URLSearchParams({
    disabledMonths: disabledMonths === null ? 'off' : String(disabledMonths),
    signInDays: String(signInDays),
    limit: '20',
  })
  return queryOptions({
    queryKey: ['retention', 'preview', disabledMonths, signInDays],
    queryFn: ({signal}) =>
      request<RetentionPreviewView>(`/api/retention/preview?${parameters}`, {signal}),
  })
}
