import type {IssuerKeysView} from '@airworthy/server/features/credentials/views.ts'
import {Button} from '@mantine/core'
import {useQuery} from '@tanstack/react-query'
import {useNavigate} from '@tanstack/react-router'
import {useState} from 'react'
import {day} from '../../design/dates.ts'
import {EmptyState} from '../../design/empty-state.tsx'
import {TextField} from '../../design/field.tsx'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {credentialIdIn} from './credential-id.ts'
import {issuerKeysQuery} from './queries.ts'
import styles from './credentials.module.css'

/** Who issues credentials here, under which keys; and the way to one credential, to decide about it. */
export function IssuerPanel() {
  const issuer = useQuery(issuerKeysQuery).data
  return (
    <Panel title="Credentials" note={issuer?.issuer && <code>{issuer.issuer}</code>}>
      {issuer !== undefined && issuer.issuer === null ? (
        <EmptyState
          title="No public address is set"
          consequence="Credentials carry the address at which anybody verifies them. What people earn meanwhile waits and is issued once AIRWORTHY_PUBLIC_URL is set."
        />
      ) : (
        issuer !== undefined && <Keys keys={issuer.keys} />
      )}
      <FindCredential />
    </Panel>
  )
}

function Keys({keys}: Pick<IssuerKeysView, 'keys'>) {
  return (
    <ul className={styles['allLogins']}>
      {keys.map(({number, publicKeyMultibase, addedAt, withdrawnAt, signsNow}) => (
        <li key={number}>
          <span>
            <b>Key {number}</b>
            <span className="meta">
              <code>{publicKeyMultibase}</code>, since {day(addedAt)}
            </span>
          </span>
          {withdrawnAt !== null ? (
            <Status kind="lapsed">Withdrawn {day(withdrawnAt)}</Status>
          ) : signsNow ? (
            <Status kind="current">Signs</Status>
          ) : (
            <Status kind="due">Verifies what it signed</Status>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Opens a credential by its link or id, where it can be suspended, reinstated or revoked. */
function FindCredential() {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [refusal, setRefusal] = useState<string>()
  return (
    <form
      className={styles['propose']}
      onSubmit={(event) => {
        event.preventDefault()
        const id = credentialIdIn(typed)
        if (id === undefined) setRefusal('This is no link or id of a credential.')
        else void navigate({to: '/verify/$id', params: {id}})
      }}
    >
      <TextField
        className={styles['find']}
        label="Decide about a credential"
        description="Its link or id; suspend, reinstate or revoke it there. Leads and you find it under Team."
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setRefusal(undefined)
        }}
        refusal={refusal}
      />
      <Button type="submit" disabled={typed.trim() === ''}>
        Open it
      </Button>
    </form>
  )
}
