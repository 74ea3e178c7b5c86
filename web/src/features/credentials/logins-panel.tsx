import type {LoginView, OwnLoginsView} from '@airworthy/server/features/credentials/views.ts'
import {Button} from '@mantine/core'
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query'
import {useState} from 'react'
import {EmptyState} from '../../design/empty-state.tsx'
import {SelectField, TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {request} from '../../interface/request.ts'
import {sentenceOf} from '../../interface/request-refused.ts'
import {useSubmission} from '../people/form.ts'
import {providerName, providerOf, providers, type Provider} from './login-words.ts'
import {ownLoginsQuery} from './queries.ts'
import styles from './credentials.module.css'

/** My logins at code hosts, by which the gate knows whose a change is; an administrator confirms each. */
export function LoginsPanel() {
  const logins = useQuery(ownLoginsQuery).data?.logins
  return (
    <Panel title="My logins at code hosts" note="so that the gate knows whose a change is">
      {logins?.length === 0 && (
        <EmptyState
          title="No login linked"
          consequence="The gate cannot tell that a change is yours, and calls its author’s certification not judged."
        />
      )}
      {logins !== undefined && logins.length > 0 && (
        <ul className={styles['logins']}>
          {logins.map((login) => (
            <OwnLogin key={login.id} login={login} />
          ))}
        </ul>
      )}
      <ProposeLogin />
    </Panel>
  )
}

function OwnLogin({login: {provider, login, confirmedAt}}: {login: LoginView}) {
  const remove = useSaveLogin()
  return (
    <li>
      <b>{providerName(provider)}</b>
      <span className="mono">{login}</span>
      {confirmedAt === null ? (
        <Status kind="to-do">Waits for an administrator</Status>
      ) : (
        <Status kind="pass">Confirmed</Status>
      )}
      <Button
        size="xs"
        onClick={() => remove.mutate({provider, login: null})}
        disabled={remove.isPending}
        aria-label={`Unlink ${providerName(provider)}`}
      >
        Unlink
      </Button>
      {remove.isError && (
        <Notice kind="breach" word="Not unlinked">
          {sentenceOf(remove.error)}
        </Notice>
      )}
    </li>
  )
}

function ProposeLogin() {
  const [provider, setProvider] = useState<Provider>('github')
  const [login, setLogin] = useState('')
  const save = useSaveLogin()
  const {busy, refusal, submit} = useSubmission(async () => {
    await save.mutateAsync({provider, login: login.trim()})
    setLogin('')
  })
  return (
    <form className={styles['propose']} onSubmit={submit}>
      <SelectField
        label="Code host"
        value={provider}
        data={providers.map(({id, name}) => ({value: id, label: name}))}
        onChange={(event) => setProvider(providerOf(event.currentTarget.value))}
      />
      <TextField
        label="My login there"
        required
        withAsterisk={false}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        refusal={refusal}
      />
      <Button type="submit" disabled={busy}>
        Link the login
      </Button>
    </form>
  )
}

function useSaveLogin() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: {provider: Provider; login: string | null}) =>
      request<OwnLoginsView>('/api/logins', {method: 'PUT', body}),
    onSuccess: (logins) => {
      client.setQueryData(ownLoginsQuery.queryKey, logins)
      void client.invalidateQueries({queryKey: ['logins']})
    },
  })
}
