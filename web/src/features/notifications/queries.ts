import type {
  NotificationsView,
  UndeliveredMailsView,
  UnreadView,
} from '@airworthy/server/features/notifications/views.ts'
import {queryOptions} from '@tanstack/react-query'
import {request} from '../../interface/request.ts'

/** How many notifications a page holds. */
export const notificationsSize = 25

/** A page of the person's notifications, the newest first. */
export function notificationsQuery({offset = 0, unread = false} = {}) {
  const parameters = new URLSearchParams({
    limit: String(notificationsSize),
    offset: String(offset),
    ...(unread && {unread: 'true'}),
  })
  return queryOptions({
    queryKey: ['notifications', parameters.toString()],
    queryFn: ({signal}) => request<NotificationsView>(`/api/notifications?${parameters}`, {signal}),
    placeholderData: (before) => before,
  })
}

/** How many notifications are not read; asked for once a minute while the page is looked at. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'count'],
  queryFn: ({signal}) => request<UnreadView>('/api/notifications/unread', {signal}),
  refetchInterval: 60_000,
})

/** Mails of the viewer's people that did not go out. */
export const undeliveredQuery = queryOptions({
  queryKey: ['undelivered'],
  queryFn: ({signal}) =>
    request<UndeliveredMailsView>('/api/notifications/undelivered?limit=50', {signal}),
})
