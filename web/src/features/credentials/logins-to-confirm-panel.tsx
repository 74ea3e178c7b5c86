import type {AllLoginsView} from '@airworthy/server/features/credentials/views.ts'
import {Button} from '@mantine/core'
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query'
import {day} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {request} from '../../interface/request.ts'
import {sentenceOf} from '../../interface/request-refused.ts'
import {providerName} from './login-words.ts'
import {allLoginsQuery} from './queries.ts'
import styles from './credentials.module.css'

type Login = AllLoginsView['logins'][number]

/** Logins at code hosts that people have named as theirs, those that wait first. */
export function LoginsToConfirmPanel() {
  const logins = useQuery(allLoginsQuery).data?.logins
  const waiting = logins?.filter(({confirmedAt}) => confirmedAt === null).length ?? 0
  return (
    <Panel title="Logins at code hosts" note={waiting > 0 && `${waiting} to confirm`}>
      {logins?.length === 0 ? (
        <EmptyState
          title="Nobody has named a login"
          consequence="Until then the gate calls the certification of a change’s author not judged. People name theirs under Credentials."
        />
      ) : (
        <ul className={styles['allLogins']}>
          {logins?.map((login) => (
            <LoginRow key={login.id} login={login} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function LoginRow({login: {id, person, provider, login, proposedAt, confirmedAt}}: {login: Login}) {
  const client = useQueryClient()
  const confirm = useMutation({
    mutationFn: () => request(`/api/logins/${id}/confirm`, {method: 'POST', body: {}}),
    onSettled: () => client.invalidateQueries({queryKey: ['logins']}),
  })
  return (
    <li>
      <span>
        <b>{person.name}</b>
        <span className="meta">
          {providerName(provider)} <span className="mono">{login}</span>, named {day(proposedAt)}
        </span>
      </span>
      {confirmedAt === null ? (
        <Button
          size="xs"
          disabled={confirm.isPending}
          onClick={() => confirm.mutate()}
          aria-label={`Confirm that ${login} is ${person.name}`}
        >
          Confirm
        </Button>
      ) : (
        <Status kind="pass">Confirmed</Status>
      )}
      {confirm.isError && (
        <Notice kind="breach" word="Not confirmed">
          {sentenceOf(confirm.error)}
        </Notice>
      )}
    </li>
  )
}
