import type {MyDataView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useMutation, useQueryClient} from '@tanstack/react-query'
import {moment} from '../../design/dates.ts'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {request} from '../../interface/request.ts'
import {sentenceOf} from '../../interface/request-refused.ts'
import {deviceName} from './device-name.ts'
import {myDataQuery} from './queries.ts'
import styles from './administration.module.css'

/** Where I am signed in; any other session can be ended. */
export function SessionsPanel({sessions}: {sessions: MyDataView['sessions']}) {
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: endSession,
    onSettled: () => client.invalidateQueries({queryKey: myDataQuery.queryKey}),
  })
  return (
    <Panel title="Sessions" note={sessions.length}>
      {end.isError && (
        <Notice kind="breach" word="Not ended">
          {sentenceOf(end.error)}
        </Notice>
      )}
      <ul className={styles['list']}>
        {sessions.map(({id, createdAt, ipAddress, userAgent, current}) => (
          <li key={id}>
            <div className={styles['main']}>
              <b>
                {deviceName(userAgent)} {current && <span className="tag">this one</span>}
              </b>
              <span className="tiny">
                since {moment(createdAt)}
                {ipAddress !== null && ipAddress !== '' && ` · from ${ipAddress}`}
              </span>
            </div>
            {!current && (
              <Button
                size="xs"
                disabled={end.isPending}
                onClick={() => end.mutate(id)}
                aria-label={`End the session on ${deviceName(userAgent)}`}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The sign-in library ends a session by its token, which only its own list tells. */
async function endSession(id: string): Promise<void> {
  const sessions = await request<{id: string; token: string}[]>('/api/auth/list-sessions')
  const token = sessions.find((session) => session.id === id)?.token
  if (token === undefined) return
  await request('/api/auth/revoke-session', {method: 'POST', body: {token}})
}
