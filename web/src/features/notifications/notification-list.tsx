import type {NotificationView, UnreadView} from '@airworthy/server/features/notifications/views.ts'
import {Button} from '@mantine/core'
import {useMutation, useQueryClient} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {moment} from '../../design/dates.ts'
import {Status} from '../../design/status.tsx'
import {request} from '../../interface/request.ts'
import {nextPath} from '../../shell/next-path.ts'
import styles from './notifications.module.css'

/** Notifications, the newest first; those that are not read carry the word "New". */
export function NotificationList({notifications}: {notifications: readonly NotificationView[]}) {
  return (
    <ul className={styles['list']}>
      {notifications.map((notification) => (
        <NotificationRow key={notification.id} notification={notification} />
      ))}
    </ul>
  )
}

function NotificationRow({notification}: {notification: NotificationView}) {
  const {id, title, text, link, createdAt, readAt} = notification
  const client = useQueryClient()
  const navigate = useNavigate()
  const read = useMutation({
    mutationFn: () =>
      request<UnreadView>(`/api/notifications/${id}/read`, {method: 'POST', body: {}}),
    async onSuccess() {
      await client.invalidateQueries({queryKey: ['notifications']})
    },
  })
  const path = nextPath(link)
  const open = () => {
    if (readAt === null) read.mutate()
    if (path !== undefined) void navigate({href: path})
  }
  return (
    <li>
      <span className={styles['mark']}>
        {readAt === null ? <Status kind="steer">New</Status> : <span className="meta">Read</span>}
      </span>
      <div className={styles['words']}>
        <h3>{title}</h3>
        <p className="small">{text}</p>
        <p className="tiny">{moment(createdAt)}</p>
      </div>
      <div className={styles['buttons']}>
        {path !== undefined && (
          <Button size="xs" onClick={open} aria-label={`Open: ${title}`}>
            Open
          </Button>
        )}
        {readAt === null && (
          <Button
            size="xs"
            variant="subtle"
            disabled={read.isPending}
            onClick={() => read.mutate()}
            aria-label={`Mark as read: ${title}`}
          >
            Mark as read
          </Button>
        )}
      </div>
    </li>
  )
}
