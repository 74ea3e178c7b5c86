import type {UndeliveredMailView} from '@airworthy/server/features/notifications/views.ts'
import {Button} from '@mantine/core'
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query'
import {moment} from '../../design/dates.ts'
import {counted, plain} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {request} from '../../interface/request.ts'
import {sentenceOf} from '../../interface/request-refused.ts'
import {undeliveredQuery} from './queries.ts'
import styles from './notifications.module.css'

/** Mails that did not go out, or of which that is not known; each can be sent again. */
export function UndeliveredPanel() {
  const found = useQuery(undeliveredQuery).data
  if (!found || found.total === 0) return null
  return (
    <Panel title="Mails not delivered" note={plain(found.total)}>
      <p className="meta">Every one of them is shown in the app too, so that nothing is lost.</p>
      <ul className={styles['list']}>
        {found.mails.map((mail) => (
          <UndeliveredMail key={mail.id} mail={mail} />
        ))}
      </ul>
    </Panel>
  )
}

function UndeliveredMail({mail}: {mail: UndeliveredMailView}) {
  const client = useQueryClient()
  const again = useMutation({
    mutationFn: () =>
      request(`/api/notifications/undelivered/${mail.id}/send`, {method: 'POST', body: {}}),
    async onSuccess() {
      await client.invalidateQueries({queryKey: undeliveredQuery.queryKey})
    },
  })
  return (
    <li>
      <Status kind={mail.state === 'failed' ? 'error' : 'not-judged'}>
        {mail.state === 'failed' ? 'Failed' : 'Not confirmed'}
      </Status>
      <div className={styles['words']}>
        <h3>
          {mail.title}, to {mail.person.name}
        </h3>
        <p className="meta">
          {moment(mail.at)}, {counted(mail.attempts, 'attempt')}
          {mail.fault !== null && (
            <>
              , <code>{mail.fault}</code>
            </>
          )}
        </p>
        {mail.state === 'unconfirmed' && (
          <p className="small">It may have arrived; sent again, it may arrive twice.</p>
        )}
        {again.isError && <p role="alert">{sentenceOf(again.error)}</p>}
      </div>
      <Button
        size="xs"
        disabled={again.isPending}
        onClick={() => again.mutate()}
        aria-label={`Send again to ${mail.person.name}: ${mail.title}`}
      >
        Send again
      </Button>
    </li>
  )
}
