import type {OpenInvitationView} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQuery} from '@tanstack/react-query'
import {useSearch} from '@tanstack/react-router'
import {useState} from 'react'
import {EmptyState} from '../../design/empty-state.tsx'
import {TextField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {Entrance} from './entrance.tsx'
import {useSubmission} from './form.ts'
import {NewPasswordField} from './new-password-field.tsx'
import {SingleSignOnButton} from './single-sign-on-button.tsx'
import {offeredQuery} from './single-sign-on-queries.ts'
import {useEnter} from './viewer.ts'
import styles from './entrance.module.css'

/** The bearer of an invitation link chooses a name and a password. */
export function InvitationScreen() {
  const {token} = useSearch({from: '/invitation'})
  const invitation = useQuery({
    queryKey: ['open-invitation', token],
    queryFn: ({signal}) =>
      request<OpenInvitationView>(`/api/invitations/open/${encodeURIComponent(token ?? '')}`, {
        signal,
      }),
    enabled: token !== undefined,
    retry: false,
  })
  if (token === undefined || invitation.isError) {
    return (
      <Entrance
        name="Invitation"
        heading="This invitation cannot be opened"
        lead="Nothing was changed."
      >
        <EmptyState
          title="The link is incomplete, used or expired"
          consequence="Copy the whole link from the message. If it was used or has expired, ask the person who invited you for a new one."
        />
      </Entrance>
    )
  }
  if (!invitation.data) return null
  const {organisation, email, name} = invitation.data
  return (
    <Entrance
      name="Invitation"
      heading={`Join ${organisation}`}
      lead="Airworthy is where engineers find their gaps in AI safety and close them."
    >
      <AcceptForm token={token} email={email} invitedName={name} />
    </Entrance>
  )
}

interface AcceptFormProps {
  token: string
  email: string
  invitedName: string
}

function AcceptForm({token, email, invitedName}: AcceptFormProps) {
  const enter = useEnter()
  const offered = useQuery(offeredQuery).data
  const [name, setName] = useState(invitedName)
  const [password, setPassword] = useState('')
  const {busy, refusal, submit} = useSubmission(async () => {
    await request('/api/invitations/accept', {method: 'POST', body: {token, name, password}})
    await enter('/')
  })
  return (
    <form className={styles['panel']} onSubmit={submit}>
      {refusal !== undefined && (
        <Notice kind="breach" word="Not accepted">
          {refusal}
        </Notice>
      )}
      {offered?.offered === true && (
        <>
          <SingleSignOnButton verb="Join" label={offered.label ?? 'single sign-on'} />
          <p className={`meta ${styles['or']}`}>
            {offered.localSignIn === 'everyone'
              ? 'or with a password'
              : 'or, for administrators alone, with a password'}
          </p>
        </>
      )}
      <TextField label="E-mail" value={email} readOnly autoComplete="username" />
      <TextField
        label="Your name"
        autoComplete="name"
        required
        withAsterisk={false}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NewPasswordField value={password} onChange={setPassword} />
      <Button
        type="submit"
        variant={offered?.offered === true ? 'default' : 'filled'}
        disabled={busy}
      >
        Join
      </Button>
    </form>
  )
}
