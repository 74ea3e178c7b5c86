import {Button} from '@mantine/core'
import {useMutation, useQueryClient, useSuspenseQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {EmptyState} from '../../design/empty-state.tsx'
import {capital, counted} from '../../design/numbers.ts'
import {Pager} from '../../design/pager.tsx'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {request} from '../../interface/request.ts'
import {NotificationList} from './notification-list.tsx'
import {notificationsQuery, notificationsSize} from './queries.ts'

/** What the platform has told the person, the newest first. */
export function NotificationsScreen() {
  const client = useQueryClient()
  const [offset, setOffset] = useState(0)
  const {notifications, unread, total} = useSuspenseQuery(notificationsQuery({offset})).data
  const readAll = useMutation({
    mutationFn: () => request('/api/notifications/read', {method: 'POST', body: {}}),
    async onSuccess() {
      await client.invalidateQueries({queryKey: ['notifications']})
    },
  })
  return (
    <Screen
      name="Notifications"
      question="What was I told?"
      heading={
        unread === 0
          ? 'Everything is read.'
          : `${capital(counted(unread, 'notification'))} ${unread === 1 ? 'is' : 'are'} new.`
      }
      actions={
        unread > 0 && (
          <Button disabled={readAll.isPending} onClick={() => readAll.mutate()}>
            Mark all as read
          </Button>
        )
      }
    >
      {total === 0 ? (
        <EmptyState
          title="Nothing yet"
          consequence="What is assigned to you, reminders and decisions on your appeals appear here, and by mail where mail is set up."
        />
      ) : (
        <Panel title="Newest first">
          <NotificationList notifications={notifications} />
          <Pager offset={offset} size={notificationsSize} total={total} onOffset={setOffset} />
        </Panel>
      )}
    </Screen>
  )
}
